using Musubi.Data.Backups;

namespace Musubi.Data.Masters;

/// <summary>Another one with every change of a kind of master data, set by the transaction that changes it: what was read under it holds as long as it stands.</summary>
[NotAudited, NotBackedUp]
public sealed class MasterStamp
{
    /// <summary><c>warehouse</c>.</summary>
    public required string Kind { get; init; }
    public required string Stamp { get; set; }
}
