using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance.Banking;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Imports;
using Musubi.Parties.Register;

namespace Musubi.Demo;

/// <summary>A bank's file of the last days: customers who paid what they owe, one less a fee, one too much, one under another name, and interest.</summary>
public static class DemoBank
{
    private const int Payers = 8, Matched = 3, Patience = 100;

    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        var runner = services.GetRequiredService<Runner>();
        var today = services.GetRequiredService<Clock>().Today;
        var taken = await runner.Run<TakeBankFile, TakeBankFile.Input, Id<Import>>(Actor.System, new() { FileName = string.Create(CultureInfo.InvariantCulture, $"nyukin-{today:yyyyMMdd}.csv"), Content = await File(services, today, ct) }, ct: ct);
        if (!taken.Ok)
            return;
        await runner.Run<CheckImport, CheckImport.Input, Id<Import>>(Actor.System, new() { Id = taken.Value }, ct: ct);
        await Done();
        await runner.Run<RunImport, RunImport.Input, Id<Import>>(Actor.System, new() { Id = taken.Value }, ct: ct);
        await Done();
        await Accept(services, runner, ct);

        // Here, or by the worker that serves behind the requests already.
        async Task Done()
        {
            await services.GetRequiredService<ErrandWorker>().DoAll(ct);
            for (var i = 0; i < Patience && await IsBusy(); i++)
                await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }

        async Task<bool> IsBusy()
        {
            await using var scope = services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Import>().AsNoTracking().SingleAsync(i => i.Id == taken.Value, ct)).IsBusy;
        }
    }

    /// <summary>Some were matched already; what is not sure is refused, and waits.</summary>
    private static async Task Accept(IServiceProvider services, Runner runner, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var line in await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<BankLine>().AsNoTracking().Where(l => l.State == BankLineState.Waiting).OrderBy(l => l.Id).Take(Matched).ToListAsync(ct))
            await runner.Run<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(Actor.System, new() { Id = line.Id }, ct: ct);
    }

    /// <summary>The form of a company as banks abbreviate it.</summary>
    private static string? FormOf(string name) => name.Contains("有限会社", StringComparison.Ordinal) ? "ユ" : name.Contains("合同会社", StringComparison.Ordinal) ? "ド" : name.Contains("株式会社", StringComparison.Ordinal) ? "カ" : null;

    private static async Task<byte[]> File(IServiceProvider services, DateOnly today, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var open = await db.Set<OpenItem>().AsNoTracking().Where(i => i.IsOpen && i.Side == OwedSide.Receivable && i.Amount.Minor > 0).OrderBy(i => i.Due).ThenBy(i => i.Id).ToListAsync(ct);
        var ids = open.Select(i => new Id<Party>(i.PartyId)).Distinct().ToList();
        var names = await db.Set<Party>().Where(p => ids.Contains(p.Id) && p.Reading != "").ToDictionaryAsync(p => p.Id.Value, p => (p.Name, p.Reading), ct);
        var owed = open.Where(i => names.ContainsKey(i.PartyId) && i.Amount.Currency == Currency.JPY).GroupBy(i => i.PartyId).Take(Payers).Select(g => g.ToList()).ToList();
        var rows = new List<string> { "取引日,入金額,出金額,振込依頼人名,摘要" };
        for (var i = 0; i < owed.Count; i++)
        {
            var (first, name) = (owed[i][0].Remaining.Minor, names[owed[i][0].PartyId]);
            var paid = (i % 5) switch
            {
                1 => first - 440,
                2 => owed[i].Take(2).Sum(o => o.Remaining.Minor),
                3 => first + 3_000,
                _ => first,
            };
            rows.Add(Row(i, paid, FormOf(name.Name) is not { } form ? name.Reading : i % 2 == 0 ? $"{form}）{name.Reading}" : $"{name.Reading}（{form}"));
        }
        rows.Add(Row(3, 27_500, "ミツダ　タカシ"));
        rows.Add(Row(1, 18, "リソク"));
        rows.Add(string.Create(CultureInfo.InvariantCulture, $"{today.AddDays(-1):yyyy/MM/dd},,440,,振込手数料"));
        return Encoding.UTF8.GetBytes(string.Join('\n', rows) + "\n");

        string Row(int day, long amount, string payer) => string.Create(CultureInfo.InvariantCulture, $"{today.AddDays(-1 - day % 4):yyyy/MM/dd},{amount},,{payer},振込");
    }
}
