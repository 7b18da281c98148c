using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Timeline;
using Musubi.Kernel;
using SkiaSharp;

namespace Musubi.Catalog.Pictures;

/// <summary>Adds a picture to an item, as the one that lists show or behind the others. The original is kept as it came; a thumbnail is drawn.</summary>
[Needs(CatalogPermission.Edit)]
internal sealed class SetItemPicture(CatalogDb db, IdSource ids) : IUseCase<SetItemPicture.Input, Id<ItemPicture>>
{
    private const int ThumbnailSide = 160;

    /// <summary>Pixels; a small file may unfold to more than memory holds.</summary>
    private const long MostPixels = 50_000_000;

    public sealed record Input
    {
        public Id<Item> Id { get; init; }
        public string Name { get; init; } = "";

        /// <summary>JPEG, PNG, WebP or GIF; base64 in JSON.</summary>
        public byte[] Content { get; init; } = [];

        /// <summary>Show it first.</summary>
        public bool First { get; init; }
    }

    public async Task<Result<Id<ItemPicture>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Item(input.Id, ct) is not { } item)
            return Refusal.NotFound(Words.Item, input.Id);
        if (input.Content.Length == 0)
            return Refusal.Missing(nameof(input.Content), Words.Picture);
        if (input.Content.Length > ItemPicture.MaxSize)
            return new Refusal("catalog.picture-too-large", Words.PictureTooLarge.With(input.Content.Length / 1024m / 1024m, ItemPicture.MaxSize / 1024 / 1024), Words.PictureTooLargeAdvice, nameof(input.Content));
        var others = await db.Pictures.Where(p => p.ItemId == input.Id).OrderBy(p => p.Position).ToListAsync(ct);
        if (others.Count >= ItemPicture.MostPerItem)
            return new Refusal("too-many", Words.TooManyPictures.With(ItemPicture.MostPerItem), Words.RemoveSome, nameof(input.Content));
        if (Read(input.Content) is not { } read)
            return new Refusal("catalog.not-a-picture", Words.NotAPicture.With(input.Name), Words.NotAPictureAdvice, nameof(input.Content));

        var picture = new ItemPicture
        {
            Id = ids.Next<ItemPicture>(), ItemId = item.Id, Name = Path.GetFileName(input.Name) is { Length: > 0 and <= 200 } name ? name : item.Code, MediaType = read.MediaType,
            Width = read.Width, Height = read.Height, Original = ids.Next<Attachment>(), Thumbnail = ids.Next<Attachment>(),
            Position = others.Count == 0 ? 0 : input.First ? others[0].Position - 1 : others[^1].Position + 1,
        };
        db.Pictures.Add(picture);
        db.All.Add(new AttachmentContent { Id = picture.Original, Bytes = input.Content });
        db.All.Add(new AttachmentContent { Id = picture.Thumbnail, Bytes = read.Thumbnail });
        db.All.Touch(item);
        return picture.Id;
    }

    /// <summary>Null when the bytes are no picture of a kind that browsers show, or unfold to too many pixels.</summary>
    private static (string MediaType, int Width, int Height, byte[] Thumbnail)? Read(byte[] content)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(content));
        var type = codec?.EncodedFormat switch
        {
            SKEncodedImageFormat.Jpeg => "image/jpeg",
            SKEncodedImageFormat.Png => "image/png",
            SKEncodedImageFormat.Webp => "image/webp",
            SKEncodedImageFormat.Gif => "image/gif",
            _ => null,
        };
        if (codec is null || type is null || (long)codec.Info.Width * codec.Info.Height is <= 0 or > MostPixels)
            return null;
        using var original = SKBitmap.Decode(codec);
        if (original is null)
            return null;
        var longer = Math.Max(original.Width, original.Height);
        using var small = longer <= ThumbnailSide ? null : original.Resize(
            new SKImageInfo(Math.Max(1, original.Width * ThumbnailSide / longer), Math.Max(1, original.Height * ThumbnailSide / longer)), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var encoded = (small ?? original).Encode(SKEncodedImageFormat.Png, 100);
        return (type, codec.Info.Width, codec.Info.Height, encoded.ToArray());
    }
}
