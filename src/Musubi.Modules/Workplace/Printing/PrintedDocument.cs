using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Printing;

/// <summary>The file of an issued document as first printed, kept with it: what the customer has in hand is what we can show, also years later.</summary>
[NotAudited]
public sealed class PrintedDocument
{
    public required Id<PrintedDocument> Id { get; init; }
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }
    public required string Form { get; init; }
    public required Language Language { get; init; }

    /// <summary>0, and one more each time the issued record was changed.</summary>
    public required int Edition { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>For the file's name.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Hash { get; init; }
    public required byte[] Bytes { get; init; }
}
