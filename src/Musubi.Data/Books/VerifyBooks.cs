using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Jobs;
using Musubi.Kernel;

namespace Musubi.Data.Books;

/// <summary>Every night: checks what must hold of the books, and keeps what was found for all to see.</summary>
public static class VerifyBooks
{
    private static readonly Text Whole = new("{0}件を確認し、異常はありません。", "已检查{0}条，无异常。", "{0} {0:entry|entries} checked; all is whole.");
    private static readonly Text Broken = new("異常{0}件。最初：{1}、{2}", "发现{0}处异常。首个：{1}，{2}", "{0} {0:fault|faults}. The first: {1}, {2}");

    public static readonly JobEntry Job = new("verify-books", new("帳簿の検証", "账簿校验", "Verify the books"), "0 30 2 * * ?", async (services, ct) =>
    {
        var checks = services.GetRequiredService<BookChecks>();
        var found = await checks.Check(ct).ToListAsync(ct);
        await checks.Keep(found, ct);
        var faults = found.SelectMany(f => f.Result.Faults).ToList();
        return faults.Count == 0 ? Whole.With(found.Sum(f => f.Result.Checked)) : new Refusal("books-broken", Broken.With(faults.Count, faults[0].Subject, faults[0].What));
    });
}
