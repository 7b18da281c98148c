using System.Globalization;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Quotes;

public enum QuoteState { Draft, Waiting, Sent, Accepted, Declined, Superseded }

/// <summary>Which part of a quote a line belongs to: what is always in it, one of alternatives of which the customer chooses one, or an extra it may add.</summary>
public enum QuotePart { Always, A, B, C, D, E, F, Extra }

/// <summary>Why a customer said no.</summary>
public enum QuoteLoss { Price, LeadTime, Specification, Competitor, Postponed, Other }

/// <summary>
/// What a customer, or whoever may become one, is offered (見積). One row is one version: once sent it is a fact, and a revision is another version of the same number.
/// </summary>
public sealed class Quote : IVersioned, ISearchable
{
    /// <summary>How long an offer stands where nobody says otherwise, in days.</summary>
    public const int UsualDays = 30;

    public required Id<Quote> Id { get; init; }
    public int Version { get; set; }

    /// <summary>The first version, and which one this is. Of one quote each revision is there once.</summary>
    public required Id<Quote> FirstId { get; init; }
    public required int Revision { get; init; }

    /// <summary>Given when it is first sent, and empty before; later versions bear it with their revision: <c>Q-2611-00001-2</c>.</summary>
    public string Number { get; set; } = "";
    public QuoteState State { get; private set; } = QuoteState.Draft;

    /// <summary>For whom, and its name as the quote says it. A lead will do.</summary>
    public required long CustomerId { get; set; }
    public required string CustomerName { get; set; }
    public required DateOnly Date { get; set; }

    /// <summary>The last day on which it can be accepted.</summary>
    public required DateOnly ValidUntil { get; set; }

    /// <summary>The day the customer wants it.</summary>
    public DateOnly? Needed { get; set; }

    /// <summary>The customer's own number of its inquiry.</summary>
    public required string Reference { get; set; }
    public required string Note { get; set; }

    /// <summary>Who wrote it, and hears of its end.</summary>
    public required long OwnerId { get; init; }
    public required string OwnerName { get; init; }

    /// <summary>Without extras; where there are alternatives, of the first.</summary>
    public required Money Net { get; set; }
    public required Money Tax { get; set; }
    public required Money Total { get; set; }

    /// <summary>What it is written in; chosen while it is a draft.</summary>
    public Currency Currency => Total.Currency;

