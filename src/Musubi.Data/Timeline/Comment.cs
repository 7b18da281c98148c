using Musubi.Kernel;

namespace Musubi.Data.Timeline;

/// <summary>What one person put on a document's timeline, and may take back.</summary>
public interface ISigned<T> : IPartOf
{
    Id<T> Id { get; }
    long AuthorId { get; }
}

/// <summary>What a person wrote on a document's timeline.</summary>
public sealed class Comment : ISigned<Comment>
{
    public required Id<Comment> Id { get; init; }
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }
    public required long AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required DateTime At { get; init; }
    public required string Body { get; set; }
    public (string Kind, long Id) Whole => (SubjectKind, SubjectId);
}

/// <summary>A file that hangs on a document. Its bytes lie apart, so that lists do not load them.</summary>
public sealed class Attachment : ISigned<Attachment>
{
    public required Id<Attachment> Id { get; init; }
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
    public required long AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required DateTime At { get; init; }
    public (string Kind, long Id) Whole => (SubjectKind, SubjectId);
}

[NotAudited]
public sealed class AttachmentContent
{
    public required Id<Attachment> Id { get; init; }
    public required byte[] Bytes { get; init; }
}
