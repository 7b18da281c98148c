using System.Text;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Audit;
using Musubi.Data.Timeline;
using Musubi.Kernel;
using Musubi.Modules.Workplace;
using Musubi.Modules.Workplace.Timeline;
using Musubi.Testing;

namespace Musubi.Modules.Tests.Workplace;

public class TimelineTests
{
    [Fact]
    public async Task A_refusal_shows_the_way_to_a_page_only_to_those_who_may_open_it()
    {
        await using var house = await LendingModule.Open(TestEngine.Sqlite);
        var (pages, reader, stranger) = (house.Get<SubjectPages>(), house.As(LendingModule.View), house.As(LendingModule.Prices));

        Assert.All(new[] { "/books", "/books/12", "/books/12/edit?why=1" }, href => Assert.Equal((true, false), (pages.MayOpen(reader, href), pages.MayOpen(stranger, href))));
        Assert.All(new[] { "/booksellers", "/", "/elsewhere/3" }, href => Assert.True(pages.MayOpen(stranger, href)));
    }

    [Theory, Engines]
    public async Task A_note_tells_what_people_did_and_said_newest_first(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var clerk = house.As(NotebookModule.See, WorkplacePermission.Comment);
        var note = await Write(house, clerk, 0, "Draft");
        house.Clock.Advance(TimeSpan.FromHours(1));
        await Say(house, clerk, note, "Please check.");
        house.Clock.Advance(TimeSpan.FromHours(1));
        await Write(house, clerk, note, "Final");

        var story = await house.Get<Story>().Read("note", note, clerk, null, default);

        Assert.Equal(["changed it", "Please check.", "created it"], story.Happenings.Select(h => h.What));
        Assert.Equal(("Title", "Draft", "Final"), story.Happenings[0].Changes.Select(c => (c.Name.En, c.Before!, c.After!)).Single());
    }

    [Theory, Engines]
    public async Task A_part_that_came_is_one_line_figures_are_written_and_nothing_is_told_twice_or_by_the_names_of_the_program(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var note = await Write(house, Actor.System, 0, "A");
        house.Clock.Advance(TimeSpan.FromHours(1));
        var db = house.Db;
        Add(1, "note_price", AuditChange.Created, """{"Id":[null,7],"NoteId":[null,3],"Price":[null,1112.80],"Currency":[null,"CNY"],"From":[null,"2026-01-31"],"Hash":[null,"f00"]}""");
        Add(2, "note_price", AuditChange.Created, """{"Id":[null,8],"NoteId":[null,3],"Price":[null,2400],"Currency":[null,"JPY"]}""");
        Add(3, "note_line", AuditChange.Changed, """{"Needed":["2026-12-08","2026-12-13"],"Quantity.Millionths":[1000000,2000000]}""");
        Add(4, "note_line", AuditChange.Changed, """{"Needed":["2026-12-08","2026-12-13"],"Total.Minor":[1,2]}""");
        Add(5, "note", AuditChange.Changed, """{"Quantity.Millionths":[40000000,60500000],"Total.Minor":[250000,null],"Total.Currency":["JPY",null]}""");
        Add(6, "note_picture", AuditChange.Created, """{"Original":[null,3692],"Width":[null,320],"Name":[null,"front.png"]}""");
        Add(8, "note_line", AuditChange.Changed, """{"ItemCode":["BRG-6204","BRG-6204"],"Quantity.Millionths":[100000000,120000000],"Quantity.Unit":["H87","H87"]}""");
        Add(7, "note_secret", AuditChange.Created, """{"Original":[null,3692]}""");
        await db.SaveChangesAsync();

        var story = await house.Get<Story>().Read("note", note, Actor.System, null, default);

        Assert.Equal(
        [
            ("Prices", null, "Price 1,112.8 CNY · From 31/01/2026"), ("Prices", null, "2,400 JPY"), ("Needed", "08/12/2026", "13/12/2026"), ("Quantity", "40", "60.5"), ("Total", "JP¥250,000", null), ("Picture", null, "front.png"), ("BRG-6204 Quantity", "100\u00A0pcs", "120\u00A0pcs"),
        ], story.Happenings[0].Changes.Select(c => (c.Name.En, c.Before, c.After)));

        void Add(int at, string table, AuditChange change, string fields) => db.Add(new AuditEntry
        {
            Id = new(900_000 + at), At = house.Clock.Now, ActorId = 0, ActorName = "Musubi", Act = "SetPrices", SubjectKind = "note", SubjectId = note, Table = table, Change = change, Fields = fields, FieldsHash = AuditEntry.HashOf(fields),
        });
    }

