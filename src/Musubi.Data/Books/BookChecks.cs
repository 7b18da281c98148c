using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Data.Books;

/// <summary>Checks everything that must hold, as of one moment, while the company works on; and keeps what was found.</summary>
public sealed class BookChecks(IEnumerable<IInvariant> invariants, MusubiDb db, IdSource ids, IdStock stock, Clock clock)
{
    public sealed record Finding(Text Name, InvariantResult Result, TimeSpan Took);

    /// <summary>The checks, one by one. They believe what is stored, nothing that this process remembers.</summary>
    public IReadOnlyList<IInvariant> Invariants
    {
        get
        {
            db.Masters.Forget();
            return field ??= [.. invariants];
        }
    }

    public async IAsyncEnumerable<Finding> Check([EnumeratorCancellation] CancellationToken ct)
    {
        await using var moment = await db.Engine.Snapshot(db, ct);
        await foreach (var finding in CheckNow(ct))
            yield return finding;
    }

    /// <summary>The same within the moment that the context reads already.</summary>
    internal async IAsyncEnumerable<Finding> CheckNow([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var invariant in Invariants)
        {
            var started = Stopwatch.GetTimestamp();
            var result = await invariant.Check(ct);
            yield return new(invariant.Name, result, Stopwatch.GetElapsedTime(started));
        }
    }

    public async Task Keep(IReadOnlyList<Finding> findings, CancellationToken ct)
    {
        await stock.Ensure(findings.Count, ct);
        using var turn = await db.Engine.WriteTurn(ct);
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        await db.Set<BookCheck>().ExecuteDeleteAsync(ct);
        db.AddRange(findings.Select(f => new BookCheck
        {
            Id = ids.Next<BookCheck>(), At = clock.Now, Milliseconds = (int)f.Took.TotalMilliseconds, Checked = f.Result.Checked, Faults = f.Result.Faults.Count,
            Findings = BookCheck.Write(new(f.Name, f.Result.Figures, [.. f.Result.Faults.Take(BookCheck.Shown)])),
        }));
        await db.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
    }

    /// <summary>What the last check found, in the order of the checks.</summary>
    public Task<List<BookCheck>> Last(CancellationToken ct) => db.Set<BookCheck>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct);
}
