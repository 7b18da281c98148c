using Musubi.Data;
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
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>())
        {
            var (result, name) = (await invariant.Check(ct), invariant.Name.In(Language.English));
            Console.WriteLine($"{(result.Faults.Count == 0 ? "holds " : "BROKEN")}  {name} ({result.Checked} checked)");
            foreach (var fault in result.Faults)
                Console.WriteLine($"        {fault.Subject}: {fault.What.In(Language.English)}");
            broken += result.Faults.Count;
        }
        return broken == 0 ? 0 : 1;
    }
}
