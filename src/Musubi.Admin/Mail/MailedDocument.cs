using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Admin.Mail;

/// <summary>A paper of a document that was sent by mail: to whom, and with what words.</summary>
public sealed class MailedDocument : IPartOf
{
    public required Id<MailedDocument> Id { get; init; }
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }

    /// <summary>Which of its papers.</summary>
    public required string Form { get; init; }
    public required Language Language { get; init; }

    /// <summary>Addresses, by commas. Personal: erased with the person, so the trail does not repeat it.</summary>
    [Secret] public required string To { get; set; }
    public required string Subject { get; init; }
    public required long PaperId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
    public (string Kind, long Id) Whole => (SubjectKind, SubjectId);
}