    /// <summary>Why an approver gave it back; empty otherwise.</summary>
    public string ReturnedFor { get; set; } = "";
    public DateOnly? SentOn { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public QuoteLoss? Loss { get; private set; }
    public string LossWords { get; private set; } = "";

    /// <summary>The alternative that was chosen.</summary>
    public QuotePart? Chosen { get; private set; }

    /// <summary>The order it became.</summary>
    public Id<SalesOrder>? OrderId { get; private set; }
    public List<QuoteLine> Lines { get; init; } = [];

    /// <summary>One for each alternative; where the customer has nothing to choose, one for all of it.</summary>
    public List<QuoteOption> Options { get; init; } = [];

    public bool HasAlternatives => Options.Exists(o => o.Part != QuotePart.Always);

    public bool IsExpired(DateOnly today) => State == QuoteState.Sent && ValidUntil < today;

    public Refusal? WhyNotEdit() => State == QuoteState.Draft ? null : Refused(
        new("この見積は{0}のため、変更できません。", "此报价单{0}，不能修改。", "This quote is {0} and cannot be changed."),
        State == QuoteState.Waiting ? new("先に承認申請を取り下げてください。", "请先撤回审批申请。", "Withdraw the request for approval first.") : new("改訂版を作成してください。", "请制作修订版。", "Make a revision of it."));

    public Refusal? WhyNotSend(DateOnly today) => State != QuoteState.Draft
        ? Refused(new("この見積はすでに{0}です。", "此报价单已是{0}状态。", "This quote is already {0}."), null)
        : ValidUntil < today ? new Refusal("sales.quote-over", new Text("有効期限 {0} を過ぎています。", "有效期 {0} 已过。", "It was valid until {0}, which is past.").With(ValidUntil),
            new("有効期限を今日以降の日付に変えてください。", "请将有效期改为今天或之后的日期。", "Change its validity to today or later."), Kind: RefusalKind.Conflict) { Href = $"/sales/quotes/{Id}/edit" }
        : null;

    public Refusal? WhyNotRevise() => State is QuoteState.Sent or QuoteState.Declined ? null : Refused(
        new("{0}の見積は改訂できません。", "{0}的报价单不能修订。", "A quote that is {0} cannot be revised."),
        State switch
        {
            QuoteState.Draft => new("そのまま変更してください。", "请直接修改。", "Change it as it is."),
            QuoteState.Superseded => new("最新版を改訂してください。", "请修订最新版本。", "Revise its latest version."),
            QuoteState.Accepted => new("写しを新しい見積にしてください。", "请复制为新的报价单。", "Copy it into a new quote."),
            _ => null,
        });

    public Refusal? WhyNotExtend() => State == QuoteState.Sent ? null : Refused(
        new("{0}の見積の有効期限は延ばせません。", "{0}的报价单不能延长有效期。", "The validity of a quote that is {0} cannot be extended."), null);

    public Refusal? WhyNotDecline() => State == QuoteState.Sent ? null : Refused(
        new("{0}の見積を失注にはできません。", "{0}的报价单不能登记为未成交。", "A quote that is {0} cannot be declined."), null);

    public Refusal? WhyNotAccept(DateOnly today) => State switch
    {
        QuoteState.Sent when IsExpired(today) => new Refusal("sales.quote-expired", new Text("この見積は {0} で期限が切れています。", "此报价单已于 {0} 到期。", "This quote expired on {0}.").With(ValidUntil),
            new("改訂版を出すか、権限のある人に有効期限の延長を依頼してください。", "请出具修订版，或请有权限的人延长有效期。", "Revise it, or ask somebody with the right to extend its validity."), Kind: RefusalKind.Conflict),
        QuoteState.Sent => null,
        QuoteState.Accepted => new Refusal("sales.quote-accepted", new Text("この見積はすでに受注になっています。", "此报价单已转为订单。", "This quote has become an order already."),
            new("受注を開いてください。", "请打开该订单。", "Open the order."), Kind: RefusalKind.Conflict) { Href = $"/sales/orders/{OrderId}" },
        _ => Refused(new("{0}の見積は受注にできません。", "{0}的报价单不能转为订单。", "A quote that is {0} cannot be accepted."),
            State == QuoteState.Superseded ? new("最新版を受注にしてください。", "请以最新版本转为订单。", "Accept its latest version.") : null),
    };

    public void WaitForApproval() => (State, ReturnedFor) = (QuoteState.Waiting, "");

    public void Return(string why) => (State, ReturnedFor) = (QuoteState.Draft, why);

    public void Send(string number, DateOnly today) => (Number, State, SentOn, ReturnedFor) = (number, QuoteState.Sent, today, "");

    public void Supersede() => State = QuoteState.Superseded;

    public void Decline(QuoteLoss why, string words, DateOnly today) => (State, Loss, LossWords, AnsweredOn) = (QuoteState.Declined, why, words, today);

    public void Accept(QuotePart? chosen, IReadOnlySet<Id<QuoteLine>> extras, Id<SalesOrder> order, DateOnly today)
    {
        (State, Chosen, OrderId, AnsweredOn) = (QuoteState.Accepted, chosen, order, today);
        foreach (var line in Lines)
            line.IsChosen = line.IsIn(chosen) || extras.Contains(line.Id);
    }

    private Refusal Refused(Text what, Text? advice) => new("sales.quote-state", what.With(QuoteWords.StateOf(State)), advice, Kind: RefusalKind.Conflict);

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Number, Number.Length > 0 ? Number : CustomerName,
        string.Join(" · ", new[] { Number.Length > 0 ? CustomerName : "", Reference, Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{Total.Currency.Code} {Total.Figures(Language.English.Culture)}" }.Where(w => w.Length > 0)),
        [CustomerName, Reference, Total.Figures(Language.English.Culture)], SalesPermission.View, 25);
}

/// <summary>What the customer may choose, with what it then comes to, the extras left out.</summary>
public sealed class QuoteOption : IPartOf
{
    public required Id<QuoteOption> Id { get; init; }
    public required Id<Quote> QuoteId { get; init; }

    /// <summary><see cref="QuotePart.Always"/> where there is nothing to choose.</summary>
    public required QuotePart Part { get; init; }
    public required string Name { get; set; }
    public required Money Net { get; set; }
    public required Money Tax { get; set; }
    public required Money Total { get; set; }
    public (string Kind, long Id) Whole => ("quote", QuoteId.Value);
}

public sealed class QuoteLine : IPartOf
{
    public required Id<QuoteLine> Id { get; init; }
    public required Id<Quote> QuoteId { get; init; }
    public required int Position { get; set; }
    public required QuotePart Part { get; set; }
    public required long ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string ItemName { get; init; }
    public required Quantity Quantity { get; set; }

    /// <summary>Price of one unit, in the quote's currency.</summary>
    public required decimal UnitPrice { get; set; }

    /// <summary>True when a person typed the price rather than the list giving it.</summary>
    public required bool PriceTyped { get; set; }

    /// <summary>How the price came about, as it was saved (<see cref="Pricing.PriceTrace"/>).</summary>
    [NotAudited]
    public string PriceTrace { get; set; } = "";

    /// <summary>Tax rate as a fraction, of the quote's date.</summary>
    public required decimal TaxRate { get; set; }

    /// <summary>What made the rate, which is on the trail; null on lines saved before it was kept.</summary>
    [NotAudited]
    public TaxCategory? TaxCategory { get; set; }
    public required Money Net { get; set; }

    /// <summary>The customer took it: follows from the option and the order.</summary>
    [NotAudited]
    public bool IsChosen { get; set; }

    /// <summary>Whether it is in what the customer gets who chooses that alternative; extras are chosen one by one.</summary>
    public bool IsIn(QuotePart? alternative) => Part == QuotePart.Always || Part == alternative;

    /// <summary>A draft's line typed anew, of the same item.</summary>
    public void Become(QuoteLine typed) => (Position, Part, Quantity, UnitPrice, PriceTyped, PriceTrace, TaxRate, TaxCategory, Net) =
        (typed.Position, typed.Part, typed.Quantity, typed.UnitPrice, typed.PriceTyped, typed.PriceTrace, typed.TaxRate, typed.TaxCategory, typed.Net);

    public (string Kind, long Id) Whole => ("quote", QuoteId.Value);
}
