using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

[Needs(CatalogPermission.Edit)]
internal sealed class CreateItem(ItemDrafts drafts) : IUseCase<CreateItem.Input, Id<Item>>
{
    public sealed record Input : ItemDraft;

    public async Task<Result<Id<Item>>> Run(Input input, CancellationToken ct) => (await drafts.Add([input], ct)).Then(added => added[0]);
}
