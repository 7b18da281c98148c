using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Sales.Credit;

/// <summary>How far a customer is trusted (与信): the most that may be owed and on order together, in the currency of the books; of whoever pays.</summary>
public sealed class CustomerCredit : IVersioned, IPartOf
{
    public required Id<CustomerCredit> Id { get; init; }
    public int Version { get; set; }
    public required long PartyId { get; init; }

    /// <summary>Null: no limit.</summary>
    public long? LimitMinor { get; set; }

    /// <summary>Nothing more is confirmed or shipped, whatever the limit (取引停止).</summary>
    public bool Stopped { get; set; }
    public string Reason { get; set; } = "";
    public (string Kind, long Id) Whole => ("party", PartyId);
}
