using Musubi.Admin.Jobs;
using Musubi.Data.Acts;
using Musubi.Data.Books;
using Musubi.Data.Jobs;
using Musubi.Kernel;

namespace Musubi.Admin.Books;

/// <summary>Has the books checked at once rather than tonight.</summary>
[Needs(BooksPermission.Check)]
internal sealed class CheckBooks(JobPlan plan) : IUseCase<CheckBooks.Input, Text>
{
    public sealed record Input;

    public async Task<Result<Text>> Run(Input input, CancellationToken ct) => await plan.Start(VerifyBooks.Job, ct) ? BookWords.Started : JobWords.NoWorkers;
}
