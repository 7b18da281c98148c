using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Web;

/// <summary>A word behind the program's name: it does one thing to the database and ends.</summary>
/// <param name="Prepares">Whether the database is brought up to date first.</param>
internal sealed record Command(string[] Args, Func<IServiceProvider, CancellationToken, Task<int>> Do, string? Database, bool Prepares = true)
{
    private const string DatabaseOption = "--database";

    /// <summary>Null where the program is to serve.</summary>
    public static Command? Of(string[] args)
    {
        if (args is not [var word, ..] || word.StartsWith('-'))
            return null;
        var (rest, database) = Without(args[1..]);
        return word switch
        {
            "verify" => new(args, Verify.Run, database),
            DemoMaking.Command => new(args, DemoMaking.Make(rest), database),
            "backup" => new(args, Backing.Up(rest), database, Prepares: false),
            "restore" => new(args, Backing.Restore(rest), database),
            "import" => new(args, PastTrade.Import(rest), database),
            _ => null,
        };
    }

    /// <returns>The exit code.</returns>
    public async Task<int> Run()
    {
        var settings = new HostSettings() with { Demo = DemoWanted.None, Workers = false };
        settings = settings with { Database = Database ?? settings.Database };
        IDisposable? file = null;
        try
        {
            await using var app = Product.Build([], settings);
            var engine = app.Services.GetRequiredService<Engine>();
            file = engine as IDisposable;
            await Product.Knock(engine);
            var preparation = app.Services.GetRequiredService<Preparation>();
            if (Prepares)
                await preparation.Run(CancellationToken.None);
            else
                await preparation.MustBeCurrent(CancellationToken.None);
            return await Do(app.Services, CancellationToken.None);
        }
        finally
        {
            file?.Dispose();
        }
    }

    private static (string[] Words, string? Database) Without(string[] args) =>
        Array.IndexOf(args, DatabaseOption) is var at and >= 0 && at + 1 < args.Length ? ([.. args[..at], .. args[(at + 2)..]], args[at + 1]) : (args, null);
}
