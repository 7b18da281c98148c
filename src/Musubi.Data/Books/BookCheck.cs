using System.Text.Encodings.Web;
using System.Text.Json;
using Musubi.Data.Acts;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Data.Books;

/// <summary>What the last check found of one invariant. The next check replaces it.</summary>
[NotAudited, NotBackedUp]
public sealed class BookCheck
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required Id<BookCheck> Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
    public required int Milliseconds { get; init; }

    /// <summary>How many rows were looked at.</summary>
    public required long Checked { get; init; }

    /// <summary>How many faults; the first <see cref="Shown"/> of them are kept in full.</summary>
    public required int Faults { get; init; }

    /// <summary>Name, figures and faults as JSON, in each language.</summary>
    public required string Findings { get; init; }

    public const int Shown = 50;

    public BookFindings Read() => JsonSerializer.Deserialize<BookFindings>(Findings, Plain)!;

    public static string Write(BookFindings findings) => JsonSerializer.Serialize(findings, Plain);
}

public sealed record BookFindings(Text Name, IReadOnlyList<Text> Figures, IReadOnlyList<InvariantFault> Faults);
