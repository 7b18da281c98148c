using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Companies;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Finance.Accounts;
using Musubi.Finance.Periods;
using Musubi.History.Files;
using Musubi.History.Plans;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Parties.Terms;

namespace Musubi.History.Runs;

/// <summary>The records of a history, by their places in its file.</summary>
public sealed record Masters(Id<Warehouse> Warehouse, IReadOnlyList<Id<Item>> Items, IReadOnlyList<Id<Party>> Customers, IReadOnlyDictionary<string, Id<Party>> Payees, Id<Party> Supplier);

/// <summary>Company, books, warehouse, items and parties that a history needs: what stands already is taken as it is, by its code.</summary>
internal sealed class HistoryMasters(MusubiDb db, Runner runner, BulkRecords records, IdSource ids, Engine engine, CurrentAct act)
{
    private const string Walk = "WALK-IN", Supplies = "SUPPLIER";

    /// <summary>The company and its books, as one would set them up by hand.</summary>
    /// <exception cref="HistoryException">A company stands whose books are in another currency.</exception>
    public async Task SetUp(HistoryMapping mapping, HistoryPlan plan, CancellationToken ct)
    {
        var here = mapping.Company;
        if (await db.Set<Company>().AsNoTracking().SingleOrDefaultAsync(ct) is { } standing)
        {
            if (standing.Currency != here.Currency)
                throw new HistoryException($"The books of {standing.Name} are in {standing.Currency.Code}, and the history is in {here.Currency.Code}. Bring it into a database of its own: --database 'Data Source=history.db'.");
        }
        else
            await runner.Do<SetCompany, SetCompany.Input, Done>(new() { Name = here.Name, Country = here.Country, Currency = here.Currency, TimeZone = here.TimeZone, Language = here.Language }, ct);
        await runner.Do<SetUpAccounts, SetUpAccounts.Input, int>(new(), ct);
        await runner.Do<OpenFiscalYear, OpenFiscalYear.Input, int>(new() { Date = plan.Eve }, ct);
        await runner.Do<OpenFiscalYear, OpenFiscalYear.Input, int>(new() { Date = plan.Days.Last().Date }, ct);
        if (!await db.Set<Warehouse>().AnyAsync(w => w.Active && !w.IsTransit, ct))
            await runner.Do<SaveWarehouse, SaveWarehouse.Input, Id<Warehouse>>(new() { Code = "MAIN", Names = Names.Of("", "", here.Warehouse) }, ct);
    }

    public async Task<Masters> Of(HistoryFile file, HistoryMapping mapping, HistoryPlan plan, CancellationToken ct)
    {
        await ids.Reserve((file.Items.Count + file.Customers.Count) * 8L + 1000, ct);
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        act.Continue(Actor.System, nameof(HistoryImport));
        var items = await Items(file, mapping, plan, ct);
        var parties = await Parties(file, mapping, plan, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        var warehouse = await db.Set<Warehouse>().Where(w => w.Active && !w.IsTransit).OrderBy(w => w.Code).Select(w => w.Id).FirstAsync(ct);
        return new(warehouse, [.. file.Items.Select(i => items[i.Code])], [.. file.Customers.Select(c => parties[CodeOf(c)])], PayeesOf(plan).ToDictionary(p => p, p => parties[PayeeCode(p)], StringComparer.Ordinal), parties[Supplies]);
    }

    private static IEnumerable<string> PayeesOf(HistoryPlan plan) => plan.Days.SelectMany(d => d.Expenses).Select(e => e.Payee).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string CodeOf(HistoryCustomer customer) => customer.Code.Length == 0 ? Walk : customer.Code;

    private static string PayeeCode(string payee) => payee.ToUpperInvariant().Replace(' ', '-') is var code && code.Length > 20 ? code[..20] : code;

    /// <summary>The chart speaks of goods by default, of what is done by its own group.</summary>
    private async Task<Dictionary<string, Id<Item>>> Items(HistoryFile file, HistoryMapping mapping, HistoryPlan plan, CancellationToken ct)
    {
        var known = await db.Set<Item>().AsNoTracking().Select(i => new { i.CodeKey, i.Id }).ToDictionaryAsync(i => i.CodeKey, i => i.Id, StringComparer.Ordinal, ct);
        var fresh = file.Items.Where(i => !known.ContainsKey(Item.KeyOf(i.Code))).Select(i => new Item
        {
            Id = ids.Next<Item>(), Code = i.Code, Kind = i.Class == ItemClass.Goods ? ItemKind.Goods : ItemKind.Service, Names = Names.Of("", "", i.Name),
            BaseUnit = Unit.Piece, SalesUnit = Unit.Piece, PurchaseUnit = Unit.Piece, StockUnit = Unit.Piece, PostingGroup = i.Class == ItemClass.Goods ? "" : "SERVICE",
        }).ToList();
        foreach (var item in fresh)
            item.Taxes.Add(new() { Id = ids.Next<ItemTax>(), ItemId = item.Id, Country = mapping.Company.Country, From = new DateOnly(1900, 1, 1), Category = TaxCategory.Outside });
        await records.Insert(fresh, ct);
        foreach (var item in fresh)
            known[item.CodeKey] = item.Id;
        return file.Items.ToDictionary(i => i.Code, i => known[Item.KeyOf(i.Code)], StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, Id<Party>>> Parties(HistoryFile file, HistoryMapping mapping, HistoryPlan plan, CancellationToken ct)
    {
        var known = await db.Set<Party>().AsNoTracking().Where(p => p.MergedIntoId == null).Select(p => new { p.Code, p.Id }).ToDictionaryAsync(p => p.Code, p => p.Id, StringComparer.Ordinal, ct);
        var (since, fresh) = (plan.Eve, new List<Party>());
        foreach (var customer in file.Customers)
            Add(CodeOf(customer), customer.Code.Length == 0 ? mapping.WalkIn : string.Format(System.Globalization.CultureInfo.InvariantCulture, mapping.CustomerName, customer.Code), customer.Country, PartyRole.Customer, customer.Code.Length == 0 ? 0 : mapping.Payment.NetDays);
        Add(Supplies, mapping.Cost.Supplier, mapping.Company.Country, PartyRole.Supplier, 30);
        foreach (var payee in PayeesOf(plan))
            Add(PayeeCode(payee), payee, mapping.Company.Country, PartyRole.Supplier, 30);
        await records.Insert(fresh, ct);
        return known;

        void Add(string code, string name, string country, PartyRole role, int netDays)
        {
            if (known.ContainsKey(code))
                return;
            var party = new Party { Id = ids.Next<Party>(), Code = code, Kind = PartyKind.Company, Name = name, Language = mapping.Company.Language, Country = country, Terms = new PaymentTerms { NetDays = netDays } };
            party.Roles.Add(new() { Id = ids.Next<PartyInRole>(), PartyId = party.Id, Role = role, Since = since });
            party.SetKeys();
            known[code] = party.Id;
            fresh.Add(party);
        }
    }
}
