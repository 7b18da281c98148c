using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Musubi.Kernel;
using Musubi.Modules.Forms;

namespace Musubi.Modules.Tests.Forms;

public class PostedFormTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    public enum Grade { Plain, Fine }

    public sealed record Line
    {
        public Id<Line> Id { get; init; }
        public string Item { get; init; } = "";
        public decimal Quantity { get; init; }
    }

    public sealed record Place
    {
        public string City { get; init; } = "";
    }

    public sealed record Order
    {
        public Id<Order> Id { get; init; }
        public int Version { get; init; }
        public string Code { get; init; } = "";
        public Grade Grade { get; init; }
        public bool Urgent { get; init; }
        public int Boxes { get; init; }
        public long? Weight { get; init; }
        public decimal Discount { get; init; }
        public DateOnly? Due { get; init; }
        public Currency? Currency { get; init; }
        public Place? Place { get; init; }
        public IReadOnlyList<string> Tags { get; init; } = [];
        public IReadOnlyList<Line> Lines { get; init; } = [];
    }

    [Fact]
    public void A_character_that_no_database_takes_is_no_part_of_what_was_sent()
    {
        var sent = Inputs.Read<Order>(JsonNode.Parse("""{"code":"A\u0000B","place":{"city":"\u0000"}}""")!).Value;

        Assert.Equal(("AB", ""), (sent.Code, sent.Place!.City));
    }

    [Fact]
    public void Every_sort_of_field_is_read_as_a_clerk_types_it()
    {
        var order = Read(("Id", "12"), ("Code", "  A-1 "), ("Grade", "fine"), ("Urgent", "true"), ("Boxes", "１，２００"), ("Weight", "３５"), ("Discount", "０．５"),
            ("Due", "令和8年12月1日"), ("Currency", "CNY"), ("Place.City", "横浜"), ("Tags", "a"), ("Tags", "b")).Value;

        Assert.Equivalent(new Order { Id = new(12), Code = "A-1", Grade = Grade.Fine, Urgent = true, Boxes = 1200, Weight = 35, Discount = 0.5m, Due = new(2026, 12, 1), Currency = Currency.CNY, Place = new() { City = "横浜" }, Tags = ["a", "b"] }, order);
    }

    [Fact]
    public void What_was_filled_in_and_posted_unchanged_is_the_same_input() => Orders.Sample(order =>
    {
        var shown = new PostedForm().Fill(order);
        var posted = Posted([.. shown.Names.SelectMany(n => shown.Values(n).Select(v => (n, v)))]);
        Assert.Equivalent(order, posted.Read<Order>(Language.Japanese, Today).Value);
    });

    [Fact]
    public void Whatever_is_typed_stands_there_again_and_is_never_an_error_page() => Gen.Select(Gen.OneOf(Gen.Const("Code"), Gen.Const("Boxes"), Gen.Const("Due"), Gen.Const("Grade"), Gen.Const("Lines[1].Quantity"), Gen.Const("Lines["), Gen.Const("Lines[x].Item"), Gen.Const("Lines[99999999999].Item"), Gen.Const("_theirs")), Gen.String).Sample((name, typed) =>
    {
        var form = Posted((name, typed));
        var read = form.Read<Order>(Language.Chinese, Today);
        Assert.All(read.Refusals, r => Assert.NotEmpty(r.ToString()));
        Assert.True(name == "_theirs" || form.Value(name) == typed);
    });

    [Fact]
    public void All_that_cannot_be_read_is_refused_at_once_each_beside_its_field()
    {
        var read = Read(("Boxes", "many"), ("Due", "2026-02-30"), ("Grade", "Superb"), ("Lines[0].Quantity", "1.2.3"), ("Code", "A"));

        Assert.Equal(["Grade", "Boxes", "Due", "Lines[0].Quantity"], read.Refusals.Select(r => r.Field));
        Assert.Contains("many", read.Refusals[1].In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_left_blank_between_others_keeps_the_others_where_their_refusals_will_look_for_them()
    {
        var order = Read(("Lines[0].Item", "bolt"), ("Lines[0].Quantity", "1"), ("Lines[2].Item", "nut"), ("Lines[2].Quantity", "2"), ("Lines[3].Item", " ")).Value;

        Assert.Equal(["bolt", "", "nut"], order.Lines.Select(l => l.Item));
    }

    [Fact]
    public void A_refusal_of_the_api_names_the_path_of_the_value_at_fault() =>
        Assert.Equal("Lines[1].Quantity", Inputs.Read<Order>(JsonNode.Parse("""{"lines":[{"quantity":1},{"quantity":"x"}]}""")!).Refusals.Single().Field);

    [Fact]
    public void Two_people_who_changed_different_fields_both_keep_theirs()
    {
        var form = Meeting(mine: [("Code", "B")], theirs: o => o with { Boxes = 9 });

        Assert.Equal([("Code", Side.Mine), ("Boxes", Side.Theirs)], form.Meanwhile!.Differences.Select(d => (d.Name, d.Keep!.Value)));
        Assert.Equal("2", form.Value("Version"));
        var settled = Again(form, [.. form.Meanwhile.Differences.Select(d => (PostedForm.KeepName(d), d.Keep!.Value.ToString()))]);
        Assert.Equal(("B", 9, 2), (settled.Code, settled.Boxes, settled.Version));
    }

    [Fact]
    public void Where_both_changed_one_field_a_person_chooses_and_lists_are_chosen_whole()
    {
        var form = Meeting(mine: [("Code", "B"), ("Lines[0].Quantity", "5")], theirs: o => o with { Code = "C", Lines = [.. o.Lines, new() { Id = new(8), Item = "nut", Quantity = 1 }] });

        Assert.All(form.Meanwhile!.Differences, d => Assert.Null(d.Keep));
        var settled = Again(form, ("_keep.Code", "Mine"), ("_keep.Lines", "Theirs"));
        Assert.Equal("B", settled.Code);
        Assert.Equal([("bolt", 1m), ("nut", 1m)], settled.Lines.Select(l => (l.Item, l.Quantity)));
    }

    [Fact]
    public void What_both_typed_alike_is_no_conflict() =>
        Assert.Empty(Meeting(mine: [("Boxes", "７")], theirs: o => o with { Boxes = 7 }).Meanwhile!.Differences);

    [Fact]
    public void A_button_pressed_on_an_older_page_means_what_stands_when_it_is_pressed_again()
    {
        var button = Posted(("Version", "1"));
        button.Stands(2);
        Assert.Equal("1", button.Value("Version"));
        button.LookAgain();
        Assert.Equal("2", button.Value("Version"));
    }

    private static readonly Order Stored = new() { Id = new(5), Version = 1, Code = "A", Boxes = 3, Lines = [new() { Id = new(7), Item = "bolt", Quantity = 1 }] };

    /// <summary>I opened <see cref="Stored"/> and typed; before I saved, someone else had.</summary>
    [Fact]
    public void One_cell_that_cannot_be_read_leaves_out_its_own_line_of_a_preview_and_is_told_beside_it()
    {
        var draft = new GridDraft { Fields = new() { ["Code"] = "A-1" }, Lines = [new() { ["Item"] = "X", ["Quantity"] = "2" }, new() { ["Item"] = "Y", ["Quantity"] = "5.00abc" }] };

        var (read, unread) = draft.Read<Order>("Lines", Language.Japanese, Today);

        Assert.Equal([("X", 2m), ("", 0m)], read.Value.Lines.Select(l => (l.Item, l.Quantity)));
        Assert.Equal("Lines[1].Quantity", Assert.Single(unread).Field);
        var told = new GridPreview { Lines = [new() { ["amount"] = "20" }, new()] }.Saying("Lines", unread);
        Assert.Equal("20", told.Lines[0]["amount"]);
        Assert.Contains("5.00abc", ((Dictionary<string, string>)told.Lines[1]["refusals"]!)["Quantity"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_and_names_no_record_is_not_called_missing()
    {
        var refused = Assert.Single(Read(("Lines[0].Id", ""), ("Lines[0].Id.Text", "abc"), ("Lines[0].Item", "X")).Refusals);

        Assert.Equal(("not-known", "Lines[0].Id"), (refused.Code, refused.Field));
        Assert.Contains("abc", refused.What.ToString(), StringComparison.Ordinal);
    }

    private static PostedForm Meeting((string Name, string Value)[] mine, Func<Order, Order> theirs)
    {
        var opened = new PostedForm().Fill(Stored);
        var typed = opened.Names.ToDictionary(n => n, n => opened.Value(n), StringComparer.Ordinal);
        typed["_seen"] = opened.Seen!;
        foreach (var (name, value) in mine)
            typed[name] = value;
        var form = Posted([.. typed.Select(t => (t.Key, t.Value))]).Fill(theirs(Stored) with { Version = 2 });
        form.Meet(form.Read<Order>(Language.Japanese, Today).Value, null, null);
        return form;
    }

    private static Order Again(PostedForm form, params (string, string)[] choices) =>
        Posted([.. form.Names.Select(n => (n, form.Value(n))), ("_theirs", form.Theirs!), .. choices]).Read<Order>(Language.Japanese, Today).Value;

    private static Result<Order> Read(params (string Name, string Value)[] fields) => Posted(fields).Read<Order>(Language.Japanese, Today);

    private static PostedForm Posted(params (string Name, string Value)[] fields)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(fields.GroupBy(f => f.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new StringValues([.. g.Select(f => f.Value)]), StringComparer.Ordinal));
        return PostedForm.Of(http);
    }

    private static readonly Gen<string> Word = Gen.OneOf(Gen.Const("A-1"), Gen.Const("株式会社むすび"), Gen.Const("三河塑料"), Gen.Const("é"), Gen.Const("0"), Gen.Const("２"));

    private static readonly Gen<Order> Orders =
        from code in Word
        from grade in Gen.Enum<Grade>()
        from urgent in Gen.Bool
        from boxes in Gen.Int
        from weight in Gen.Long.Nullable()
        from discount in Gen.Long[-999_999_999, 999_999_999].Select(l => l / 1_000_000m)
        from day in Gen.Int[0, 40_000]
        from lines in Gen.Select(Gen.Long[1, 1L << 50], Word, Gen.Int[0, 1000], (id, item, n) => new Line { Id = new(id), Item = item, Quantity = n / 8m }).List[0, 4]
        from tags in Word.List[0, 3]
        select new Order { Id = new(1), Code = code, Grade = grade, Urgent = urgent, Boxes = boxes, Weight = weight, Discount = discount, Due = new DateOnly(1990, 1, 1).AddDays(day), Currency = Currency.JPY, Tags = tags, Lines = lines };
}
