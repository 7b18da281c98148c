using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Modules.Tests;

/// <summary>The smallest business there is: people write notes, which have a page, and a price that not everybody sees.</summary>
internal sealed class NotebookModule : Module
{
    public const string See = "notes.see", SeePrice = "notes.see-price";

    public override Text Name { get; } = new("ノート", "笔记", "Notes");

    public override IReadOnlyList<Permission> Permissions { get; } = [new(See, new("ノート", "笔记", "see notes"), Department.Sales), new(SeePrice, new("値段", "价格", "see prices"), Department.Finance)];

    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("note", new("ノート", "笔记", "note"), "/notes/{0}", "notebook-pen", See)];

    public override IReadOnlyList<TrailWord> Trail { get; } = 
    [
        new("note.Title", new("題名", "标题", "Title")), new("note.Price", new("値段", "价格", "Price"), SeePrice),
        new("note_price", new("値段", "价格", "Prices")), new("note_price.Price", new("値段", "价格", "Price")), new("note_price.From", new("開始日", "起始日", "From")),
        new("note_line.Needed", new("希望納期", "要求交期", "Needed")), new("note_line.Quantity", new("数量", "数量", "Quantity")), new("note.Quantity", new("数量", "数量", "Quantity")), new("note_line.Total", new("合計", "合计", "Total")), new("note.Total", new("合計", "合计", "Total")), new("note_picture", new("画像", "图片", "Picture")),
    ];

    public override void AddTables(ModelBuilder model) => model.Entity<Note>();

    public static Task<House> Open(TestEngine engine) => LendingModule.Open(engine);
}

internal sealed class Note : IVersioned
{
    public required Id<Note> Id { get; init; }
    public string Title { get; set; } = "";
    public int Price { get; set; }
    public int Version { get; set; }
}

[Needs(NotebookModule.See)]
internal sealed class WriteNote(MusubiDb db, IdSource ids) : IUseCase<WriteNote.Input, long>
{
    public sealed record Input
    {
        public long Id { get; init; }
        public string Title { get; init; } = "";
        public int Price { get; init; }
    }

    public async Task<Result<long>> Run(Input input, CancellationToken ct)
    {
        var note = await db.Set<Note>().SingleOrDefaultAsync(n => n.Id == new Id<Note>(input.Id), ct);
        if (note is null)
            db.Add(note = new Note { Id = ids.Next<Note>() });
        (note.Title, note.Price) = (input.Title, input.Price);
        return note.Id.Value;
    }
}
