using Musubi.Catalog;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Finance.Payables;

/// <summary>A line of a bill as typed.</summary>
public sealed record BillLineDraft
{
    public string Description { get; init; } = "";

    /// <summary>What it is booked on; null by its posting group.</summary>
    public Id<Account>? Account { get; init; }

    /// <summary>What is bought, where no account is named.</summary>
    public string PostingGroup { get; init; } = "";
    public TaxCategory? Category { get; init; }
    public decimal? Amount { get; init; }
}

/// <summary>Whether a bill is a qualified invoice. Unless it is said, one of a registered supplier is.</summary>
public enum Qualification { BySupplier, Yes, No }

/// <summary>A supplier's bill or credit note as typed.</summary>
public sealed record BillDraft
{
    public BillKind Kind { get; init; }
    public Id<Party>? Party { get; init; }
    public string SupplierNumber { get; init; } = "";
    public DateOnly? Date { get; init; }

    /// <summary>Null: by the supplier's payment terms.</summary>
    public DateOnly? Due { get; init; }
    public PriceBasis Basis { get; init; }

    public Qualification Qualified { get; init; }

    /// <summary>Null for the currency of the books.</summary>
    public Currency? Currency { get; init; }
    public decimal? Rate { get; init; }

    /// <summary>The rate is right, though far from the last.</summary>
    public bool RateMeant { get; init; }
    public string Note { get; init; } = "";
    public List<BillLineDraft> Lines { get; init; } = [];
}

/// <summary>A line as it will be booked.</summary>
internal sealed record PlannedLine(AccountPart Account, string Description, TaxCategory Category, Rate Rate, Money Amount, Money Net, Money Cost);

/// <summary>What a bill comes to. Pure: preview and posting ask the same.</summary>
/// <param name="Lines">One for each line typed; null where it is refused or blank.</param>
internal sealed record BillPlan(IReadOnlyList<PlannedLine?> Lines, IReadOnlyList<RateTax> Rates, Money Net, Money Tax, Money Deductible, Rate Share, IReadOnlyList<Refusal> Refusals)
{
    public Money Total => Net + Tax;

    public static BillPlan Of(BillDraft draft, Currency currency, TaxRule rule, TaxTable rates, string country, DateOnly date, Rate share, IReadOnlyDictionary<Id<Account>, Account> accounts)
    {
        var refusals = new List<Refusal>();
        var read = draft.Lines.Select((line, i) => Read(line, $"Lines[{i}]")).ToList();
        var taxed = DocumentTax.Of([.. read.Where(r => r is not null).Select(r => r!.Value.Taxable)], rule, currency);
        // A share of each rate's tax is deducted, rounded once; each line bears what it adds to it.
        var lines = new PlannedLine?[read.Count];
        var (n, before) = (0, new Dictionary<(TaxCategory, Rate), (Money Tax, Money Deductible)>());
        for (var i = 0; i < read.Count; i++)
        {
            if (read[i] is not { } line)
                continue;
            var (net, tax) = (taxed.Lines[n].Net, taxed.Lines[n++].Tax);
            var (taxBefore, deductedBefore) = before.GetValueOrDefault((line.Taxable.Category, line.Taxable.Rate), (Money.Zero(currency), Money.Zero(currency)));
            var deducted = share.Of(taxBefore + tax, Rounding.Down);
            before[(line.Taxable.Category, line.Taxable.Rate)] = (taxBefore + tax, deducted);
            lines[i] = new(line.Account, draft.Lines[i].Description.Trim(), line.Taxable.Category, line.Taxable.Rate, line.Taxable.Amount, net, net + tax - (deducted - deductedBefore));
        }
        if (refusals.Count == 0 && n == 0)
            refusals.Add(Refusal.Missing("Lines", Words.Lines));
        else if (refusals.Count == 0 && taxed.Total.Minor <= 0)
            refusals.Add(new("bill.nothing", new Text("合計が {0} です。", "合计为{0}。", "It comes to {0}.").With(taxed.Total), new Text("値引の請求は「仕入値引・返品」で入力してください。", "退款请以“供应商红字账单”录入。", "Enter what is owed back as a supplier's credit note."), "Lines"));
        return new(lines, taxed.Rates, taxed.Net, taxed.Tax, Money.Sum(taxed.Rates.Select(r => share.Of(r.Tax, Rounding.Down)), currency), share, refusals);

        (AccountPart Account, TaxableLine Taxable)? Read(BillLineDraft line, string path)
        {
            if (line.Amount is null && line.Account is null && line.Description.Length == 0)
                return null;
            var found = refusals.Count;
            if (line.Amount is null or 0)
                refusals.Add(Refusal.Missing(path + ".Amount", Words.Amount));
            if (line.Description.Length > 200)
                refusals.Add(Refusal.TooLong(path + ".Description", Words.Description, line.Description.Length, 200));
            if (line.Account is { } id && !accounts.ContainsKey(id))
                refusals.Add(Refusal.NotFound(Words.Account, id).At(path + ".Account"));
            else if (line.Account is { } chosen && accounts[chosen] is { IsControl: true } control)
                refusals.Add(new("bill.control-account",
                    new Text("{0} は伝票からだけ記帳される統制勘定です。", "{0}为统制科目，只能由单据记账。", "{0} is kept by documents alone.").With(control.Name),
                    new Text("費用や資産の科目を選んでください。", "请选择费用或资产科目。", "Choose an expense or asset account."), path + ".Account"));
            var category = line.Category ?? TaxCategory.Standard;
            var rate = rates.For(country, category, date);
            if (!rate.Ok)
                refusals.Add(rate.Refusals[0].At(path + ".Category"));
            var amount = Figures.Read(line.Amount, currency, path + ".Amount", Words.Amount, refusals);
            return refusals.Count > found ? null
                : (line.Account is { } account ? AccountPart.Of(account) : new AccountPart(AccountRole.PurchaseExpense, line.PostingGroup.Trim()), new(category, rate.Value, amount!.Value));
        }
    }
}

/// <summary>What a bill books: what was bought, at its net and the tax nobody gives back; the tax that is deducted; and so much more is owed. A credit note is its mirror.</summary>
internal static class BillPosting
{
    public static BalancedEntry For(BillKind kind, string number, string partyName, BillPlan plan)
    {
        Money Signed(Money amount) => kind == BillKind.Bill ? amount : -amount;
        var costs = plan.Lines.OfType<PlannedLine>().GroupBy(l => l.Account).Select(g => Posting.Debit(g.Key, Signed(Money.Sum(g.Select(l => l.Cost), plan.Total.Currency))));
        return BalancedEntry.Of(
            kind == BillKind.Bill ? new Text("仕入請求 {0} {1}", "供应商账单 {0} {1}", "Bill {0} {1}").With(number, partyName) : new Text("仕入値引・返品 {0} {1}", "供应商红字账单 {0} {1}", "Supplier's credit note {0} {1}").With(number, partyName),
            [Posting.Credit(AccountRole.Payable, Signed(plan.Total)), .. costs, Posting.Debit(AccountRole.InputTax, Signed(plan.Deductible))]);
    }
}
