using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Approvals;
using Musubi.Approvals.Rules;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;

namespace Musubi.Demo;

/// <summary>Quotes of the last weeks in every state: being written, waiting for approval, with options, revised, about to expire, won and lost.</summary>
public static class DemoQuotes
{
    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        List<Id<Party>> customers, leads;
        Dictionary<string, Id<Item>> items;
        User? seller;
        long management;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            customers = await Of(db, PartyRole.Customer);
            leads = await Of(db, PartyRole.Lead);
            items = await db.Set<Item>().AsNoTracking().ToDictionaryAsync(i => i.Code, i => i.Id, ct);
            seller = await db.Set<User>().AsNoTracking().Where(u => u.IsActive && u.Department == Department.Sales).OrderBy(u => u.Id).FirstOrDefaultAsync(ct);
            management = await db.Set<Role>().Where(r => r.Standard == Department.Management).Select(r => r.Id).FirstOrDefaultAsync(ct) is { IsNone: false } role ? role.Value : 0;
        }
        if (customers.Count == 0 || leads.Count == 0 || items.Count == 0 || seller is null || management == 0)
            return;
        var runner = services.GetRequiredService<Runner>();
        var today = services.GetRequiredService<Clock>().Today;
        var sales = new Actor(seller.Id.Value, seller.Name, seller.Language,
            new HashSet<string>(StringComparer.Ordinal) { SalesPermission.View, SalesPermission.EditQuotes, SalesPermission.SendQuotes, SalesPermission.EditOrders, SalesPermission.ConfirmOrders, ApprovalPermission.Decide });
        _ = (await runner.Run<CreateApprovalRule, CreateApprovalRule.Input, Id<ApprovalRule>>(Actor.System, new()
        {
            Kind = "quote", Name = "値引き10%超", From = new(today.Year, 1, 1), RemindAfter = 9,
            Conditions = [new() { Fact = "line-discount", Comparison = Comparison.Over, Number = 10 }], Steps = [new() { Approvers = [$"role:{management}"] }],
        }, ct: ct)).Value;

        // Won: two options, of which the customer took the second with an extra.
        var line = await Sent(To(2), -24, 30, "ライン更新のご提案です。B案は耐久性を重視した構成です。", [new() { Part = QuotePart.A, Name = "標準仕様" }, new() { Part = QuotePart.B, Name = "長寿命仕様" }],
            Line("BRG-6204-ZZ", 200, QuotePart.A), Line("BRG-6204-2RS", 200, QuotePart.B), Line("GRS-400", 20), Line("KIT-MNT-6204", 2, QuotePart.Extra));
        await Accept(line, QuotePart.B, "KIT-MNT-6204");
        // Still to be answered: options, one that expires this week, one for a lead, one that expires today.
        await Sent(To(5), -3, 30, "数量割引を適用しています。", [new() { Part = QuotePart.A, Name = "近接センサ" }, new() { Part = QuotePart.B, Name = "光電センサ" }],
            Line("PRX-M12-NPN", 40, QuotePart.A), Line("PHO-D100", 40, QuotePart.B), Line("RC-M-GY", 1, QuotePart.Extra));
        await Sent(To(7), -26, 30, "", [], Line("BRG-6205-ZZ", 300), Line("GRS-400", 12));
        await Sent(leads[0], -8, 45, "初めてのお取引につき、標準価格でお見積りします。", [], Line("LG-20-0460", 4), Line("BRG-6202-ZZ", 100));
        await Sent(To(9), -30, 30, "", [], Line("BRG-6203-ZZ", 150));
        // Revised once: more pieces.
        var revised = await Sent(To(4), -12, 30, "", [], Line("BRG-6201-ZZ", 100), Line("OIL-VG32", 2));
        var again = (await runner.Run<ReviseQuote, ReviseQuote.Input, Id<Quote>>(sales, new() { Id = revised }, ct: ct)).Value;
        var (head, version) = await Head(again);
        await Save(new() { Id = again, Version = version, Customer = new(head.CustomerId), Date = head.Date, ValidUntil = head.ValidUntil, Needed = head.Needed, Note = "数量を見直しました。", Lines = [Line("BRG-6201-ZZ", 300), Line("OIL-VG32", 2), Line("GRS-400", 6)] });
        await runner.Run<SendQuote, SendQuote.Input, Id<Quote>>(sales, new() { Id = again }, ct: ct);
        // Won as a whole, lost, waiting for approval, and being written.
        await Accept(await Sent(To(1), -18, 30, "", [], Line("TEA-SEN", 48), Line("TEA-MAT", 24)), null);
        await runner.Run<DeclineQuote, DeclineQuote.Input, Id<Quote>>(sales, new() { Id = await Sent(To(6), -20, 30, "", [], Line("LG-20-0460", 8)), Why = QuoteLoss.LeadTime, Words = "他社が2週間早く納入できるとのこと。" }, ct: ct);
        await Sent(To(3), -1, 30, "年間契約のご提案", [], Line("BRG-6204-ZZ", 1000) with { Price = 255, Reason = "年間1万個の見込み" }, Line("BRG-6205-ZZ", 500));
        var order = (await runner.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(sales, new()
        {
            Customer = To(8), Date = today, Reference = "PO-90412", Lines = [new() { Item = items["BRG-6205-ZZ"], Quantity = 400, Price = 300, Reason = "他社見積に合わせるため" }, new() { Item = items["GRS-400"], Quantity = 6 }],
        }, ct: ct)).Value;
        await runner.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(sales, new() { Id = order }, ct: ct);
        await Save(new() { Customer = leads[1], Date = today, Lines = [Line("PRX-M12-NPN", 10), Line("PHO-D100", 10)] });

        Task<List<Id<Party>>> Of(MusubiDb db, PartyRole role) => db.Set<Party>().Where(p => p.Roles.Any(r => r.Role == role) && p.Country == "JP").OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);

        Id<Party> To(int n) => customers[n * 3 % customers.Count];

        QuoteLineDraft Line(string code, decimal quantity, QuotePart? part = null) => new() { Item = items[code], Quantity = quantity, Part = part };

        async Task<Id<Quote>> Save(SaveQuote.Input input) => (await runner.Run<SaveQuote, SaveQuote.Input, Id<Quote>>(sales, input, ct: ct)).Value;

        async Task<Id<Quote>> Sent(Id<Party> to, int day, int valid, string note, List<QuoteOptionDraft> options, params QuoteLineDraft[] lines)
        {
            var date = today.AddDays(day);
            var quote = await Save(new() { Customer = to, Date = date, ValidUntil = date.AddDays(valid), Needed = today.AddDays(21), Note = note, Options = options, Lines = [.. lines] });
            await runner.Run<SendQuote, SendQuote.Input, Id<Quote>>(sales, new() { Id = quote }, ct: ct);
            return quote;
        }

        async Task Accept(Id<Quote> quote, QuotePart? option, params string[] extras)
        {
            List<Id<QuoteLine>> chosen;
            await using (var scope = services.CreateAsyncScope())
                chosen = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<QuoteLine>().Where(l => l.QuoteId == quote && extras.Contains(l.ItemCode)).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(ct);
            await runner.Run<AcceptQuote, AcceptQuote.Input, Id<SalesOrder>>(sales, new() { Id = quote, Option = option, Extras = chosen, Reference = $"PO-{88700 + quote.Value % 97}" }, ct: ct);
        }

        async Task<(Quote Quote, int Version)> Head(Id<Quote> id)
        {
            await using var scope = services.CreateAsyncScope();
            var quote = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Quote>().AsNoTracking().SingleAsync(q => q.Id == id, ct);
            return (quote, quote.Version);
        }
    }
}
