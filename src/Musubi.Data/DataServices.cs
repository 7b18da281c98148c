using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Backups;
using Musubi.Data.Books;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Jobs;
using Musubi.Data.Masters;
using Musubi.Data.Numbers;
using Musubi.Data.Outbox;
using Musubi.Data.Search;
using Quartz;

namespace Musubi.Data;

public static class DataServices
{
    /// <summary>
    /// Every question the product asks, compiled once for each engine: EF keeps some five hundred of its own accord and would compile the rest
    /// again and again, which takes longer than answering them. A question weighs 10, and 10 more for each shape of its SQL.
    /// </summary>
    private static readonly ConcurrentDictionary<string, MemoryCache> Questions = new(StringComparer.Ordinal);

    /// <summary>Everything below the modules. The host adds the <see cref="Engine"/>, the <see cref="Kernel.Clock"/> and the modules.</summary>
    public static IServiceCollection AddMusubiData(this IServiceCollection services)
    {
        services.AddSingleton<IdStock>();
        services.AddSingleton<MasterMemory>();
        services.AddSingleton<Runner>();
        services.AddSingleton<PermissionNames>();
        services.AddSingleton<KindNames>();
        services.AddSingleton<AfterCommit>();
        services.AddSingleton<AuditSealer>();
        services.AddScoped<CurrentAct>();
        services.AddScoped<IdSource>();
        services.AddScoped(provider => new Lazy<IdSource>(provider.GetRequiredService<IdSource>));
        services.AddScoped<NumberSeries>();
        services.AddScoped<OutboxBox>();
        services.AddScoped<News>();
        services.AddScoped<SearchBox>();
        services.AddScoped<AuditProof>().AddScoped<IInvariant>(provider => provider.GetRequiredService<AuditProof>());
        services.AddScoped<BookChecks>();
        services.AddScoped<IInvariant, GaplessNumbers>();
        services.AddScoped<BulkRows>();
        services.AddScoped<BackupWriter>().AddScoped<Restoring>().AddScoped<IRestored, HeldMail>();
        services.AddScoped<BulkSearch>();
        services.AddScoped<BulkTrail>();
        services.AddScoped<BulkRecords>();
        services.AddSingleton(VerifyBooks.Job).AddSingleton(ClearAway.Job).AddSingleton<JobPlan>().AddTransient<RunJob>();
        services.AddScoped<AuditWriter>();
        // Stands before AddDbContext, which would add its own.
        var newDb = ActivatorUtilities.CreateFactory<MusubiDb>([]);
        services.AddScoped(provider => OneTransaction.Join(newDb(provider, [])));
        services.AddDbContext<MusubiDb>((provider, options) =>
        {
            var engine = provider.GetRequiredService<Engine>();
            engine.Configure(options);
            options.UseMemoryCache(Questions.GetOrAdd(engine.Name, _ => new(new MemoryCacheOptions { SizeLimit = 100_000 })));
            // Of a long list no more rows are counted than are shown to be counted, whichever they are. That the migrations make the model is
            // tested: at every start it would be asked by building a second one.
            options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning, RelationalEventId.PendingModelChangesWarning));
        }, optionsLifetime: ServiceLifetime.Singleton);
        return services;
    }

    /// <summary>The workers that follow the commits: the outbox, the sealer of the trail, and the clock of the jobs.</summary>
    public static IServiceCollection AddMusubiWorkers(this IServiceCollection services, Engine engine)
    {
        services.AddHostedService<OutboxWorker>().AddHostedService(provider => provider.GetRequiredService<AuditSealer>());
        services.AddQuartz(jobs =>
        {
            engine.KeepJobs(jobs);
            jobs.UseDefaultThreadPool(2);
        });
        return services.AddHostedService<JobSetter>().AddQuartzHostedService(host => host.AwaitApplicationStarted = true);
    }
}