    [Theory, Engines]
    public async Task Who_may_not_see_a_price_does_not_read_it_off_the_timeline(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var note = await Write(house, Actor.System, 0, "A", 100);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await Write(house, Actor.System, note, "A", 120);

        Assert.Empty((await house.Get<Story>().Read("note", note, house.As(NotebookModule.See), null, default)).Happenings[0].Changes);
        Assert.Equal("120", (await house.Get<Story>().Read("note", note, house.As(NotebookModule.See, NotebookModule.SeePrice), null, default)).Happenings[0].Changes.Single().After);
    }

    [Theory, Engines]
    public async Task Who_may_not_see_a_note_may_not_write_on_it_and_is_not_told_that_it_exists(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var note = await Write(house, Actor.System, 0, "A");
        var stranger = house.As(WorkplacePermission.Comment);

        var refused = await house.Run<AddComment, AddComment.Input, Id<Comment>>(new() { Kind = "note", Id = note, Body = "Hello" }, stranger);
        var missing = await house.Run<AddComment, AddComment.Input, Id<Comment>>(new() { Kind = "note", Id = note + 999, Body = "Hello" }, house.As(WorkplacePermission.Comment, NotebookModule.See));

        Assert.Equal(["not-found", "not-found"], refused.Refusals.Concat(missing.Refusals).Select(r => r.Code));
    }

    [Theory, Engines]
    public async Task A_comment_is_taken_back_by_its_author_alone(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var (author, other) = (house.As(NotebookModule.See, WorkplacePermission.Comment), house.As(NotebookModule.See, WorkplacePermission.Comment));
        var note = await Write(house, author, 0, "A");
        var comment = await Say(house, author, note, "Oops");

        Assert.False((await house.Run<DeleteOwnComment, DeleteOwnComment.Input, Done>(new() { Id = comment }, other)).Ok);
        Assert.True((await house.Run<DeleteOwnComment, DeleteOwnComment.Input, Done>(new() { Id = comment }, author)).Ok);
        Assert.DoesNotContain((await house.Get<Story>().Read("note", note, author, null, default)).Happenings, h => h.Comment is not null);
    }

    [Theory, Engines]
    public async Task A_long_story_is_read_page_by_page_without_gap_or_repetition(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var clerk = house.As(NotebookModule.See, WorkplacePermission.Comment);
        var note = await Write(house, clerk, 0, "A");
        for (var i = 0; i < 65; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await Say(house, clerk, note, $"{i}");
        }

        var told = new List<string>();
        for (DateTime? before = null; ;)
        {
            var page = await house.Get<Story>().Read("note", note, clerk, before, default);
            told.AddRange(page.Happenings.Select(h => h.What));
            if ((before = page.Older) is null)
                break;
        }
        Assert.Equal([.. Enumerable.Range(0, 65).Reverse().Select(i => $"{i}"), "created it"], told);
    }

    [Theory, Engines]
    public async Task A_file_is_taken_for_what_its_bytes_are_not_for_what_it_says(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var clerk = house.As(NotebookModule.See, WorkplacePermission.Comment);
        var note = await Write(house, clerk, 0, "A");

        var kept = await Attach(house, clerk, note, "D:\\図面\\部品か\u3099.pdf", "%PDF-1.7");
        var program = await Attach(house, clerk, note, "invoice.pdf", "MZ\u0001\u0002");
        var page = await Attach(house, clerk, note, "page.html", "<script>alert(1)</script>");

        Assert.Equal("部品が.pdf", (await house.Db.Set<Attachment>().SingleAsync(a => a.Id == kept.Value)).Name);
        Assert.Equal(["file.not-taken", "file.not-taken"], program.Refusals.Concat(page.Refusals).Select(r => r.Code));
        await house.Do<RemoveAttachment, RemoveAttachment.Input, Done>(new() { Id = kept.Value }, clerk);
        Assert.Empty(await house.Db.Set<AttachmentContent>().ToListAsync());
    }

    private static Task<long> Write(House house, Actor actor, long id, string title, int price = 0) => house.Do<WriteNote, WriteNote.Input, long>(new() { Id = id, Title = title, Price = price }, actor);

    private static Task<Id<Comment>> Say(House house, Actor actor, long note, string words) => house.Do<AddComment, AddComment.Input, Id<Comment>>(new() { Kind = "note", Id = note, Body = words }, actor);

    private static Task<Result<Id<Attachment>>> Attach(House house, Actor actor, long note, string name, string content) =>
        house.Run<AttachFile, AttachFile.Input, Id<Attachment>>(new() { Kind = "note", Id = note, Name = name, Content = Encoding.Latin1.GetBytes(content) }, actor);
}
