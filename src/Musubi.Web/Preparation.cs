using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Admin.Backups;
using Musubi.Admin.Roles;
using Musubi.Admin.Security;
using Musubi.Admin.Sessions;
using Musubi.Data;
using Musubi.Data.Backups;
using Musubi.Data.Ids;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Web;

/// <summary>
/// Makes the database stand behind the first page: its tables, the standard roles, the demo company. Until then every page is
/// <see cref="PreparingPage"/>, which asks again by itself, and no worker begins.
/// </summary>
internal sealed partial class Preparation(IServiceProvider services, HostSettings settings, ILogger<Preparation> log) : IAsyncDisposable
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int part = -1;
    private volatile BackupProgress? restoring;
    private IAsyncDisposable? attending;

    public Task Ready => ready.Task;

    /// <summary>Which part of the demo company is being made, counted from 0; null before and when there is none to make.</summary>
    public int? Part => part < 0 ? null : part;

    /// <summary>How far a backup is put back; null while none is.</summary>
    public BackupProgress? Restoring => restoring;

    public async Task Run(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        await MustBeKnown(db, ct);
        await db.Engine.Migrate(db, ct);
        if (settings.Restore is { } order)
            await Restore(order.File, order.By, ct);
        if (settings.Workers)
            attending = await db.Engine.Attend(ct);
        try
        {
            await MasterKey.Prepare(services, ct);
        }
        catch (CryptographicException)
        {
            throw new StartupException($"The keys in the database were locked with another {MasterKey.Variable}. Start with the one they were locked with.");
        }
        await StandardRoles.Keep(services, ct);
        if (settings.Demo != DemoWanted.None)
            await OpenDemo(ct);
        services.GetRequiredService<CompanyZone>().Set((await scope.ServiceProvider.GetRequiredService<CompanyProfile>().Get(ct)).TimeZone);
        ready.SetResult();
        Memory.GiveBack();
    }

    private static async Task MustBeKnown(MusubiDb db, CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if ((await db.Database.GetAppliedMigrationsAsync(ct)).FirstOrDefault(m => !known.Contains(m)) is { } unknown)
            throw new StartupException($"The database was made by another version of Musubi ({unknown} is unknown to this one). Start the version that made it, or name another database in MUSUBI_DATABASE.");
    }

    /// <summary>For what only reads: a database of another version is left as it is.</summary>
    public async Task MustBeCurrent(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        await MustBeKnown(db, ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            throw new StartupException("There is no company of this version in the database. Check MUSUBI_DATABASE, or start this version on it once: it brings it up to date.");
        services.GetRequiredService<CompanyZone>().Set((await scope.ServiceProvider.GetRequiredService<CompanyProfile>().Get(ct)).TimeZone);
    }

    /// <summary>Whatever came of it, the doors open again: with the restored company, or with the one that was there, and the page of backups says which.</summary>
    private async Task Restore(string file, Actor by, CancellationToken ct)
    {
        restoring = new(0, 0);
        try
        {
            if (await Restoration.Run(services, file, by, replace: true, keep: true, p => restoring = p, ct) is { Ok: false } refused)
                LogNotRestored(refused.Refusals[0].In(Language.English));
        }
        finally
        {
            restoring = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The backup was not restored: {Reason}")]
    private partial void LogNotRestored(string reason);

    public async ValueTask DisposeAsync()
    {
        if (attending is not null)
            await attending.DisposeAsync();
    }

    /// <summary>A demo that cannot be made leaves nothing behind, and the first page asks for the first administrator instead.</summary>
    private async Task OpenDemo(CancellationToken ct)
    {
        if (!await DemoCompany.IsEmpty(services, ct))
            return;
        if (await DemoMaking.Begin(settings, i => part = i, ct) != 0)
            LogNoDemo();
        services.GetRequiredService<IdStock>().LetGo();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The demo company could not be made; the company is empty")]
    private partial void LogNoDemo();

    /// <summary>Holds back the workers registered so far until the database stands.</summary>
    public static void HoldBackWorkers(IServiceCollection services)
    {
        foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService)).ToList())
        {
            services.Remove(worker);
            services.AddSingleton<IHostedService>(provider => new HeldBack((IHostedService)(worker.ImplementationInstance ?? worker.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, worker.ImplementationType!)), provider.GetRequiredService<Preparation>()));
        }
    }

    private sealed class HeldBack(IHostedService worker, Preparation preparation) : BackgroundService
    {
        private bool began;

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await preparation.Ready.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
            began = true;
            await worker.StartAsync(stoppingToken);
        }

        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            await base.StopAsync(cancellationToken);
            if (began)
                await worker.StopAsync(cancellationToken);
        }

        public override void Dispose()
        {
            (worker as IDisposable)?.Dispose();
            base.Dispose();
        }
    }
}

internal static class PreparationPage
{
    private static readonly Refusal NotYet = new("preparing",
        new Text("起動の準備をしています。", "系统正在准备。", "Musubi is getting ready."),
        new Text("少し待ってから、もう一度お試しください。", "请稍后重试。", "Try again in a moment."), Kind: RefusalKind.Conflict);

    /// <summary>Until the database stands, a page says so, and programs are asked to come again.</summary>
    public static void UsePreparation(this WebApplication app)
    {
        var preparation = app.Services.GetRequiredService<Preparation>();
        app.Use(async (http, next) =>
        {
            if (preparation.Ready.IsCompletedSuccessfully || SessionEndpoints.IsFile(http.Request.Path))
            {
                await next(http);
                return;
            }
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers.RetryAfter = "1";
            var language = SessionEndpoints.LanguageOf(http.Request);
            (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);
            if (http.Request.Path == "/health")
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            else if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || !HttpMethods.IsGet(http.Request.Method))
                await Problem.Of([NotYet], StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
            else
                await new RazorComponentResult<PreparingPage>(new Dictionary<string, object?> { [nameof(PreparingPage.Part)] = preparation.Part, [nameof(PreparingPage.Restoring)] = preparation.Restoring }).ExecuteAsync(http);
        });
    }
}
