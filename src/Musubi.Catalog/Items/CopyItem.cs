using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>A new item like this one, under the next code. Barcodes and the numbers of parties stay behind: they belong to the one alone.</summary>
[Needs(CatalogPermission.Edit)]
internal sealed class CopyItem(CatalogDb db, ItemDrafts drafts) : IUseCase<CopyItem.Input, Id<Item>>
{
    public sealed record Input
    {
        public Id<Item> Id { get; init; }

        /// <summary>Empty draws the next of the series.</summary>
        public string Code { get; init; } = "";
    }

    public async Task<Result<Id<Item>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Item(input.Id, ct) is not { } item)
            return Refusal.NotFound(Words.Item, input.Id);
        var copy = ItemDraft.Of(item, new ItemDraft()) with { Code = input.Code, Barcodes = [], PartyCodes = [] };
        return (await drafts.Add([copy], ct)).Then(added => added[0]);
    }
}
