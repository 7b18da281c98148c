using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>A request as a page shows it: who is asked, who answered, and what its reader may do.</summary>
public sealed record RequestView(ApprovalRequest Request, IReadOnlyList<StepView> Steps, IReadOnlyList<Voice> Mine, bool Said, bool Helps, bool CanAnswerAtAll)
{
    public bool IsOpen => Request.State == RequestState.Open;

    /// <summary>The reader is asked now.</summary>
    public bool AsksMe => IsOpen && Mine.Count > 0 && !Said && Helps;

    /// <summary>The reader may say no even where their yes is no longer needed.</summary>
    public bool MayAnswer => IsOpen && Mine.Count > 0;
}

/// <param name="Now">It is asked now.</param>
/// <param name="Done">It has all the yeses it needs.</param>
/// <param name="Left">Of a step that is asked now, the places whose yes would still count.</param>
public sealed record StepView(int Position, Text Asks, IReadOnlyList<Text> Places, IReadOnlyList<ApprovalAnswer> Answers, bool Now, bool Done, IReadOnlyList<Text> Left);

internal sealed class RequestViews(ApprovalsDb db, ApproverBook book, ApproverNames names, CurrentAct act)
{
    /// <summary>All requests of a document, newest first.</summary>
    public async Task<IReadOnlyList<RequestView>> Of(string kind, long id, CancellationToken ct) =>
        await View(await db.Whole.AsNoTracking().Where(r => r.Kind == kind && r.SubjectId == id).OrderByDescending(r => r.Id).Take(20).ToListAsync(ct), ct);

    public async Task<RequestView?> Of(Id<ApprovalRequest> id, CancellationToken ct) =>
        await View(await db.Whole.AsNoTracking().Where(r => r.Id == id).ToListAsync(ct), ct) is [var view] ? view : null;

    private async Task<IReadOnlyList<RequestView>> View(IReadOnlyList<ApprovalRequest> requests, CancellationToken ct)
    {
        await names.Load(requests.SelectMany(r => r.Places).Select(p => (p.Approver, p.HolderId)), ct);
        var absences = await book.Absences(ct);
        var views = new List<RequestView>();
        foreach (var request in requests)
        {
            var steps = request.Steps.OrderBy(s => s.Position).Select(s =>
            {
                var (places, now) = (request.PlacesOf(s.Position), request.State == RequestState.Open && request.Step == s.Position);
                var called = places.Select(p => names.Of(p.Approver, p.HolderId, p.Department)).ToList();
                var voices = request.VoicesOf(s.Position);
                return new StepView(s.Position, Words.Of(s.Mode, s.Count, places.Count), called, [.. request.Answers.Where(a => a.Step == s.Position).OrderBy(a => a.Id)], now, request.IsFull(s.Position),
                    now ? [.. called.Where((_, place) => Voices.Helps(voices, [place]))] : []);
            }).ToList();
            if (request.State != RequestState.Open)
            {
                views.Add(new(request, steps, [], false, false, true));
                continue;
            }
            var holders = await book.Holders(request.PlacesOf(request.Step), ct);
            var standIns = ApproverBook.StandInsOf(request, absences);
            var mine = Voices.Of(act.Actor.Id, holders, standIns, ApproverBook.Barred(request));
            var said = request.YesesOf(request.Step).Any(a => a.PersonId == act.Actor.Id);
            views.Add(new(request, steps, mine, said, Voices.Helps(request.VoicesOf(request.Step), [.. mine.Select(v => v.Place)]), CouldGoOn(request, holders, standIns)));
        }
        return views;
    }

    /// <summary>False where everybody who could fill what is left has lost the right to: the request needs a hand.</summary>
    private static bool CouldGoOn(ApprovalRequest request, IReadOnlyList<IReadOnlySet<long>> holders, StandIns standIns)
    {
        var said = request.YesesOf(request.Step).Select(a => a.PersonId).ToHashSet();
        var people = holders.SelectMany(h => h).Concat(request.Handovers.Select(h => h.ToId)).Distinct().Where(p => !said.Contains(p)).Order();
        var left = people.Select(p => (IReadOnlyList<int>)[.. Voices.Of(p, holders, standIns, ApproverBook.Barred(request)).Select(v => v.Place)]);
        return Voices.Filled([.. request.VoicesOf(request.Step), .. left]) >= request.NeededOf(request.Step);
    }
}
