using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>Takes the item out of use: it stays on the books and is offered no more.</summary>
[Needs(CatalogPermission.Edit)]
internal sealed class DeactivateItem(CatalogDb db) : IUseCase<DeactivateItem.Input, Done>
{
    public sealed record Input
    {
        public Id<Item> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Item(input.Id, ct) is not { } item)
            return Refusal.NotFound(Words.Item, input.Id);
        item.Active = false;
        return new Done();
    }
}
