namespace Musubi.Approvals;

/// <summary>News: everybody who was asked approved the document.</summary>
/// <param name="Fingerprint">Of what was approved.</param>
/// <param name="Facts">As they stood when it was submitted: what they said yes to.</param>
public sealed record ApprovalGranted(string Kind, long Id, string Fingerprint, long SubmitterId, ApprovalFacts Facts);

/// <summary>News: somebody said no, and why.</summary>
public sealed record ApprovalRefused(string Kind, long Id, string By, string Words);

/// <summary>News: somebody wants it changed before they say yes.</summary>
public sealed record ApprovalSentBack(string Kind, long Id, string By, string Words);

/// <summary>News: it is no longer asked for.</summary>
public sealed record ApprovalWithdrawn(string Kind, long Id, string By, string Words);
