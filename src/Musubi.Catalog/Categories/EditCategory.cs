using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Catalog.Categories;

[Needs(CatalogPermission.Edit)]
internal sealed class EditCategory(CatalogDb db) : IUseCase<EditCategory.Input, Done>
{
    public sealed record Input
    {
        public Id<Category> Id { get; init; }
        public int Version { get; init; }
        public string Code { get; init; } = "";
        public Names Names { get; init; } = new();
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Categories.SingleOrDefaultAsync(c => c.Id == input.Id, ct) is not { } category)
            return Refusal.NotFound(Words.Category, input.Id);
        if (category.Version != input.Version)
            return Refusal.EditedMeanwhile(Words.Category);
        var found = await CategoryRules.Check(db, input.Code, input.Names, input.Id, ct);
        if (found.Count > 0)
            return found;
        db.All.Expect(category, input.Version);
        (category.Code, category.Names) = (input.Code.Trim(), input.Names.Tidy());
        return new Done();
    }
}
