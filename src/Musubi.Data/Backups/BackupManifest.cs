using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Musubi.Data.Backups;

/// <summary>Why a backup was made. Only those of the daily turn give way to newer ones.</summary>
public enum BackupReason { ByHand, Daily, BeforeRestoring }

/// <summary>What an archive says of itself: enough to refuse it before anything is touched, and to prove each table after it was read.</summary>
public sealed record BackupManifest
{
    /// <summary>How archives are written; raised when a program of before could not read them.</summary>
    public const int ThisFormat = 1;

    public required int Format { get; init; }

    /// <summary>The version of the program that wrote it: <c>0.1.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What tables and columns there are, as a hash: alike on both engines, another with every change of the model.</summary>
    public required string Schema { get; init; }

    /// <summary>The last migration, whose name begins with its time: tells older from newer.</summary>
    public required string Migration { get; init; }

    /// <summary>The moment it shows, UTC.</summary>
    public required DateTime At { get; init; }
    public required string Engine { get; init; }

    /// <summary>Whose: the company's name, for people.</summary>
    public required string Company { get; init; }
    public required string MadeBy { get; init; }
    public required BackupReason Reason { get; init; }

    /// <summary>What was checked of the books as of that moment; null where nobody checked.</summary>
    public BackupProof? Proof { get; init; }
    public required IReadOnlyList<BackupTable> Tables { get; init; }

    [JsonIgnore] public long Rows => Tables.Sum(t => t.Rows);

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is none.</exception>
    internal static BackupManifest Read(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<BackupManifest>(bytes, Json)!;
}

/// <param name="Checked">How many rows were looked at.</param>
/// <param name="First">The first fault, in English; empty where there is none.</param>
public sealed record BackupProof(long Checked, int Faults, string First);

/// <summary>One table: its rows lie in <c>tables/{Name}.jsonl</c>, one array a line, in the order of its key.</summary>
/// <param name="Columns">Each as <c>name kind</c>, the kind as <see cref="RowText"/> names it.</param>
/// <param name="Sha256">Of the uncompressed lines, lower-case hexadecimal.</param>
public sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256);
