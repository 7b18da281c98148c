using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Admin.Backups;
using Musubi.Admin.Mail;
using Musubi.Admin.Roles;
using Musubi.Admin.Security;
using Musubi.Admin.Sessions;
using Musubi.App;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Web;

/// <summary>Starts the product: settings, database, demo, web. What a person can mend is said in one sentence, with exit code 1.</summary>
public static class Product
{
    public static async Task<int> Run(string[] args)
    {
        try
        {
            if (Command.Of(args) is { } command)
                return await command.Run();
            for (HostSettings? settings = new(); ; settings = settings with { Greets = false })
            {
                settings = await Serve(args, settings);
                if (settings is null)
                    return 0;
            }
        }
        catch (Exception failure) when (StartupAdvice.For(failure) is { } advice)
        {
            await Console.Error.WriteLineAsync(advice);
            return 1;
        }
    }

    /// <summary>Serves until it is asked to stop, or to restore a backup: for that all of it is built anew, so that nothing remembers the company of before.</summary>
    /// <returns>How to go on; null when it is over.</returns>
    private static async Task<HostSettings?> Serve(string[] args, HostSettings settings)
    {
        IDisposable? file = null;
        try
        {
            await using var app = Build(args, settings);
            file = app.Services.GetRequiredService<Engine>() as IDisposable;
            await Knock(app.Services.GetRequiredService<Engine>());
            var order = app.Services.GetRequiredService<RestoreOrder>().Placed;
            await app.StartAsync();
            if (settings.Greets)
                Greeting.Address(app);
            try
            {
                await app.Services.GetRequiredService<Preparation>().Run(app.Lifetime.ApplicationStopping);
                if (settings.Greets)
                    await Greeting.SignIns(app);
            }
            catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested) { }
            var over = app.WaitForShutdownAsync();
            if (await Task.WhenAny(over, order) == over)
                return null;
            // Whoever ordered it has their answer and the page behind it.
            await Task.Delay(TimeSpan.FromSeconds(1));
            var addresses = string.Join(';', app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses);
            await app.StopAsync();
            return settings with { Urls = addresses, Restore = await order };
        }
        finally
        {
            // When nobody works any more: the last connection that closes leaves the file whole.
            file?.Dispose();
        }
    }

    /// <summary>Where pages live beside the host itself.</summary>
    internal static readonly System.Reflection.Assembly[] Pages = [.. MusubiModules.All.Select(m => m.GetType().Assembly).Append(typeof(Musubi.Ui.Shell).Assembly).Distinct()];

    /// <summary>The whole application, not yet started; tests build it over their own database.</summary>
    public static WebApplication Build(string[] args, HostSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Product).Assembly.GetName().Name });
        builder.WebHost.UseUrls(settings.Urls);
        // Published, the assets lie in wwwroot; run from the build's output they lie where their projects have them.
        if (!Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
            builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A start that fails is told in one sentence, not with a trace before it; that keys lie unlocked stands on the page of security.
        var started = false;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => started && level >= LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        var engine = EngineChoice.Of(settings.Database);
        var zone = new CompanyZone();
        services.AddSingleton(zone);
        services.AddMusubi(engine, new CompanyClock(zone));
        if (settings.Workers)
            services.AddMusubiWorkers(engine);
        services.AddRazorComponents(razor => razor.MaxFormMappingCollectionSize = 20_000);
        services.AddScoped<Musubi.Ui.PageActs>();
        services.AddScoped<Musubi.Ui.Turns>();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddProblemDetails();
        services.AddOpenApi(api => api.CreateSchemaReferenceId = SchemaNames.Of);
        services.ConfigureHttpJsonOptions(json => Inputs.Configure(json.SerializerOptions));
        services.AddMusubiSecurity();
        // A document of a thousand lines posts some eight thousand fields.
        services.Configure<FormOptions>(form => form.ValueCountLimit = 20_000);
        services.ConfigureAll<Microsoft.AspNetCore.OpenApi.OpenApiOptions>(api => api.AddDocumentTransformer((document, _, _) =>
        {
            (document.Info.Title, document.Info.Version) = ("Musubi", "1");
            return Task.CompletedTask;
        }));
        services.AddSingleton(new SiteAddress(settings.PublicUrl));
        // Japanese and Chinese as themselves: a page is a third of the size, and readable.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        Preparation.HoldBackWorkers(services);
        services.AddSingleton<Preparation>();

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => started = true);
        app.UseShield();
        app.UseLastResort();
        app.UsePreparation();
        app.UseGate();
        app.UseFailurePage();
        app.UseTurning();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseSecondSend();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/health", async (MusubiDb db, CancellationToken ct) => await db.Database.CanConnectAsync(ct) ? Results.Text("ok") : Results.StatusCode(503)).AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
        app.MapDoor();
        var api = app.MapGroup("/api");
        foreach (var module in MusubiModules.All)
        {
            foreach (var list in module.Lists)
                api.MapList(list);
            module.MapApi(api);
        }
        app.MapRazorComponents<Root>().AddAdditionalAssemblies(Pages);
        return app;
    }

    /// <summary>What a person can mend in the connection string shows before anything listens.</summary>
    internal static async Task Knock(Engine engine)
    {
        await using var connection = engine.NewConnection();
        await connection.OpenAsync();
    }
}

/// <summary>The company that an empty database gets: the demo with its years, the demo of the last weeks alone, or none.</summary>
public enum DemoWanted { Whole, Brief, None }

/// <summary>What the environment says. Unset means the defaults of a first start.</summary>
public sealed record HostSettings
{
    public string Urls { get; init; } = Environment.GetEnvironmentVariable("MUSUBI_URLS") is { Length: > 0 } urls ? urls : "http://127.0.0.1:5080";
    public string Database { get; init; } = Environment.GetEnvironmentVariable("MUSUBI_DATABASE") is { Length: > 0 } database ? database : "Data Source=data/musubi.db";
    public DemoWanted Demo { get; init; } = Environment.GetEnvironmentVariable("MUSUBI_DEMO")?.ToLowerInvariant() switch
    {
        null or "" or "on" => DemoWanted.Whole,
        "brief" => DemoWanted.Brief,
        "off" => DemoWanted.None,
        var other => throw new StartupException($"MUSUBI_DEMO is '{other}'. Write 'off' for an empty company, 'on' for the demo, or 'brief' for the demo without its years."),
    };

    /// <summary>Where people reach the product, for links in mails.</summary>
    public Uri PublicUrl => Environment.GetEnvironmentVariable("MUSUBI_PUBLIC_URL") is { Length: > 0 } url
        ? Address(url, "MUSUBI_PUBLIC_URL")
        : Address(Urls.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), "MUSUBI_URLS");

    private static Uri Address(string url, string name) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : throw new StartupException($"{name} is not an address. Write http://127.0.0.1:5080.");

    public bool Workers { get; init; } = true;

    /// <summary>A backup that is to take the company's place before the doors open, and who ordered it.</summary>
    public (string File, Actor By)? Restore { get; init; }

    /// <summary>Whether the terminal is told where it listens: at the first start, not at the one behind a restoring.</summary>
    internal bool Greets { get; init; } = true;
}
