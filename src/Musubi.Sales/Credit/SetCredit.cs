using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;

namespace Musubi.Sales.Credit;

/// <summary>Says how far a customer is trusted, or that nothing more goes out to it.</summary>
[Needs(SalesPermission.SetCredit)]
internal sealed class SetCredit(SalesDb db, PartyLookup parties, CompanyProfile company, IdSource ids) : IUseCase<SetCredit.Input, Id<CustomerCredit>>
{
    public sealed record Input
    {
        public Id<Party> Party { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }

        /// <summary>In the currency of the books; left out, none.</summary>
        public decimal? Limit { get; init; }
        public bool Stopped { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<CustomerCredit>>> Run(Input input, CancellationToken ct)
    {
        if (await parties.Card(input.Party, ct) is not { } party)
            return Refusal.NotFound(Words.Customer, input.Party);
        var currency = (await company.Get(ct)).Currency;
        if (input.Reason.Length > 200)
            return Refusal.TooLong("Reason", Words.CreditReason, input.Reason.Length, 200);
        if (input.Stopped && string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.CreditReason);
        if (input.Limit is < 0 or > 1_000_000_000_000m || (input.Limit is { } typed && Money.Of(typed, currency, Rounding.Down).Amount != typed))
            return new Refusal("sales.credit-limit", new Text("与信限度額 {0} は登録できません。", "信用额度 {0} 无效。", "{0} cannot be a credit limit.").With(input.Limit), new Text("0以上の金額を入力するか、空欄にしてください。", "请输入0以上的金额，或留空。", "Type an amount from 0, or leave it empty."), "Limit");

        var credit = await db.Credits.SingleOrDefaultAsync(c => c.PartyId == party.Id.Value, ct);
        if (credit is null)
            db.Credits.Add(credit = new() { Id = ids.Next<CustomerCredit>(), PartyId = party.Id.Value });
        else if (input.Version is { } seen)
            db.All.Expect(credit, seen);
        (credit.LimitMinor, credit.Stopped, credit.Reason) = (input.Limit is { } limit ? Money.Of(limit, currency, Rounding.Down).Minor : null, input.Stopped, input.Reason.Trim());
        return credit.Id;
    }
}
