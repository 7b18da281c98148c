using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Kernel;

namespace Musubi.Finance.Journal;

/// <summary>One entry fixes the currency of the books.</summary>
internal sealed class JournalKeepsBooks(FinanceDb db) : IKeepBooks
{
    public async Task<Text?> Posted(CancellationToken ct) =>
        await db.Entries.CountAsync(ct) is > 0 and var entries ? new Text("転記済みの仕訳{0:N0}件", "已过账凭证{0:N0}张", "{0:N0} posted journal entries").With(entries) : null;
}
