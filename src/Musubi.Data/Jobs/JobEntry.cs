using Musubi.Data.Acts;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Data.Jobs;

/// <summary>Work that comes round by itself. Modules register theirs as services.</summary>
/// <param name="Key">Stable: <c>verify-books</c>.</param>
/// <param name="Cron">Quartz's cron, in the company's time zone: <c>0 30 2 * * ?</c> is half past two every night.</param>
/// <param name="Run">Does it in a scope of its own, and says what was done.</param>
public sealed record JobEntry(string Key, Text Name, string Cron, Func<IServiceProvider, CancellationToken, Task<Result<Text>>> Run)
{
    /// <summary>The cron that people chose instead, null for never; asked at every start. <see cref="JobPlan.Set"/> follows a change.</summary>
    public Func<IServiceProvider, CancellationToken, Task<string?>>? When { get; init; }

    /// <summary>A use case that the system itself runs, like any other act.</summary>
    public static JobEntry Of<TUseCase>(string key, Text name, string cron) where TUseCase : class, IUseCase<JobInput, Text> =>
        new(key, name, cron, (services, ct) => ((Runner)services.GetService(typeof(Runner))!).Run<TUseCase, JobInput, Text>(Actor.System, new(), ct: ct));
}

/// <summary>A job is asked nothing.</summary>
public sealed record JobInput;

public enum JobState { Running, Done, Failed }

/// <summary>One time a job ran.</summary>
[NotAudited, NotBackedUp]
public sealed class JobRun
{
    public required Id<JobRun> Id { get; init; }
    public required string Job { get; init; }
    public required DateTime StartedAt { get; init; }
    public DateTime? EndedAt { get; set; }
    public JobState State { get; set; }

    /// <summary>The node that ran it.</summary>
    public required string Node { get; init; }

    /// <summary>What it has to say, in each language; of a failure the reason.</summary>
    public string SaidJa { get; set; } = "";
    public string SaidZh { get; set; } = "";
    public string SaidEn { get; set; } = "";

    public Text Said => new(SaidJa, SaidZh, SaidEn);

    internal void End(DateTime at, JobState state, Text said) =>
        (EndedAt, State, SaidJa, SaidZh, SaidEn) = (at, state, said.Ja, said.Zh, said.En);
}
