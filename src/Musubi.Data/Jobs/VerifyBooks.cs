using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;

namespace Musubi.Data.Jobs;

/// <summary>Every night: checks what must hold of the books. It only reads, so it takes no transaction that others would wait for.</summary>
public static class VerifyBooks
{
    private static readonly Text Whole = new("{0}件を確認し、異常はありません。", "已检查{0}条，无异常。", "{0} entries checked; all is whole.");
    private static readonly Text Broken = new("異常{0}件。最初：{1}、{2}", "发现{0}处异常。首个：{1}，{2}", "{0} faults. The first: {1}, {2}");

    public static readonly JobEntry Job = new("verify-books", new("帳簿の検証", "账簿校验", "Verify the books"), "0 30 2 * * ?", async (services, ct) =>
    {
        var (looked, faults) = (0L, new List<InvariantFault>());
        foreach (var invariant in services.GetServices<IInvariant>())
        {
            var result = await invariant.Check(ct);
            looked += result.Checked;
            faults.AddRange(result.Faults);
        }
        return faults.Count == 0 ? Whole.With(looked) : new Refusal("books-broken", Broken.With(faults.Count, faults[0].Subject, faults[0].What));
    });
}
