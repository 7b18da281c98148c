using System.Globalization;
using Musubi.Admin.Companies;
using Musubi.Kernel;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Admin;

/// <summary>
/// Front door to the one design of everything the company sends out: the title, whom it is for, from whom, the facts at a glance, then the body.
/// </summary>
public sealed record Letter
{
    public required Text Title { get; init; }
    public required string Number { get; init; }
    public required DateOnly Date { get; init; }
    public required Language Language { get; init; }

    /// <summary>With the honorific that is customary.</summary>
    public required string Recipient { get; init; }
    public IReadOnlyList<string> Address { get; init; } = [];
    public required IReadOnlyList<(Text Name, string Value)> Facts { get; init; }

    /// <summary>A sentence above the body.</summary>
    public Text? Opening { get; init; }

    /// <summary>The figure that must be seen first.</summary>
    public (Text Name, string Value)? Figure { get; init; }
    public required IReadOnlyList<Block> Body { get; init; }

    /// <summary>It asks for money: where to pay stands below.</summary>
    public bool AsksToPay { get; init; }

    /// <summary>The box above the sender that a logo may fill, in points.</summary>
    private const int LogoWide = 150, LogoHigh = 44;

    public PrintDocument From(Letterhead head)
    {
        var company = head.Company;
        var sender = company.SignsAs;
        List<Block> blocks =
        [
            new Paragraph(Title.In(Language), TextStyle.Title),
            new Space(8),
            new Beside(
                new Side(3, new Paragraph(Recipient, new(12f, true)), new Space(3), new Paragraph(string.Join('\n', Address))),
                new Side(2,
                [
                    new Facts([.. Facts.Prepend((Name: NumberName, Value: Number)).Where(f => f.Value.Length > 0).Select(f => (f.Name.In(Language), f.Value))]), new Space(6),
                    .. head.Logo is { } logo ? new Block[] { new Picture(logo, LogoWide, LogoHigh), new Space(4) } : [],
                    new Paragraph(sender, TextStyle.Strong), new Paragraph(string.Join('\n', Sender(company)), TextStyle.Small),
                ])),
            new Space(14),
        ];
        if (Opening is not null)
            blocks.AddRange([new Paragraph(Opening.In(Language)), new Space(8)]);
        if (Figure is { } figure)
            blocks.AddRange([new Boxed(figure.Name.In(Language), figure.Value), new Space(10)]);
        List<Block> end = AsksToPay && company.Bank.Length > 0 ? [new Space(12), new Paragraph(CompanyWords.Bank.In(Language), TextStyle.Strong), new Paragraph(company.Bank)] : [];
        return new()
        {
            Title = $"{Title.In(Language)} {Number}".TrimEnd(), Language = Language, Made = Date, Author = sender, Foot = $"{sender}  {company.TaxNumber}".TrimEnd(), Blocks = [.. blocks, .. Body, .. end],
        };
    }

    /// <summary>A date as letters write it, without the day of the week.</summary>
    public static string Day(DateOnly day, Language language) => day.ToString(language == Language.English ? "d MMMM yyyy" : "yyyy年M月d日", language.Culture);

    /// <summary>From one day to another, so short that two such stand in a line; one day alone is written out.</summary>
    public static string Days(DateOnly first, DateOnly last, Language language)
    {
        return first == last ? Day(first, language) : $"{Short(first)} – {Short(last)}";

        string Short(DateOnly day) => day.ToString(language == Language.English ? "dd/MM/yyyy" : "yyyy/MM/dd", CultureInfo.InvariantCulture);
    }

    private IEnumerable<string> Sender(Company company) =>
        new[]
        {
            company.TaxNumber.Length > 0 ? Registration.With(company.TaxNumber).In(Language) : "",
            $"{(company.Country == "JP" && company.PostalCode.Length > 0 ? "〒" : "")}{company.PostalCode} {company.Address}".Trim(), company.Phone, company.Email,
        }.Where(line => line.Length > 0);

    private static readonly Text NumberName = new("番号", "编号", "Number");
    private static readonly Text Registration = new("登録番号 {0}", "税务登记号 {0}", "Tax registration {0}");
}
