using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Admin;
using Musubi.Data.Acts;
using Musubi.Data.Search;
using Musubi.Finance.Accounts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Modules.Workplace;

namespace Musubi.Finance.Vouchers;

/// <summary>What the voucher being typed comes to: both sides, what they differ by, and what would be refused.</summary>
internal sealed class VoucherPreview(AccountMap map, VoucherDesk desk, CompanyProfile company, Clock clock)
{
    public async Task<GridPreview> Of(GridDraft draft, Language language, CancellationToken ct)
    {
        var (read, unread) = draft.Read<SaveVoucher.Input>("Lines", language, clock.Today);
        if (!read.Ok)
            return GridPreview.Refused(draft.Lines.Count, "Lines", read.Refusals);
        var input = read.Value;
        var currency = input.Currency is { IsNone: false } given ? given : (await company.Get(ct)).Currency;
        var refusals = VoucherRules.Check(input, input.Lines, currency, await map.Accounts(ct)).Where(r => r.Code is not ("missing" or "finance.empty-entry")).ToList();
        var typed = new Voucher { Id = default, Date = input.Date ?? clock.Today, Description = "", Currency = currency, Basis = input.Basis, MadeBy = 0, MadeByName = "" };
        typed.Lines.AddRange(input.Lines.Select((l, i) => l with { Debit = Within(l.Debit), Credit = Within(l.Credit) }).Select((l, i) => l.Row(default, default, i, currency)));
        var plan = await desk.Plan(typed, ct);
        refusals.AddRange(plan.Refusals.Where(r => r.Field != "Lines"));
        return new GridPreview
        {
            Lines = [.. input.Lines.Select((_, i) => GridPreview.Line(i, "Lines", refusals))],
            Totals =
            [
                .. plan.Taxes.Where(t => !t.Rate.Rate.IsZero).Select(t => new GridTotal(new Text("{0} {1}", "{0} {1}", "{0} {1}").With(t.Tax.Name, t.Rate.Rate), Figure(t.Rate.Tax))),
                .. plan.Taxes.Where(t => t.Deductible != t.Rate.Tax).Select(t => new GridTotal(new Text("{0} {1}", "{0} {1}", "{0} {1}").With(Words.Deductible, t.Share), Figure(t.Deductible))),
                new(Words.Debit, Figure(plan.Debit)), new(Words.Credit, Figure(plan.Credit)),
                new(Words.Difference, Figure((plan.Debit - plan.Credit).Abs()), Strong: plan.Debit != plan.Credit),
            ],
        }.Saying("Lines", unread);

        // What is refused beside its cell need not be summed.
        static decimal? Within(decimal? amount) => amount is > 0 and < 1_000_000_000_000_000 ? amount : null;
        string Figure(Money amount) => amount.ToString(null, language.Culture);
    }
}

internal static class VoucherEndpoints
{
    public static void MapVouchers(this IEndpointRouteBuilder api)
    {
        api.MapAct<SaveVoucher>("POST", "/finance/vouchers");
        api.MapAct<SaveVoucher>("PUT", "/finance/vouchers/{id}");
        api.MapAct<SubmitVoucher>("POST", "/finance/vouchers/{id}/submit");
        api.MapAct<ApproveVoucher>("POST", "/finance/vouchers/{id}/approve");
        api.MapAct<ReturnVoucher>("POST", "/finance/vouchers/{id}/return");
        api.MapAct<WithdrawVoucher>("POST", "/finance/vouchers/{id}/withdraw");
        api.MapAct<ReverseVoucher>("POST", "/finance/vouchers/{id}/reverse");
        api.MapAct<DeleteVoucher>("DELETE", "/finance/vouchers/{id}");
        api.MapPost("/finance/vouchers/preview", async (GridDraft draft, VoucherPreview preview, CurrentAct act, CancellationToken ct) =>
                TypedResults.Json(await preview.Of(draft, act.Actor.Language, ct), Inputs.Json))
            .WithName("PreviewVoucher").Needs(FinancePermission.WriteVouchers);
        // A chart has some hundreds of accounts: all are looked through, in every language.
        // Who enters bills names accounts too, and need not see the books.
        api.MapGet("/lookup/account", async (string? q, AccountMap map, CurrentAct act, CancellationToken ct) =>
            {
                var typed = Folding.Fold(q ?? "");
                var open = act.Actor.May(FinancePermission.View) || act.Actor.May(FinancePermission.EnterBills);
                var found = (await map.Accounts(ct)).Values.Where(a => open && a.Active && (typed.Length == 0 || Folding.Fold(a.Code).StartsWith(typed, StringComparison.Ordinal)
                        || new[] { a.NameJa, a.NameZh, a.NameEn }.Any(n => Folding.Fold(n).Contains(typed, StringComparison.Ordinal))))
                    .OrderBy(a => a.Code, StringComparer.Ordinal).Take(20);
                return TypedResults.Json(found.Select(a => new LookupHit(a.Id.Value, $"{a.Code} {a.Name}", a.Code, Words.SectionOf(a.Section).ToString())).ToList(), Inputs.Json);
            })
            .WithName("Lookup-account").Produces<IReadOnlyList<LookupHit>>().Needs(WorkplacePermission.Use);
    }
}
