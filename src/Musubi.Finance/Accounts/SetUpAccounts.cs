using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance.Accounts;

/// <summary>
/// Opens the books: the accounts of a template with their parts, and the fiscal years around today. What stands already stays as it is, so it may be run again.
/// </summary>
[Needs(FinancePermission.SetUpAccounts)]
internal sealed class SetUpAccounts(FinanceDb db, IdSource ids, CompanyProfile company, Clock clock) : IUseCase<SetUpAccounts.Input, int>
{
    public sealed record Input
    {
        /// <summary>The country whose chart is taken; empty for the company's own. A country without one has the generic.</summary>
        public string Chart { get; init; } = "";
    }

    /// <returns>How many accounts were added.</returns>
    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        var standing = await db.Accounts.ToDictionaryAsync(a => a.Code, StringComparer.Ordinal, ct);
        var mapped = (await db.MappedAccounts.Select(m => new { m.Role, m.PostingGroup }).ToListAsync(ct)).Select(m => (m.Role, m.PostingGroup)).ToHashSet();
        var country = (await company.Get(ct)).Country;
        var added = 0;
        foreach (var row in ChartTemplate.Of(input.Chart.Length > 0 ? input.Chart : country))
        {
            if (!standing.TryGetValue(row.Code, out var account))
            {
                account = new Account
                {
                    Id = ids.Next<Account>(), Code = row.Code, Section = row.Section, IsControl = row.IsControl, IsRevalued = row.IsRevalued,
                    NameJa = row.Name.Ja, NameZh = row.Name.Zh, NameEn = row.Name.En,
                };
                db.Accounts.Add(account);
                added++;
            }
            foreach (var (role, group) in row.Parts.Where(mapped.Add))
                db.MappedAccounts.Add(new() { Id = ids.Next<MappedAccount>(), Role = role, PostingGroup = group, AccountId = account.Id });
        }
        // The year before too, for what is brought forward; the next, so that nobody stands before a shut door on its first morning.
        await Years.Open(db, ids, clock.Today.AddYears(-1), clock.Today.AddYears(1), ChartTemplate.FirstMonth(country), 3, ct);
        return added;
    }
}
