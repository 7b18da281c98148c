using Microsoft.EntityFrameworkCore;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Finance.Aging;

/// <summary>A document in a party's statement, and what was owed after it.</summary>
public sealed record StatementLine(OpenItem Item, Money Amount, Money Balance);

/// <summary>What happened with a party between two days in one currency (期間の取引明細), as the side reads it.</summary>
public sealed record StatementOfCurrency(Currency Currency, Money Opening, IReadOnlyList<StatementLine> Lines)
{
    public Money Charged => Money.Sum(Lines.Select(l => l.Amount).Where(a => !a.IsNegative), Currency);

    /// <summary>Negative.</summary>
    public Money Settled => Money.Sum(Lines.Select(l => l.Amount).Where(a => a.IsNegative), Currency);
    public Money Closing => Opening + Charged + Settled;
}

/// <summary>The whole of it, in each currency, with whom it goes to.</summary>
internal sealed record PartyStatement(OwedSide Side, Party? Party, DateOnly From, DateOnly To, IReadOnlyList<StatementOfCurrency> Currencies);

/// <summary>Statements are read from the documents: allocations move nothing between the party and us.</summary>
internal sealed class Statements(FinanceDb db)
{
    public async Task<PartyStatement> OfParty(OwedSide side, long party, DateOnly from, DateOnly to, CancellationToken ct) =>
        new(side, await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == new Id<Party>(party), ct), from, to, await Of(side, party, from, to, ct));

    public async Task<IReadOnlyList<StatementOfCurrency>> Of(OwedSide side, long party, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var items = db.Items.AsNoTracking().Where(i => i.Side == side && i.PartyId == party);
        var before = await items.Where(i => i.Date < from).GroupBy(i => i.Amount.Currency).Select(g => new { Currency = g.Key, Sum = g.Sum(i => i.Amount.Minor) }).ToListAsync(ct);
        var within = await items.Where(i => i.Date >= from && i.Date <= to).OrderBy(i => i.Date).ThenBy(i => i.Id).ToListAsync(ct);
        var sign = side == OwedSide.Receivable ? 1 : -1;
        return
        [
            .. before.Select(b => b.Currency).Concat(within.Select(i => i.Amount.Currency)).Distinct().Order().Select(currency =>
            {
                var opening = Money.OfMinor(sign * (before.Find(b => b.Currency == currency)?.Sum ?? 0), currency);
                var balance = opening;
                return new StatementOfCurrency(currency, opening, [.. within.Where(i => i.Amount.Currency == currency).Select(i => new StatementLine(i, i.Amount * sign, balance += i.Amount * sign))]);
            }).Where(s => !s.Opening.IsZero || s.Lines.Count > 0),
        ];
    }
}
