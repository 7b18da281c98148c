using System.Diagnostics;
using System.Globalization;
using Musubi.Demo;
using Musubi.Kernel;

namespace Musubi.Web;

/// <summary>
/// <c>demo [brief]</c>: makes the demo company of an empty database in a process of its own. What only the making needed, compiled code and
/// questions above all, goes with it, and the product that stays is as small as on any other day.
/// </summary>
internal static class DemoMaking
{
    public const string Command = "demo";
    private const string Brief = "brief";

    /// <summary>The process itself: says each part as it begins.</summary>
    /// <returns>0 once the company stands.</returns>
    public static Func<IServiceProvider, CancellationToken, Task<int>> Make(string[] words) => async (services, ct) =>
    {
        await DemoCompany.Open(services, !words.Contains(Brief), i => Console.WriteLine($"{i} {DemoCompany.Parts[i].Name.In(Language.English)}"), ct);
        return 0;
    };

    /// <summary>Starts the process and waits for its end; whoever stops waiting ends it.</summary>
    /// <param name="begins">Told of each part as it begins, with its place in <see cref="DemoCompany.Parts"/>.</param>
    /// <returns>Its exit code; it has said itself why it is not 0.</returns>
    public static async Task<int> Begin(HostSettings settings, Action<int> begins, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true };
        // Started by `dotnet Musubi.Web.dll`, the program is an argument of the host; started by its own name, it is the process.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(Product).Assembly.Location);
        start.ArgumentList.Add(Command);
        if (settings.Demo == DemoWanted.Brief)
            start.ArgumentList.Add(Brief);
        start.Environment["MUSUBI_DATABASE"] = settings.Database;
        using var making = Process.Start(start)!;
        try
        {
            while (await making.StandardOutput.ReadLineAsync(ct) is { } line)
                begins(int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture));
            await making.WaitForExitAsync(ct);
            return making.ExitCode;
        }
        catch (OperationCanceledException)
        {
            making.Kill();
            throw;
        }
    }
}
