using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Users;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;

namespace Musubi.Sales.Quotes;

/// <summary>A quote in its list, as it stands today.</summary>
public sealed class QuoteRow
{
    public Id<Quote> Id { get; init; }
    public required string Number { get; init; }
    public QuoteState State { get; init; }
    public bool Expired { get; init; }
    public long CustomerId { get; init; }
    public required string CustomerName { get; init; }
    public DateOnly Date { get; init; }
    public DateOnly ValidUntil { get; init; }
    public required string Reference { get; init; }
    public long OwnerId { get; init; }
    public required string OwnerName { get; init; }
    public Money Net { get; init; }
    public Money Total { get; init; }
}

internal static class QuoteList
{
    public static readonly ListDefinition<QuoteRow, Quote> Definition = new()
    {
        Name = "sales/quotes",
        Title = QuoteWords.Quotes,
        Permission = SalesPermission.View,
        DefaultSort = "-date",
        SearchKind = "quote",
        Rows = services =>
        {
            var today = services.GetRequiredService<Clock>().Today;
            return services.GetRequiredService<SalesDb>().Quotes.AsNoTracking().Select(q => new QuoteRow
            {
                Id = q.Id, Number = q.Number, State = q.State, Expired = q.State == QuoteState.Sent && q.ValidUntil < today, CustomerId = q.CustomerId, CustomerName = q.CustomerName, Date = q.Date,
                ValidUntil = q.ValidUntil, Reference = q.Reference, OwnerId = q.OwnerId, OwnerName = q.OwnerName, Net = q.Net, Total = q.Total,
            });
        },
        Id = q => q.Id,
        RowHref = q => $"/sales/quotes/{q.Id}",
        Of =
        [
            Column.Of<QuoteRow, string>("number", QuoteWords.Number, CellKind.Code, q => q.Number.Length > 0 ? q.Number : Words.Draft, q => q.Number),
            Column.Of<QuoteRow, DateOnly>("date", QuoteWords.Date, CellKind.Date, q => q.Date, q => q.Date),
            Column.Of<QuoteRow, string>("customer", Words.Customer, CellKind.Text, q => q.CustomerName, q => q.CustomerName),
            new("state", Words.State, CellKind.Badge, q => QuoteWords.MarkOf(q.State, q.Expired) is var mark ? new Mark(mark.Name, mark.Tone) : null),
            Column.Of<QuoteRow, DateOnly>("until", QuoteWords.ValidUntil, CellKind.Date, q => q.ValidUntil, q => q.ValidUntil),
            Column.Of<QuoteRow, string>("reference", QuoteWords.Reference, CellKind.Text, q => q.Reference, q => q.Reference),
            Column.Of<QuoteRow, string>("owner", QuoteWords.Owner, CellKind.Text, q => q.OwnerName, q => q.OwnerName),
            Column.Of<QuoteRow, long>("net", Words.Net, CellKind.Money, q => q.Net, q => q.Net.Minor, shown: false),
            Column.Of<QuoteRow, long>("total", Words.Total, CellKind.Money, q => q.Total, q => q.Total.Minor) with { Total = q => q.Total },
        ],
        FilterBy =
        [
            Filter.Of<QuoteRow, QuoteState>("state", Words.State, q => q.State, QuoteWords.BadgeOf),
            new("validity", QuoteWords.Validity, [("valid", QuoteWords.StillValid), ("expired", QuoteWords.Expired)],
                value => value == "expired" ? q => q.Expired : value == "valid" ? q => q.State == QuoteState.Sent && !q.Expired : null),
            Filter.OfDays<QuoteRow>("until", QuoteWords.ValidUntil, q => q.ValidUntil),
            Filter.OfDays<QuoteRow>("date", QuoteWords.Date, q => q.Date),
            new("owner", QuoteWords.Owner, [], value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var owner) ? q => q.OwnerId == owner : null)
            {
                Ask = async (services, ct) => [.. (await services.GetRequiredService<SalesDb>().All.Set<User>().AsNoTracking().Where(u => u.IsActive).OrderBy(u => u.Department).ThenBy(u => u.Id).Select(u => new { u.Id, u.Name }).ToListAsync(ct)).Select(u => (u.Id.ToString(), Text.Same(u.Name)))],
            },
            new("party", Words.Customer, [], value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var party) ? q => q.CustomerId == party : null),
        ],
        BulkActs =
        [
            new("send", QuoteWords.Send, "send", SalesPermission.SendQuotes, step => step.Do<SendQuote, SendQuote.Input, Id<Quote>>(new() { Id = new(step.Id) })),
        ],
    };
}
