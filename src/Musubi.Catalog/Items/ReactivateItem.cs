using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>Brings an item back into use.</summary>
[Needs(CatalogPermission.Edit)]
internal sealed class ReactivateItem(CatalogDb db) : IUseCase<ReactivateItem.Input, Done>
{
    public sealed record Input
    {
        public Id<Item> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Item(input.Id, ct) is not { } item)
            return Refusal.NotFound(Words.Item, input.Id);
        item.Active = true;
        return new Done();
    }
}
