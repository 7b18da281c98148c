using Musubi.Data;
using Musubi.Data.Books;
using Musubi.Kernel;

namespace Musubi.Web;

/// <summary><c>verify</c>: checks everything that must hold of the books, names the document where it does not, and keeps what was found for the page of the books.</summary>
internal static class Verify
{
    /// <returns>0 when all holds, 1 when not.</returns>
    public static async Task<int> Run(IServiceProvider services, CancellationToken ct)
    {
        var (broken, found) = (0, new List<BookChecks.Finding>());
        await using var scope = services.CreateAsyncScope();
        var checks = scope.ServiceProvider.GetRequiredService<BookChecks>();
        await foreach (var finding in checks.Check(ct))
        {
            found.Add(finding);
            var (name, result, took) = finding;
            Console.WriteLine($"{(result.Faults.Count == 0 ? "holds " : "BROKEN")}  {name.In(Language.English)} ({Extent(result)}, {took.TotalMilliseconds:N0} ms)");
            foreach (var figure in result.Figures)
                Console.WriteLine($"        {figure.In(Language.English)}");
            foreach (var fault in result.Faults)
                Console.WriteLine($"      ! {fault.Subject}: {fault.What.In(Language.English)}");
            broken += result.Faults.Count;
        }
        await checks.Keep(found, ct);
        Console.WriteLine(broken == 0 ? "All of it holds." : $"{broken} faults.");
        return broken == 0 ? 0 : 1;
    }

    /// <summary>Where nothing was there, nothing was proved.</summary>
    internal static string Extent(InvariantResult result) => result.Checked == 0 && result.Faults.Count == 0 ? "nothing to check" : $"{result.Checked:N0} checked";
}
