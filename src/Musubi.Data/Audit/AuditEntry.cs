using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Musubi.Kernel;

namespace Musubi.Data.Audit;

public enum AuditChange { Created, Changed, Deleted }

/// <summary>
/// One row's change: who, when, by which act, before and after. Written in the act's own transaction; never changed afterwards,
/// but for the seal that is put on it behind the commit.
/// </summary>
[NotAudited]
public sealed class AuditEntry
{
    public required Id<AuditEntry> Id { get; init; }
    public required DateTime At { get; init; }
    public required long ActorId { get; init; }
    public required string ActorName { get; init; }

    /// <summary>The use case: <c>CreateParty</c>.</summary>
    public required string Act { get; init; }

    /// <summary>The document on whose trail this stands: kind and id.</summary>
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }

    /// <summary>The table whose row changed.</summary>
    public required string Table { get; init; }
    public required AuditChange Change { get; init; }

    /// <summary>JSON: column to [before, after]. Null once erased for privacy; <see cref="FieldsHash"/> stays.</summary>
    public string? Fields { get; set; }

    /// <summary>SHA-256 of <see cref="Fields"/>, so that erasing personal data does not break the chain.</summary>
    public required string FieldsHash { get; init; }

    /// <summary>The seal that covers this entry; null until the sealer has passed.</summary>
    public long? Seal { get; set; }

    /// <summary>SHA-256 of everything above but <see cref="Fields"/> and <see cref="Seal"/>.</summary>
    public string Hash() => HashOf(JsonSerializer.Serialize<object[]>(
        [Id.Value, At.ToString("O", CultureInfo.InvariantCulture), ActorId, ActorName, Act, SubjectKind, SubjectId, Table, Change.ToString(), FieldsHash]));

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>
/// A link of the chain. It keeps a line for every entry it covers, so that what was altered, removed or slipped in can be named,
/// and a hash over these lines and the seal before, so that nobody can rewrite one link alone.
/// </summary>
[NotAudited]
public sealed class AuditSeal
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Id { get; init; }
    public required DateTime At { get; init; }

    /// <summary>A line for each entry in id order: <c>id kind subject-id hash</c>.</summary>
    public required string Covers { get; init; }
    public required string Hash { get; init; }

    public static AuditSeal After(AuditSeal? before, DateTime at, IEnumerable<AuditEntry> entriesInIdOrder)
    {
        var (id, covers) = ((before?.Id ?? 0) + 1, string.Join('\n', entriesInIdOrder.Select(e => $"{e.Id} {e.SubjectKind} {e.SubjectId} {e.Hash()}")));
        return new() { Id = id, At = at, Covers = covers, Hash = HashOf(before?.Hash, id, at, covers) };
    }

    /// <summary>Whether this link is what it was when it was made, behind the one with the hash <paramref name="before"/>.</summary>
    public bool IsWhole(string? before) => Hash == HashOf(before, Id, At, Covers);

    private static string HashOf(string? before, long id, DateTime at, string covers) =>
        AuditEntry.HashOf(string.Create(CultureInfo.InvariantCulture, $"{before}\n{id}\n{at:O}\n{covers}"));
}
