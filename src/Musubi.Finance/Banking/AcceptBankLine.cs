using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Finance.Banking;

/// <summary>A deposit of the bank's file is booked as a payment received, and settles what was chosen, or what is surely meant (消込). The name it was paid under is remembered. A line is booked once.</summary>
[Needs(FinancePermission.ReceivePayments)]
internal sealed class AcceptBankLine(FinanceDb db, PaymentDesk desk, BankProposals proposals, IdSource ids) : IUseCase<AcceptBankLine.Input, Id<Payment>>
{
    public sealed record Input
    {
        public Id<BankLine> Id { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }

        /// <summary>Who paid. Left out, the proposal is taken, if there is one that is sure.</summary>
        public Id<Party>? Party { get; init; }
        public decimal? Fee { get; init; }
        public decimal? Discount { get; init; }
        public decimal? WriteOff { get; init; }

        /// <summary>What one unit of a foreign currency was worth; null takes the day's rate.</summary>
        public decimal? Rate { get; init; }

        /// <summary>The rate is right, though far from the last.</summary>
        public bool RateMeant { get; init; }
        public string Note { get; init; } = "";

        /// <summary>That most of it settles nothing although the party has open items is meant: it stays on account.</summary>
        public bool OnAccount { get; init; }

        /// <summary>What it settles; the rest stays on account.</summary>
        public List<SettlementLine> Lines { get; init; } = [];
    }

    public async Task<Result<Id<Payment>>> Run(Input input, CancellationToken ct)
    {
        if (await db.BankLines.SingleOrDefaultAsync(l => l.Id == input.Id, ct) is not { } line)
            return Refusal.NotFound(Words.BankLine, input.Id);
        if (line.WhyNotBook() is { } reason)
            return reason;
        if (input.Version is { } seen)
            db.All.Expect(line, seen);
        var chosen = input;
        if (input.Party is null)
        {
            if ((await proposals.Of([line], ct))[line.Id] is not [{ Confidence: Confidence.Sure } sure, ..])
                return new Refusal("bank.not-sure", new Text("{0} {1} の消込先が決まりません。", "无法确定{0} {1}的核销对象。", "It is not sure what {0} of {1} settles.").With(line.Payer, line.Amount),
                    new Text("候補を確かめて選ぶか、得意先を割り当ててください。", "请确认候选后选择，或手工指定客户。", "Look at the proposals, or assign it by hand.")) { Href = $"/finance/bank-lines/{line.Id}" };
            chosen = Taken(line, sure);
        }
        var booked = await desk.Book(new()
        {
            Party = chosen.Party, Date = line.Date, Bank = line.BankId, Currency = line.Amount.Currency, Amount = line.Amount.Amount, Fee = chosen.Fee, Discount = chosen.Discount, WriteOff = chosen.WriteOff, Rate = chosen.Rate, RateMeant = chosen.RateMeant,
            Reference = line.Payer.Length > 60 ? line.Payer[..60] : line.Payer, Note = chosen.Note, Lines = chosen.Lines, OnAccount = chosen.OnAccount,
        }, PaymentDirection.Received, ct);
        if (!booked.Ok)
            return booked;
        line.Book(booked.Value);
        await db.Remember(line, chosen.Party!.Value.Value, ids, ct);
        return booked;
    }

    /// <summary>A proposal as an input says it.</summary>
    public static Input Taken(BankLine line, MatchProposal proposal) => new()
    {
        Id = line.Id, Version = line.Version, Party = new(proposal.PartyId), Fee = proposal.Fee.IsZero ? null : proposal.Fee.Amount, Lines = [.. proposal.Settles.Select(s => new SettlementLine { Item = s.Item.Id, Amount = s.Amount.Amount })],
    };
}

internal static class Remembering
{
    /// <summary>Under the line's name that party pays: a person said so.</summary>
    public static async Task Remember(this FinanceDb db, BankLine line, long party, IdSource ids, CancellationToken ct)
    {
        if (line.PayerKey.Length == 0)
            return;
        if (await db.KnownPayers.SingleOrDefaultAsync(k => k.PayerKey == line.PayerKey && k.PartyId == party, ct) is { } known)
            known.Payer = line.Payer;
        else
            db.KnownPayers.Add(new() { Id = ids.Next<KnownPayer>(), PayerKey = line.PayerKey, Payer = line.Payer, PartyId = party });
    }
}
