using Microsoft.EntityFrameworkCore;
using Musubi.Data.Search;
using Musubi.Kernel;

namespace Musubi.Finance.Journal;

/// <summary>An entry is found by its number through the number's own index: words of each entry would make posting slower.</summary>
internal sealed class EntryByNumber(FinanceDb db) : IFindByNumber
{
    public async Task<SearchEntry?> Find(string number, Actor actor, CancellationToken ct)
    {
        if (number.Length == 0 || !actor.May(FinancePermission.View) || await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Number == number, ct) is not { } entry)
            return null;
        return new()
        {
            SubjectId = entry.Id.Value, Kind = "journal_entry", Code = Folding.Fold(entry.Number), ShownCode = entry.Number, Title = entry.Number, Detail = entry.Description.In(actor.Language), Folded = Folding.Fold(entry.Number),
            Permission = FinancePermission.View,
        };
    }
}
