using Musubi.Kernel;

namespace Musubi.Approvals;

/// <summary>
/// A kind of document that departments may have to approve, declared by the module that owns it and registered as a scoped
/// <see cref="ApprovalSubject"/>. Its handlers run in the transaction of the approver's act: what they refuse undoes the answer too.
/// </summary>
public abstract class ApprovalSubject
{
    /// <summary>The kind of record, as on the trail: <c>journal_entry</c>.</summary>
    public abstract string Kind { get; }
    public abstract Text Name { get; }

    /// <summary>The kind whose rules are asked: its own, unless what it asks for is a part of another's, which rules are written for.</summary>
    public virtual string RulesOf => Kind;

    /// <summary>What rules may look at.</summary>
    public abstract IReadOnlyList<ApprovalFact> Facts { get; }

    /// <summary>Asked when no rule matches: any one holder of this department's standard role. Null: then nobody needs to approve.</summary>
    public virtual Department? AskedWithoutRule => null;

    /// <summary>
    /// Asked whatever the rules say, where a fact of the document is such: a price below its floor is never anybody's alone. A rule that looks at that fact itself, or has a step
    /// that nobody but holders of that department's standard role can fill, has said who answers for it; any other is followed by a step of these.
    /// </summary>
    public virtual IEnumerable<(ApprovalFact Fact, Department Asked)> AskedAlways(ApprovalFacts facts) => [];

    /// <summary>When that is, in words, for whoever writes rules; null where there is no such fact.</summary>
    public virtual Text? AskedWithoutRuleWhen => null;

    /// <summary>What the document says now, see <see cref="Fingerprint"/>; null when it is gone. An answer to a document that changed meanwhile is refused.</summary>
    public abstract Task<string?> FingerprintOf(long id, CancellationToken ct);

    /// <summary>Why the document could not be carried out as things stand: asked at every yes, so that nobody agrees to what the last one will be refused. Null where nothing is against it.</summary>
    public virtual Task<Refusal?> WhyNotNow(long id, CancellationToken ct) => Task.FromResult<Refusal?>(null);

    /// <summary>What of this kind waits for a person although no rule asks: the inbox names it beside the requests. Null where they may not answer it, or where every such document is asked about.</summary>
    public virtual Task<WaitingBesides?> Besides(Actor reader, CancellationToken ct) => Task.FromResult<WaitingBesides?>(null);

    /// <summary>Everybody asked said yes. A refusal (the period was closed) undoes the last yes and is shown to who gave it.</summary>
    public abstract Task<Refusal?> Granted(ApprovalGranted news, CancellationToken ct);

    public virtual Task<Refusal?> Refused(ApprovalRefused news, CancellationToken ct) => Task.FromResult<Refusal?>(null);

    /// <summary>It lies with its submitter again, to be changed and submitted anew.</summary>
    public virtual Task<Refusal?> SentBack(ApprovalSentBack news, CancellationToken ct) => Task.FromResult<Refusal?>(null);

    /// <summary>Its submitter took it back.</summary>
    public virtual Task<Refusal?> Withdrawn(ApprovalWithdrawn news, CancellationToken ct) => Task.FromResult<Refusal?>(null);
}

/// <summary>Documents that wait for a person beside their requests, and the list that shows just them.</summary>
public sealed record WaitingBesides(long Count, Text What, string Href);
