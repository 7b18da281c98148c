using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Reports;
using Musubi.Parties.Register;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Finance.Aging;

/// <summary>A statement of account as it goes out: a letter to the party, with a table for each currency; and the same as plain rows.</summary>
internal static class StatementPaper
{
    private const int Day = 62, Figures = 74;

    public static async Task<PrintDocument> Of(PartyStatement of, IServiceProvider services, CancellationToken ct) =>
        Letter(of, Languages.Current).From(await services.GetRequiredService<CompanyProfile>().Letterhead(ct));

    public static Letter Letter(PartyStatement of, Language language) => new()
    {
        Title = Words.Statement, Number = "", Date = of.To, Language = language, Recipient = $"{of.Party?.Name} {of.Party?.Honorific}".Trim(), Address = of.Party?.LetterAddress(AddressPurpose.Billing) ?? [],
        Facts = [(Words.Code, of.Party?.Code ?? ""), (Words.Span, ReportEndpoints.Between(of.From, of.To).In(language))],
        Opening = Greeting, Figure = of.Currencies is [var one] ? (Words.ClosingBalance, one.Closing.ToString(null, language.Culture)) : null,
        Body = [.. of.Currencies.SelectMany(c => Table(c, of, language))], AsksToPay = of.Side == OwedSide.Receivable,
    };

    public static Report Rows(PartyStatement of) => new()
    {
        Title = Words.Statement, Of = ReportEndpoints.Between(of.From, of.To), Days = (of.From, of.To), File = $"{Words.Statement}-{of.Party?.Code} {of.Party?.Name}",
        Columns =
        [
            new("code", Words.Code, CellKind.Code), new("party", Words.Party, CellKind.Text), new("date", Words.Date, CellKind.Date), new("document", Words.Document, CellKind.Text), new("number", Words.Number, CellKind.Code),
            new("due", Words.Due, CellKind.Date), new("charged", Words.Charged, CellKind.Money), new("paid", Words.PaidOrCredited, CellKind.Money), new("balance", Words.Balance, CellKind.Money),
        ],
        Rows =
        [
            .. of.Currencies.SelectMany(s => s.Lines.Select(l => Row(of, ReportRowKind.Line, l.Item.Date, Words.KindOf(l.Item.Kind), l.Item.Number, Charges(l) ? l.Item.Due : null, Charges(l) ? l.Amount : null, Charges(l) ? null : -l.Amount, l.Balance))
                .Prepend(Row(of, ReportRowKind.Subtotal, of.From, Words.CarriedIn, "", null, null, null, s.Opening))
                .Append(Row(of, ReportRowKind.Total, of.To, Words.ClosingBalance, "", null, s.Charged, -s.Settled, s.Closing))),
        ],
    };

    private static ReportRow Row(PartyStatement of, ReportRowKind kind, DateOnly date, Text document, string number, DateOnly? due, Money? charged, Money? paid, Money balance) =>
        new(kind, new ReportCell(of.Party?.Code), new ReportCell(of.Party?.Name), new ReportCell(date), document, number, new ReportCell(due), new ReportCell(charged), new ReportCell(paid), balance);

    private static IEnumerable<Block> Table(StatementOfCurrency of, PartyStatement statement, Language language)
    {
        yield return new Paragraph(of.Currency.Code + " " + of.Currency.Name.In(language), TextStyle.Strong);
        yield return new Space(3);
        yield return new Table(
            [
                new(Words.Date.In(language), Width: Day), new(Words.Document.In(language)), new(Words.Number.In(language), Width: 88), new(Words.Due.In(language), Width: Day),
                new(Words.Charged.In(language), Align.Right, Width: Figures), new(Words.PaidOrCredited.In(language), Align.Right, Width: Figures), new(Words.Balance.In(language), Align.Right, Width: Figures),
            ],
            [
                new([Date(statement.From), Words.CarriedIn.In(language), "", "", "", "", Figure(of.Opening)]),
                .. of.Lines.Select(l => new TableRow([Date(l.Item.Date), Words.KindOf(l.Item.Kind).In(language), l.Item.Number, Charges(l) ? Date(l.Item.Due) : "", Charges(l) ? Figure(l.Amount) : "", Charges(l) ? "" : Figure(-l.Amount), Figure(l.Balance)])),
                new([Date(statement.To), Words.ClosingBalance.In(language), "", "", Figure(of.Charged), Figure(-of.Settled), Figure(of.Closing)], RowTone.Total),
            ]);
        yield return new Space(12);

        string Date(DateOnly day) => day.ToString(language switch { Language.Japanese => "yyyy/MM/dd", Language.Chinese => "yyyy-MM-dd", _ => "dd/MM/yyyy" }, System.Globalization.CultureInfo.InvariantCulture);
        string Figure(Money money) => money.InStatement(language.Culture);
    }

    private static bool Charges(StatementLine line) => !line.Amount.IsNegative;

    private static readonly Text Greeting = new("下記のとおりお取引の明細をお知らせいたします。ご確認のほどお願い申し上げます。", "兹将往来明细列示如下，请核对。", "Please find below the statement of your account with us.");
}
