using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Catalog.Pictures;

[Needs(CatalogPermission.Edit)]
internal sealed class RemoveItemPicture(CatalogDb db) : IUseCase<RemoveItemPicture.Input, Done>
{
    public sealed record Input
    {
        public Id<Item> Id { get; init; }
        public Id<ItemPicture> Picture { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Pictures.SingleOrDefaultAsync(p => p.Id == input.Picture && p.ItemId == input.Id, ct) is not { } picture || await db.Item(input.Id, ct) is not { } item)
            return Refusal.NotFound(Words.Picture, input.Picture);
        db.Pictures.Remove(picture);
        await db.All.Set<AttachmentContent>().Where(c => c.Id == picture.Original || c.Id == picture.Thumbnail).ExecuteDeleteAsync(ct);
        db.All.Touch(item);
        return new Done();
    }
}
