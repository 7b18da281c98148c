using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Audit;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Finance.Receivables;
using Musubi.Testing;

namespace Musubi.Stories.Proof;

/// <summary>Whoever writes past the product straight into the tables is found out, and the document is named.</summary>
public sealed class CorruptionTests
{
    /// <param name="Subject">SQL for the id of the document that must be named.</param>
    /// <param name="Sql">What the intruder does.</param>
    private sealed record Corruption(string What, string Kind, string Subject, string Sql);

    private const string Line = "(SELECT MAX(id) FROM journal_line)", Entry = "(SELECT entry_id FROM journal_line WHERE id = (SELECT MAX(id) FROM journal_line))";
    private const string Order = "(SELECT MAX(id) FROM sales_order WHERE state = 'Billed')";

    private static readonly Corruption[] All =
    [
        new("a journal line one yen more", "journal_entry", Entry, $"UPDATE journal_line SET amount_minor = amount_minor + 1 WHERE id = {Line}"),
        new("a journal line taken away", "journal_entry", Entry, $"DELETE FROM journal_line WHERE id = {Line}"),
        new("an order line cheaper", "sales_order", Order, $"UPDATE sales_order_line SET net_minor = net_minor - 100 WHERE id = (SELECT MIN(id) FROM sales_order_line WHERE order_id = {Order})"),
        new("an order's total lower", "sales_order", Order, $"UPDATE sales_order SET total_minor = total_minor - 1 WHERE id = {Order}"),
        new("an order billed by no invoice", "sales_order", Order, $"UPDATE sales_order SET invoice_id = NULL WHERE id = {Order}"),
        new("the name of who did it", "party", "(SELECT MIN(subject_id) FROM audit_entry WHERE subject_kind = 'party')", "UPDATE audit_entry SET actor_name = 'Nobody' WHERE id = (SELECT MIN(id) FROM audit_entry WHERE subject_kind = 'party' AND subject_id = (SELECT MIN(subject_id) FROM audit_entry WHERE subject_kind = 'party'))"),
        new("an entry of the trail taken away", "party", "(SELECT MIN(subject_id) FROM audit_entry WHERE subject_kind = 'party')", "DELETE FROM audit_entry WHERE id = (SELECT MIN(id) FROM audit_entry WHERE subject_kind = 'party' AND subject_id = (SELECT MIN(subject_id) FROM audit_entry WHERE subject_kind = 'party'))"),
        new("a seal altered", "audit_seal", "(SELECT MIN(id) FROM audit_seal)", "UPDATE audit_seal SET covers = covers || ' ' WHERE id = (SELECT MIN(id) FROM audit_seal)"),
        new("a printed invoice altered", "invoice", "(SELECT MAX(subject_id) FROM printed_document)", "UPDATE printed_document SET hash = 'x' || SUBSTR(hash, 2) WHERE id = (SELECT MAX(id) FROM printed_document)"),
    ];

    [Theory, Engines]
    public async Task Every_corruption_is_found_and_named_and_a_clean_company_is_clean(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await DemoCompany.Open(house.Services, default);
        var invoice = await house.Db.Set<Invoice>().OrderBy(i => i.Id).Select(i => i.Id).LastAsync();
        await house.Get<PrintShelf>().Print("invoice", invoice.Value, "invoice", Language.Japanese, default);
        while (await house.Services.GetRequiredService<AuditSealer>().SealSome(default) > 0)
        {
        }

        Assert.Empty(await Faults(house.Services, null));
        foreach (var corruption in All)
        {
            var (id, faults) = (0L, new List<InvariantFault>());
            await using (var scope = house.Services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
                await using var undone = await db.Database.BeginTransactionAsync();
                var subject = "SELECT " + corruption.Subject + " AS \"Value\"";
                id = await db.Database.SqlQueryRaw<long>(subject).SingleAsync();
                Assert.True(await db.Database.ExecuteSqlRawAsync(corruption.Sql) > 0, $"Nothing was corrupted: {corruption.What}.");
                faults.AddRange(await Faults(scope.ServiceProvider, db));
            }
            Assert.True(faults.Any(f => f.Subject == string.Create(CultureInfo.InvariantCulture, $"{corruption.Kind} {id}")),
                $"{corruption.What}: {corruption.Kind} {id} is not named among: {string.Join("; ", faults.Select(f => $"{f.Subject}: {f.What.En}"))}");
        }
        Assert.Empty(await Faults(house.Services, null));
    }

    private static async Task<List<InvariantFault>> Faults(IServiceProvider services, MusubiDb? within)
    {
        await using var scope = within is null ? services.CreateAsyncScope() : (AsyncServiceScope?)null;
        var faults = new List<InvariantFault>();
        foreach (var invariant in (scope?.ServiceProvider ?? services).GetServices<IInvariant>())
            faults.AddRange((await invariant.Check(default)).Faults);
        return faults;
    }
}
