using Musubi.Data;
using Musubi.Data.Masters;
using Musubi.Kernel;

namespace Musubi.Finance.Accounts;

/// <summary>A line of the account map: which account plays a part, for one posting group or, with an empty one, for all others.</summary>
[Master(PartOf = typeof(BooksFacts))]
public sealed class MappedAccount : IVersioned
{
    public required Id<MappedAccount> Id { get; init; }
    public int Version { get; set; }
    public required AccountRole Role { get; init; }
    public required string PostingGroup { get; init; }
    public required Id<Account> AccountId { get; set; }
}
