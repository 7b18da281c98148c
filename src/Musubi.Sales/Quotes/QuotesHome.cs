using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Sales.Quotes;

/// <summary>What a salesperson has out: what expires, what has, and what still awaits its customer.</summary>
internal sealed class QuotesHome(SalesDb db, Clock clock) : IHomePart
{
    private const int Soon = 7;

    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct)
    {
        if (!actor.May(SalesPermission.EditQuotes) || !actor.May(SalesPermission.View))
            return [];
        var (today, until) = (clock.Today, clock.Today.AddDays(Soon - 1));
        var mine = db.Quotes.Where(q => q.OwnerId == actor.Id && q.State == QuoteState.Sent);
        var list = string.Create(CultureInfo.InvariantCulture, $"/sales/quotes?f.state={nameof(QuoteState.Sent)}&f.owner={actor.Id}");
        return
        [
            new(await mine.LongCountAsync(q => q.ValidUntil < today, ct), QuoteWords.ExpiredMine, QuoteWords.FollowUp, list + "&f.validity=expired", "timer", "red"),
            new(await mine.LongCountAsync(q => q.ValidUntil >= today && q.ValidUntil <= until, ct), QuoteWords.ExpireSoon, QuoteWords.FollowUp, string.Create(CultureInfo.InvariantCulture, $"{list}&f.until={today:yyyy-MM-dd}..{until:yyyy-MM-dd}"), "clock"),
            new(await mine.LongCountAsync(q => q.ValidUntil > until, ct), QuoteWords.AwaitCustomer, QuoteWords.FollowUp, string.Create(CultureInfo.InvariantCulture, $"{list}&f.until={until.AddDays(1):yyyy-MM-dd}.."), "phone", ""),
        ];
    }

    public async Task<IReadOnlyList<HomeFigure>> Figures(Actor actor, CancellationToken ct)
    {
        if (!actor.May(SalesPermission.View))
            return [];
        var today = clock.Today;
        var sums = await db.Quotes.Where(q => q.State == QuoteState.Sent && q.ValidUntil >= today).GroupBy(q => q.Total.Currency)
            .Select(g => new { Currency = g.Key, Sum = g.Sum(q => q.Total.Minor) }).OrderBy(s => s.Currency).ToListAsync(ct);
        return [.. sums.Select(s => new HomeFigure(Department.Sales, QuoteWords.QuotedOpen, Money.OfMinor(s.Sum, s.Currency).ToString(), "/sales/quotes?f.validity=valid"))];
    }
}
