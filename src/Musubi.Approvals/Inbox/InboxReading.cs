using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Approvals.Reminders;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Timeline;

namespace Musubi.Approvals.Inbox;

/// <summary>A request that waits for its reader, with what they need to decide.</summary>
public sealed record InboxRow
{
    public required Id<ApprovalRequest> Id { get; init; }
    public required Text Kind { get; init; }
    public required string Title { get; init; }
    public required Text Detail { get; init; }

    /// <summary>Why, in the words of whoever made the document; empty where nothing was said.</summary>
    public required string Reason { get; init; }

    /// <summary>The rule that asks, and the figures that met it.</summary>
    public required Text Rule { get; init; }
    public required IReadOnlyList<ShownFigure> Met { get; init; }

    /// <summary>The document where its reader may see it, else the request.</summary>
    public required string Href { get; init; }
    public required Money? Amount { get; init; }
    public required Rate? Margin { get; init; }
    public required Rate? Discount { get; init; }
    public required Money? OverCredit { get; init; }
    public required string Submitter { get; init; }
    public required Department? Department { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>The step that is asked, from 0, of how many.</summary>
    public required int Step { get; init; }
    public required int Steps { get; init; }

    /// <summary>For whom its reader stands in; empty when they are asked themselves.</summary>
    public required string InsteadOf { get; init; }

    /// <summary>It lies longer than its rule allows.</summary>
    public required bool Late { get; init; }
}

/// <summary>Reads what waits for a person: narrowed in the database by role, name, office and stand-ins, then decided by the same arithmetic as an answer.</summary>
internal sealed class InboxReading(ApprovalsDb db, ApproverBook book, ApprovalSubjects subjects, SubjectPages pages, WorkingDays working, Clock clock)
{
    public const int Most = 500;

    public async Task<IReadOnlyList<InboxRow>> Of(Actor actor, CancellationToken ct)
    {
        var waiting = await Waiting(actor.Id, ct);
        var names = await book.Names(waiting.Select(w => w.For).Where(f => f != actor.Id), ct);
        var days = await working.OfCompany(ct);
        var asked = waiting.Select(w => w.Request.RuleId).OfType<Id<ApprovalRule>>().Distinct().ToList();
        var rules = await db.WholeRules.AsNoTracking().Where(r => asked.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        return [.. waiting.Select(w => Row(w.Request, w.Request.RuleId is { } rule ? rules.GetValueOrDefault(rule) : null, actor, days, w.For == actor.Id ? "" : names.GetValueOrDefault(w.For, "")))];
    }

    /// <summary>What waits beside the requests, of every kind of document that knows of such.</summary>
    public async Task<IReadOnlyList<WaitingBesides>> Besides(Actor actor, CancellationToken ct)
    {
        var found = new List<WaitingBesides>();
        foreach (var subject in subjects.All)
        {
            if (await subject.Besides(actor, ct) is { Count: > 0 } besides)
                found.Add(besides);
        }
        return found;
    }

    public async Task<int> Count(long person, CancellationToken ct) => (await Waiting(person, ct)).Count;

    private async Task<List<(ApprovalRequest Request, long For)>> Waiting(long person, CancellationToken ct)
    {
        var absences = await book.Absences(ct);
        var speakers = absences.Where(a => a.DelegateId == person).Select(a => a.AbsentId).Append(person).Distinct().ToList();
        // Who handed over to me, or to whom I stand in for, may hold any place: those requests are looked at one by one.
        var users = speakers.Select(s => new Id<User>(s)).ToList();
        var roles = (await db.UserRoles.Where(r => users.Contains(r.UserId)).Select(r => r.RoleId).Distinct().ToListAsync(ct)).Select(r => r.Value).ToList();
        var offices = (await db.Heads.Where(h => speakers.Contains(h.UserId)).Select(h => h.Department).ToListAsync(ct)).Select(d => (Department?)d).ToList();
        var requests = await db.Whole.AsNoTracking()
            .Where(r => r.State == RequestState.Open && (
                r.Places.Any(p => p.Step == r.Step && (
                    (p.Approver == ApproverKind.User && speakers.Contains(p.HolderId))
                    || (p.Approver == ApproverKind.Role && roles.Contains(p.HolderId))
                    || ((p.Approver == ApproverKind.HeadOf || p.Approver == ApproverKind.OwnHead) && offices.Contains(p.Department))))
                || r.Handovers.Any(h => speakers.Contains(h.ToId))))
            .OrderBy(r => r.Id).Take(Most).ToListAsync(ct);
        var mine = new List<(ApprovalRequest, long)>();
        foreach (var request in requests)
        {
            if (request.YesesOf(request.Step).Any(a => a.PersonId == person))
                continue;
            var voices = Voices.Of(person, await book.Holders(request.PlacesOf(request.Step), ct), ApproverBook.StandInsOf(request, absences), ApproverBook.Barred(request));
            if (Voices.Helps(request.VoicesOf(request.Step), [.. voices.Select(v => v.Place)]))
                mine.Add((request, voices.Any(v => v.For == person) ? person : voices[0].For));
        }
        return mine;
    }

    private InboxRow Row(ApprovalRequest request, ApprovalRule? rule, Actor reader, BankCalendar days, string insteadOf)
    {
        var (facts, subject) = (request.Facts, subjects.Find(request.Kind));
        return new()
        {
            Id = request.Id, Kind = subject?.Name ?? Text.Same(request.Kind), Title = request.Title, Detail = request.Detail, Reason = facts.Reason,
            Rule = request.RuleId is null ? Words.WithoutRule : Text.Same(request.RuleName), Met = RequestFigures.Met(subject, request, rule, decides: true),
            Href = HrefOf(request, reader), Amount = facts.Amount, Margin = facts.Margin, Discount = facts.Discount, OverCredit = facts.OverCredit,
            Submitter = request.SubmitterName, Department = request.Department, SubmittedAt = request.SubmittedAt, Step = request.Step, Steps = request.Steps.Count, InsteadOf = insteadOf,
            Late = request.Reminders > 0 || (request.RemindAfter > 0 && BusinessHours.Between(clock.Local(request.AskedAt), clock.Local(clock.Now), days) >= TimeSpan.FromHours(request.RemindAfter)),
        };
    }

    private string HrefOf(ApprovalRequest request, Actor reader) => DocumentHref(pages, request, reader) ?? Refusals.Href(request);

    /// <summary>The page of the document itself; null where its reader may not see it.</summary>
    public static string? DocumentHref(SubjectPages pages, ApprovalRequest request, Actor reader) =>
        pages.Of(request.Kind) is { } page && pages.MaySee(reader, request.Kind) ? string.Format(CultureInfo.InvariantCulture, page.Href, request.SubjectId) : null;
}
