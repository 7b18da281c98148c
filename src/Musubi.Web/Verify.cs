using Musubi.Data.Books;
using Musubi.Kernel;

namespace Musubi.Web;

/// <summary><c>verify</c>: checks everything that must hold of the books, and names the document where it does not.</summary>
internal static class Verify
{
    /// <returns>0 when all holds, 1 when not.</returns>
    public static async Task<int> Run(IServiceProvider services, CancellationToken ct)
    {
        var broken = 0;
        await using var scope = services.CreateAsyncScope();
        await foreach (var (name, result, took) in scope.ServiceProvider.GetRequiredService<BookChecks>().Check(ct))
        {
            Console.WriteLine($"{(result.Faults.Count == 0 ? "holds " : "BROKEN")}  {name.In(Language.English)} ({result.Checked:N0} checked, {took.TotalMilliseconds:N0} ms)");
            foreach (var figure in result.Figures)
                Console.WriteLine($"        {figure.In(Language.English)}");
            foreach (var fault in result.Faults)
                Console.WriteLine($"      ! {fault.Subject}: {fault.What.In(Language.English)}");
            broken += result.Faults.Count;
        }
        Console.WriteLine(broken == 0 ? "All of it holds." : $"{broken} faults.");
        return broken == 0 ? 0 : 1;
    }
}
