using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Inventory.Counts;

/// <summary>The sheet that goes along the shelves (棚卸票), with room to write; when the count is posted, what it found.</summary>
internal static class CountPrint
{
    public static readonly PrintForm Sheet = new("stock_count", "sheet", Words.Sheet, Draw);

    private static async Task<Sheet?> Draw(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        if (await services.GetRequiredService<CountReading>().Of(new(id), ct) is not { } read)
            return null;
        return new(Paper(read, language).From(await services.GetRequiredService<CompanyProfile>().Letterhead(ct)), Final: read.Count.State == CountState.Posted);
    }

    private static Letter Paper(CountRead read, Language language)
    {
        var (count, culture, done) = (read.Count, language.Culture, read.Count.State == CountState.Posted);
        List<TableColumn> columns =
        [
            new("No.", Align.Right, Width: 26), new(In(Words.Bin), Width: 52), new(In(Words.Item), Share: 2), new(In(Words.Lot), Width: 74), new(In(Words.Unit), Width: 36),
            .. count.HidesBook ? Array.Empty<TableColumn>() : [new(In(Words.BookQuantity), Align.Right, Width: 62)],
            new(In(Words.CountedQuantity), Align.Right, Width: 70), new(done ? In(Words.Difference) : In(Words.Note), done ? Align.Right : Align.Left, Width: 70),
        ];
        return new()
        {
            Title = Words.Sheet, Number = count.Number, Date = count.Date, Language = language, Recipient = read.Warehouse.Names.In(language),
            Facts = [(Words.CountDay, Letter.Day(count.Date, language)), (Words.CountKindLabel, Words.Of(count.Kind).In(language)), (Words.LinesOf, count.Lines.Count.ToString("N0", culture)), (Words.Note, count.Note)],
            Body =
            [
                new Table(columns, count.Lines.Select(l => new TableRow(
                [
                    l.Position.ToString(culture), read.BinOf(l), $"{read.Cards[l.ItemId].Code}  {read.Cards[l.ItemId].Name(language)}", read.LotOf(l), read.UnitOf(l).In(language),
                    .. count.HidesBook ? Array.Empty<string>() : [read.Of(l, done ? l.Against : l.Book)!.Value.Figures(culture)],
                    done ? read.Of(l, l.Counted)?.Figures(culture) ?? "" : "", done && l.Difference != 0 ? read.Of(l, l.Difference)!.Value.Figures(culture) : "",
                ]))),
                new Space(18),
                new Beside(new Side(1, new Paragraph($"{In(CountedBy)}  ____________________")), new Side(1, new Paragraph($"{In(CheckedBy)}  ____________________"))),
            ],
        };

        string In(Text text) => text.In(language);
    }

    private static readonly Text CountedBy = new("数えた人", "盘点人", "Counted by");
    private static readonly Text CheckedBy = new("確認した人", "复核人", "Checked by");
}
