using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>Takes back what one put on a timeline oneself. That it stood there, and that it was taken back, stays on the trail.</summary>
public abstract class TakeBack<T>(MusubiDb db, CurrentAct act, Text noun) : IUseCase<TakeBack<T>.Input, Done> where T : class, ISigned<T>
{
    public sealed record Input
    {
        public Id<T> Id { get; init; }
    }

    protected MusubiDb Db => db;

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Set<T>().SingleOrDefaultAsync(t => t.Id == input.Id && t.AuthorId == act.Actor.Id, ct) is not { } own)
            return Refusal.NotFound(noun, input.Id);
        db.Remove(own);
        await TakeAlong(input.Id, ct);
        return new Done();
    }

    /// <summary>What lies elsewhere and goes with it.</summary>
    protected virtual Task TakeAlong(Id<T> id, CancellationToken ct) => Task.CompletedTask;
}
