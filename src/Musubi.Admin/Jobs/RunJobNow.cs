using Musubi.Data.Acts;
using Musubi.Data.Jobs;
using Musubi.Kernel;

namespace Musubi.Admin.Jobs;

/// <summary>Runs a job out of turn. Its next turn stays when it is.</summary>
[Needs(JobsPermission.Run)]
internal sealed class RunJobNow(JobPlan plan) : IUseCase<RunJobNow.Input, Text>
{
    public sealed record Input
    {
        /// <summary>The job's key: <c>verify-books</c>.</summary>
        public string Job { get; init; } = "";
    }

    public async Task<Result<Text>> Run(Input input, CancellationToken ct)
    {
        if (plan.Entries.FirstOrDefault(e => e.Key == input.Job) is not { } entry)
            return Refusal.NotFound(JobWords.Job, input.Job);
        return await plan.Start(entry, ct) ? JobWords.Started.With(entry.Name) : JobWords.NoWorkers;
    }
}
