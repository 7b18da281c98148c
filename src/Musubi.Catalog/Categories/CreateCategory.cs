using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Catalog.Categories;

[Needs(CatalogPermission.Edit)]
internal sealed class CreateCategory(CatalogDb db, IdSource ids) : IUseCase<CreateCategory.Input, Id<Category>>
{
    public sealed record Input
    {
        public string Code { get; init; } = "";
        public Names Names { get; init; } = new();

        /// <summary>Null for the top.</summary>
        public Id<Category>? Parent { get; init; }
    }

    public async Task<Result<Id<Category>>> Run(Input input, CancellationToken ct)
    {
        var found = await CategoryRules.Check(db, input.Code, input.Names, null, ct);
        var parent = input.Parent is { } above ? await db.Categories.SingleOrDefaultAsync(c => c.Id == above, ct) : null;
        if (input.Parent is not null && parent is null)
            found.Add(Refusal.NotFound(Words.Category, input.Parent).At(nameof(input.Parent)));
        if (parent?.Depth >= CategoryRules.Deepest)
            found.Add(CategoryRules.TooDeep(nameof(input.Parent)));
        if (found.Count > 0)
            return found;
        var category = new Category { Id = ids.Next<Category>(), Code = input.Code.Trim(), Names = input.Names.Tidy() };
        category.PutBelow(parent);
        db.Categories.Add(category);
        return category.Id;
    }
}

internal static class CategoryRules
{
    /// <summary>The depth of a category that may have none below it, the top being 0.</summary>
    public const int Deepest = 7;

    public static async Task<List<Refusal>> Check(CatalogDb db, string typed, Names names, Id<Category>? self, CancellationToken ct)
    {
        var found = new List<Refusal>();
        var code = typed.Trim();
        if (code.Length == 0)
            found.Add(Refusal.Missing(nameof(Category.Code), Words.Code));
        else if (code.Length > Category.MaxCodeLength)
            found.Add(Refusal.TooLong(nameof(Category.Code), Words.Code, code.Length, Category.MaxCodeLength));
        else if (await db.Categories.Where(c => c.Code == code && c.Id != self).Select(c => c.Names).FirstOrDefaultAsync(ct) is { } holder)
            found.Add(new("catalog.category-code-taken", Words.CodeTaken.With(code), Words.TakenBy.With(code, holder.AsText()), nameof(Category.Code), RefusalKind.Conflict));
        names.Check(nameof(Category.Names), found);
        return found;
    }

    public static Refusal TooDeep(string field) => new("catalog.too-deep", Words.TooDeep.With(Deepest + 1), Words.TooDeepAdvice, field);
}
