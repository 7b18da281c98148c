using Musubi.Data.Acts;
using Musubi.Data.Numbers;
using Musubi.Kernel;

namespace Musubi.Finance.Receivables;

/// <summary>Credits an invoice, whole, by lines or by amounts. The credit settles what is open of the invoice; the rest stays on account.</summary>
[Needs(FinancePermission.Bill)]
internal sealed class IssueCreditNote(CreditNotes notes) : IUseCase<CreditNoteDraft, Id<CreditNote>>
{
    internal static readonly Series Series = new("CN", "{0}-{1:yyMM}-{2:00000}");

    public async Task<Result<Id<CreditNote>>> Run(CreditNoteDraft input, CancellationToken ct) => (await notes.Issue(input, ct)).Then(note => note.Id);
}

/// <summary>A credit note as typed.</summary>
public sealed record CreditNoteDraft
{
    public Id<Invoice> Invoice { get; init; }

    /// <summary>Null for today.</summary>
    public DateOnly? Date { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>Credits all that is left, whatever the lines say.</summary>
    public bool Whole { get; init; }
    public List<CreditLineDraft> Lines { get; init; } = [];
}
