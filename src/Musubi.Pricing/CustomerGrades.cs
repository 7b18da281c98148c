using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing;

/// <summary>The grade of customers on a day: the one door, whoever found the grade, a person or the rules.</summary>
public sealed class CustomerGrades(MusubiDb db)
{
    /// <summary>A person's word stands before a computed one as long as it runs; of two of a kind the later. Null where the customer has none.</summary>
    public async Task<Grade?> Of(long customer, DateOnly date, CancellationToken ct) => (await Of([customer], date, ct)).GetValueOrDefault(customer)?.Grade;

    /// <summary>The same for many, with the row that says so: its reason, and until when.</summary>
    public async Task<IReadOnlyDictionary<long, (Grade Grade, CustomerGrade Said)?>> Of(IReadOnlyCollection<long> customers, DateOnly date, CancellationToken ct)
    {
        var ids = customers.Select(c => new Id<Party>(c)).ToList();
        var rows = await db.Set<CustomerGrade>().AsNoTracking().Where(g => EF.Parameter(ids).Contains(g.CustomerId) && g.State == GradeState.Stands && g.From <= date && (g.Until == null || g.Until >= date))
            .Join(db.Set<Grade>().AsNoTracking(), c => c.GradeId, g => g.Id, (c, g) => new { Said = c, Grade = g }).ToListAsync(ct);
        return rows.GroupBy(r => r.Said.CustomerId.Value).ToDictionary(g => g.Key, g => Standing(g.Select(r => r.Said), date) is { } said ? ((Grade, CustomerGrade)?)(g.First(r => r.Said == said).Grade, said) : null);
    }

    /// <summary>Which of one customer's rows counts on a day.</summary>
    internal static CustomerGrade? Standing(IEnumerable<CustomerGrade> said, DateOnly date)
    {
        CustomerGrade? best = null;
        foreach (var row in said)
        {
            if (row.State == GradeState.Stands && row.From <= date && !(row.Until < date) && (best is null || (best.Source, row.From, row.Id.Value).CompareTo((row.Source, best.From, best.Id.Value)) > 0))
                best = row;
        }
        return best;
    }
}
