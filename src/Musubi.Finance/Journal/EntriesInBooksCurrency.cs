using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Admin.Companies;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Finance.Journal;

/// <summary>Totals and reports read every amount in the company's currency: each entry was posted in it.</summary>
internal sealed class EntriesInBooksCurrency(FinanceDb db, CompanyProfile company) : IInvariant
{
    public Text Name { get; } = new("仕訳はすべて帳簿の通貨で転記されている", "所有凭证均以账簿币种过账", "Every journal entry is in the currency of the books");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var books = (await company.Get(ct)).Currency;
        var strangers = await db.Lines.GroupBy(l => l.Amount.Currency).Select(g => new { Currency = g.Key, Lines = g.LongCount() }).ToListAsync(ct);
        return new(strangers.Sum(s => s.Lines), [.. strangers.Where(s => s.Currency != books).OrderBy(s => s.Currency).Select(s => new InvariantFault($"company {Company.Only}", Other.With(books.Code, s.Lines, s.Currency.Code)))]);
    }

    private static readonly Text Other = new("帳簿の通貨は{0}ですが、仕訳明細{1:N0}行が{2}です。", "账簿币种为{0}，但有{1:N0}行凭证明细为{2}。", "The books are in {0}, but {1:N0} {1:line of the journal is|lines of the journal are} in {2}.");
}
