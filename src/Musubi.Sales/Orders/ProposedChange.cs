using System.Text.Json;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Modules.Forms;

namespace Musubi.Sales.Orders;

public enum ProposalState { Waiting, Made, Returned, Withdrawn }

/// <summary>A change of a confirmed order that waits for others to say yes: just what was typed. Meanwhile the order stands as it is; of one order one change waits.</summary>
public sealed class ProposedChange : IPartOf
{
    public required Id<ProposedChange> Id { get; init; }
    public required Id<SalesOrder> OrderId { get; init; }
    public ProposalState State { get; private set; } = ProposalState.Waiting;

    /// <summary>UTC; who put it forward, and why.</summary>
    public required DateTime At { get; init; }
    public required long ById { get; init; }
    public required string ByName { get; init; }
    public required string Reason { get; init; }

    /// <summary>How often the order had been changed by then: what was typed was typed upon that.</summary>
    public required int Edition { get; init; }
    public required Money TotalBefore { get; init; }
    public required Money TotalAfter { get; init; }

    /// <summary>What an approver decides about, see <see cref="OrderChangeApproval"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What was typed (<see cref="ChangeOrder.Input"/>).</summary>
    [NotAudited]
    public required string Typed { get; init; }

    /// <summary>Why it came back, in the words of who gave it back; or what stood in its way when it was to be made.</summary>
    public string ReturnedFor { get; private set; } = "";

    internal ChangeOrder.Input Read() => JsonSerializer.Deserialize<ChangeOrder.Input>(Typed, Inputs.Json)!;

    internal static string Write(ChangeOrder.Input typed) => JsonSerializer.Serialize(typed, Inputs.Json);

    public void End(ProposalState state, string why = "") => (State, ReturnedFor) = (state, why.Length > MostWhy ? why[..MostWhy] : why);

    public (string Kind, long Id) Whole => ("sales_order", OrderId.Value);

    public const int MostWhy = 500;
}
