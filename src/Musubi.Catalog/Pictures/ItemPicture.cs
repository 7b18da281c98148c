using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Catalog.Pictures;

/// <summary>A picture of an item. The original and the thumbnail lie with the bytes of all attached files.</summary>
public sealed class ItemPicture : IPartOf
{
    /// <summary>Bytes of an original.</summary>
    public const int MaxSize = 5 * 1024 * 1024;
    public const int MostPerItem = 12;

    public required Id<ItemPicture> Id { get; init; }
    public required Id<Item> ItemId { get; init; }

    /// <summary>The smallest is the one that lists show.</summary>
    public int Position { get; set; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required Id<Attachment> Original { get; init; }

    /// <summary>A PNG of at most 160 pixels a side.</summary>
    public required Id<Attachment> Thumbnail { get; init; }
    public (string Kind, long Id) Whole => ("item", ItemId.Value);
}
