using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Finance.Banking;

internal static class BankEndpoints
{
    public static void MapBankLines(this IEndpointRouteBuilder api) =>
        api.MapGet("/finance/bank-lines/{id:long}", async (long id, FinanceDb db, BankProposals proposals, CancellationToken ct) =>
                await db.BankLines.AsNoTracking().SingleOrDefaultAsync(l => l.Id == new Id<BankLine>(id), ct) is { } line
                    ? TypedResults.Json(LineAnswer.Of(line, line.State == BankLineState.Waiting ? (await proposals.Of([line], ct))[line.Id] : []), Inputs.Json)
                    : Problem.Of([Refusal.NotFound(Words.BankLine, id)]))
            .WithName("GetBankLine").Produces<LineAnswer>().ProducesProblem(404).Needs(FinancePermission.View);

    private sealed record LineAnswer
    {
        public required Id<BankLine> Id { get; init; }
        public required int Version { get; init; }
        public required long Bank { get; init; }
        public required DateOnly Date { get; init; }
        public required Money Amount { get; init; }
        public required string Payer { get; init; }
        public required string Memo { get; init; }
        public required string Number { get; init; }
        public required BankLineState State { get; init; }
        public required long? Payment { get; init; }
        public required string Reason { get; init; }
        public required IReadOnlyList<ProposalAnswer> Proposals { get; init; }

        public static LineAnswer Of(BankLine l, IReadOnlyList<MatchProposal> proposals) => new()
        {
            Id = l.Id, Version = l.Version, Bank = l.BankId.Value, Date = l.Date, Amount = l.Amount, Payer = l.Payer, Memo = l.Memo, Number = l.Number, State = l.State, Payment = l.PaymentId?.Value, Reason = l.Reason,
            Proposals = [.. proposals.Select(p => new ProposalAnswer(p.PartyId, p.PartyName, p.Confidence, p.By, p.Found, Words.WhyOf(p).ToString(), p.Fee, [.. p.Settles.Select(s => new SettlesAnswer(s.Item.Id.Value, s.Item.Number, s.Amount))], p.OnAccount))],
        };
    }

    private sealed record ProposalAnswer(long Party, string Name, Confidence Confidence, PayerFound By, AmountFound Found, string Why, Money Fee, IReadOnlyList<SettlesAnswer> Settles, Money OnAccount);

    private sealed record SettlesAnswer(long Item, string Number, Money Amount);
}
