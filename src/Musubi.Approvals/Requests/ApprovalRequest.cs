using System.Text.Json;
using Musubi.Approvals.Rules;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

public enum RequestState { Open, Granted, Refused, SentBack, Withdrawn }

/// <summary>One asking for approval of one content of one document, with the rule as it stood. Asked anew, it is another.</summary>
public sealed class ApprovalRequest : IPartOf
{
    public const int MostWords = 1000;

    public required Id<ApprovalRequest> Id { get; init; }
    public required string Kind { get; init; }
    public required long SubjectId { get; init; }
    public required string Title { get; init; }
    public required string DetailJa { get; init; }
    public required string DetailZh { get; init; }
    public required string DetailEn { get; init; }

    /// <summary>In the company's currency; zero where the document has none, see <see cref="HasAmount"/>.</summary>
    public required Money Amount { get; init; }
    public required bool HasAmount { get; init; }

    /// <summary><see cref="ApprovalFacts"/> as JSON.</summary>
    public required string FactsJson { get; init; }
    public required string Fingerprint { get; init; }

    /// <summary>Null for the kind's own default.</summary>
    public Id<ApprovalRule>? RuleId { get; init; }
    public required string RuleName { get; init; }

    /// <summary>The submitter may be among those who answer.</summary>
    public required bool OwnAllowed { get; init; }

    /// <summary>Business hours until who is asked is reminded, and again; 0 never.</summary>
    public required int RemindAfter { get; init; }
    public required Department? Department { get; init; }
    public required long SubmitterId { get; init; }
    public required string SubmitterName { get; init; }
    public required DateTime SubmittedAt { get; init; }
    public RequestState State { get; set; }

    /// <summary>The step that is asked now, from 0.</summary>
    public int Step { get; set; }

    /// <summary>Since when that step is asked, UTC; a reminder starts it anew.</summary>
    public DateTime AskedAt { get; set; }
    public int Reminders { get; set; }
    public DateTime? EndedAt { get; set; }
    public List<ApprovalStep> Steps { get; init; } = [];
    public List<ApprovalPlace> Places { get; init; } = [];
    public List<ApprovalAnswer> Answers { get; init; } = [];
    public List<ApprovalHandover> Handovers { get; init; } = [];

    /// <summary>Counted up by whoever acts, before they read: two who answer at once take turns.</summary>
    public int Turn { get; set; }

    public (string Kind, long Id) Whole => (Kind, SubjectId);

    public Text Detail => new(DetailJa, DetailZh, DetailEn);

    public ApprovalFacts Facts => JsonSerializer.Deserialize<ApprovalFacts>(FactsJson)!;

    internal IReadOnlyList<ApprovalPlace> PlacesOf(int step) => [.. Places.Where(p => p.Step == step).OrderBy(p => p.Position)];

    internal IEnumerable<ApprovalAnswer> YesesOf(int step) => Answers.Where(a => a.Step == step && a.Counts && a.Verdict == Verdict.Approved).OrderBy(a => a.Id);

    internal IReadOnlyList<IReadOnlyList<int>> VoicesOf(int step) => [.. YesesOf(step).Select(a => a.CouldFill)];

    internal int NeededOf(int step) => Steps.Single(s => s.Position == step).Needed(PlacesOf(step).Count);

    internal bool IsFull(int step) => Voices.Filled(VoicesOf(step)) >= NeededOf(step);

    internal void End(RequestState state, DateTime at) => (State, EndedAt) = (state, at);
}

public enum StepMode { Any, All, Count }

/// <summary>What is asked at once. Steps follow one another.</summary>
[NotAudited]
public sealed class ApprovalStep : IPartOf
{
    public required Id<ApprovalRequest> RequestId { get; init; }
    public required int Position { get; init; }
    public required StepMode Mode { get; init; }

    /// <summary>For <see cref="StepMode.Count"/>: how many of its places.</summary>
    public required int Count { get; init; }
    public required string Kind { get; init; }
    public required long SubjectId { get; init; }
    public (string Kind, long Id) Whole => (Kind, SubjectId);

    public int Needed(int places) => NeededOf(Mode, Count, places);

    internal static int NeededOf(StepMode mode, int count, int places) => mode switch { StepMode.Any => 1, StepMode.All => places, _ => Math.Min(count, places) };
}

public enum ApproverKind { Role, User, HeadOf, OwnHead }

/// <summary>One voice that is asked for.</summary>
[NotAudited]
public sealed class ApprovalPlace
{
    public required Id<ApprovalRequest> RequestId { get; init; }
    public required int Step { get; init; }
    public required int Position { get; init; }
    public required ApproverKind Approver { get; init; }

    /// <summary>The role or user; 0 for heads.</summary>
    public required long HolderId { get; init; }

    /// <summary>The department whose head is asked; for <see cref="ApproverKind.OwnHead"/> that of the document.</summary>
    public required Department? Department { get; init; }
}

public enum Verdict { Approved, Refused, SentBack }

/// <summary>What somebody said, when, in which words.</summary>
public sealed class ApprovalAnswer : IPartOf
{
    public required Id<ApprovalAnswer> Id { get; init; }
    public required Id<ApprovalRequest> RequestId { get; init; }
    public required int Step { get; init; }
    public required Verdict Verdict { get; init; }
    public required long PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>For whom they stood in; empty when it was their own place.</summary>
    public required string InsteadOf { get; init; }

    /// <summary>The places of the step they could fill when they said it, <c>0,2</c>: a right lost later takes nothing back.</summary>
    public required string Places { get; init; }
    public required string Words { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Taken back when a later step sent the document to this one or before.</summary>
    public bool Counts { get; set; } = true;
    public required string Kind { get; init; }
    public required long SubjectId { get; init; }
    public (string Kind, long Id) Whole => (Kind, SubjectId);

    internal IReadOnlyList<int> CouldFill => [.. Places.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture))];
}

/// <summary>Somebody gave their voice in one request to somebody else.</summary>
public sealed class ApprovalHandover : IPartOf
{
    public required Id<ApprovalHandover> Id { get; init; }
    public required Id<ApprovalRequest> RequestId { get; init; }
    public required long FromId { get; init; }
    public required string FromName { get; init; }
    public required long ToId { get; init; }
    public required string ToName { get; init; }
    public required string Words { get; init; }
    public required DateTime At { get; init; }
    public required string Kind { get; init; }
    public required long SubjectId { get; init; }
    public (string Kind, long Id) Whole => (Kind, SubjectId);
}
