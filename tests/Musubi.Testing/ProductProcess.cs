using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Musubi.Testing;

/// <summary>The product as people start it: a process of its own, on a free port, over a database.</summary>
public sealed partial class ProductProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new(), errors = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProductProcess(Process process) => this.process = process;

    /// <summary>Starts the program; it may still refuse.</summary>
    /// <param name="environment">MUSUBI_DATABASE and its kin; where none says otherwise, a free port and no demo.</param>
    public static ProductProcess Start(params (string Name, string Value)[] environment)
    {
        var start = Program();
        start.RedirectStandardError = true;
        foreach (var (name, value) in environment.Prepend(("MUSUBI_URLS", "http://127.0.0.1:0")).Prepend(("MUSUBI_DEMO", "off")))
            start.Environment[name] = value;
        var product = new ProductProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        product.Listen();
        return product;
    }

    /// <summary>Checks everything that must hold of a database, as <c>./dev verify</c> does.</summary>
    /// <returns>0 where it holds; what it said to whoever asked.</returns>
    public static async Task<(int Code, string Words)> Verify(string database)
    {
        var (code, said, _) = await Say(database, "verify");
        return (code, said.Length > 0 ? said[(said.LastIndexOf('\n') + 1)..] : "");
    }

    /// <summary>Does one thing to a database by a word behind the program's name, and ends.</summary>
    /// <returns>The exit code, what it said, and the most bytes it held in memory, looked at now and then.</returns>
    public static async Task<(int Code, string Said, long Peak)> Say(string database, params string[] words)
    {
        var start = Program(words);
        start.Environment["MUSUBI_DATABASE"] = database;
        using var one = Process.Start(start)!;
        var (said, end, peak) = (one.StandardOutput.ReadToEndAsync(), one.WaitForExitAsync(), 0L);
        while (await Task.WhenAny(end, Task.Delay(500)) != end)
        {
            one.Refresh();
            peak = Math.Max(peak, one.HasExited ? 0 : one.WorkingSet64);
        }
        return (one.ExitCode, (await said).Trim(), peak);
    }

    private static ProcessStartInfo Program(params string[] words) =>
        new("dotnet", [Repository.File("src", "Musubi.Web", "bin", Repository.Configuration, "net10.0", "Musubi.Web.dll"), .. words]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };

    /// <summary>Starts the program over a database and waits until it is ready.</summary>
    public static async Task<ProductProcess> Run(string database, params (string Name, string Value)[] environment)
    {
        var product = Start([("MUSUBI_DATABASE", database), .. environment]);
        try
        {
            await product.Ready();
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>Bytes the process holds in memory now.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Processor time it has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public string Output => Read(output);

    /// <summary>Where it listens, as soon as it does.</summary>
    public Task<Uri> Address() => address.Task.WaitAsync(TimeSpan.FromSeconds(300));

    /// <summary>Waits until it says that it is ready: the database stands, and the demo company where one is made.</summary>
    public async Task Ready()
    {
        using var web = new HttpClient { BaseAddress = await Address() };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(300));
        while (!(await web.GetAsync(new Uri("/health", UriKind.Relative), patience.Token)).IsSuccessStatusCode)
            await Task.Delay(200, patience.Token);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as a service manager does; Ctrl+C takes the same way.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        return (await Exit()).Code;
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int Code, string Errors)> Exit()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, Read(errors));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) =>
        {
            Write(output, line.Data);
            if (Listening().Match(line.Data ?? "") is { Success: true } match)
                address.TrySetResult(new Uri(match.Value));
        };
        process.ErrorDataReceived += (_, line) => Write(errors, line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The product ended before it listened: {Read(errors)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static void Write(StringBuilder text, string? line)
    {
        lock (text)
            text.AppendLine(line);
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString().Trim();
    }

    [GeneratedRegex(@"http://[\w.\-\[\]:]+\d", RegexOptions.None, 1000)]
    private static partial Regex Listening();
}
