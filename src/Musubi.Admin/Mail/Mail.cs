using MimeKit;

namespace Musubi.Admin.Mail;

/// <summary>A mail as it lies in the outbox, kind <c>mail</c>.</summary>
public sealed record Mail
{
    public const string Kind = "mail";
    public required string To { get; init; }
    public required string Subject { get; init; }

    /// <summary>Plain text.</summary>
    public required string Body { get; init; }

    /// <summary>Where an answer goes, when not to the company's own address.</summary>
    public string ReplyTo { get; init; } = "";

    /// <summary>Printed documents that go along: what was mailed is what is kept.</summary>
    public IReadOnlyList<long> Papers { get; init; } = [];
}

/// <summary>Mail addresses as people type them.</summary>
internal static class MailAddresses
{
    /// <summary>The address alone, without the name it may stand behind; null when it is none.</summary>
    public static string? Read(string typed) => MailboxAddress.TryParse(typed, out var box) && box.Address.Contains('@', StringComparison.Ordinal) ? box.Address : null;
}

/// <summary>Where this Musubi is reached from outside, for links in mails: <c>https://musubi.company.jp</c>. Never taken from a request, whose Host header anybody can write.</summary>
public sealed record SiteAddress(Uri Root)
{
    public string To(string path) => new Uri(Root, path).ToString();
}
