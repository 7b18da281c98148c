using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Returns;

namespace Musubi.Demo;

/// <summary>A few things that came back: one credited, one that waits to be looked at, one that is on its way.</summary>
public static class DemoReturns
{
    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        List<Delivery> shipped;
        var weeks = services.GetRequiredService<Clock>().Today.AddDays(-21);
        await using (var scope = services.CreateAsyncScope())
            shipped = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Delivery>().AsNoTracking().Include(d => d.Lines).Include(d => d.Picks).AsSplitQuery().Where(d => d.Date > weeks && d.Carrier != "" && d.InvoiceId != null && d.StockDocumentId != null).OrderBy(d => d.Id).Take(3).ToListAsync(ct);
        var runner = services.GetRequiredService<Runner>();
        (ReturnReason Reason, string Said, string BroughtBy)[] told = [(ReturnReason.Defective, "6個のうち2個に錆があります。", "ヤマト運輸"), (ReturnReason.Damaged, "輸送中に箱がつぶれていました。", "佐川急便"), (ReturnReason.WrongItem, "注文と型番が違います。", "自社便")];
        for (var i = 0; i < shipped.Count; i++)
        {
            var line = shipped[i].Lines.Where(l => shipped[i].Picks.Exists(p => p.LineId == l.Id && p.ItemId == l.ItemId && !p.Taken.IsZero)).OrderByDescending(l => l.Quantity.Millionths).FirstOrDefault();
            if (line is null || line.Quantity.Value < 6)
                continue;
            var (reason, said, carrier) = told[i];
            var made = (await runner.Run<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(Actor.System, new() { Id = shipped[i].Id, Reason = reason, Said = said, BroughtBy = carrier, Lines = [new() { Id = line.Id, Quantity = 6 }] }, ct: ct)).Value;
            if (i == 2)
                continue;
            await runner.Run<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(Actor.System, new() { Id = made }, ct: ct);
            if (i == 1)
                continue;
            List<ReturnPart> parts;
            await using (var scope = services.CreateAsyncScope())
                parts = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<ReturnPart>().AsNoTracking().Where(p => p.ReturnId == made).OrderBy(p => p.Position).ToListAsync(ct);
            await runner.Run<InspectReturn, InspectReturn.Input, Id<SalesReturn>>(Actor.System, new()
            {
                Id = made, Findings = "保管中の湿気による錆。残りは良品。",
                Parts = [.. parts.Select((p, n) => n == 0 && p.Quantity.Value > 2 ? new InspectReturn.Part { Id = p.Id, Restock = p.Quantity.Value - 2, Scrap = 2, Why = "錆" } : new InspectReturn.Part { Id = p.Id, Restock = p.Quantity.Value })],
            }, ct: ct);
            await runner.Run<SettleReturn, SettleReturn.Input, Id<SalesReturn>>(Actor.System, new() { Id = made }, ct: ct);
        }
    }
}
