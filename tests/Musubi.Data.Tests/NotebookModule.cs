using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Masters;
using Musubi.Data.Outbox;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Testing;

namespace Musubi.Data.Tests;

/// <summary>The smallest business there is, to test what every business stands on: people write notes.</summary>
internal sealed class NotebookModule : Module
{
    public const string Write = "notes.write";

    public override Text Name { get; } = new("ノート", "笔记", "Notes");

    public override IReadOnlyList<Permission> Permissions { get; } = [new(Write, new("ノートを書く", "写笔记", "write notes"), Department.Sales)];

    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("note", new("ノート", "笔记", "note"), "/notes/{0}", "note")];

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<Note>().HasIndex(n => n.Code).IsUnique();
        model.Entity<Shelf>();
        model.Entity<Board>();
    }

    public static Task<House> Open(TestEngine engine, Action<IServiceCollection>? add = null) => House.Open(engine, [new NotebookModule()], add);
}

internal sealed class Note : IVersioned, ISearchable
{
    public required Id<Note> Id { get; init; }
    public required string Code { get; set; }
    public string Body { get; set; } = "";
    public int Reads { get; set; }

    [Secret]
    public string Password { get; set; } = "";
    public int Version { get; set; }
    long ISearchable.SearchId => Id.Value;
    SearchWords ISearchable.SearchWords => new(Code, Body, "", [], NotebookModule.Write);
}

/// <summary>Where notes lie: hardly anybody puts up another.</summary>
[Master]
internal sealed class Shelf
{
    public required Id<Shelf> Id { get; init; }
    public required string Name { get; set; }
}

[Master(PartOf = typeof(Shelf))]
internal sealed class Board
{
    public required Id<Board> Id { get; init; }
    public required Id<Shelf> ShelfId { get; init; }
}

internal sealed record NoteWritten(string Code);

/// <summary>Saves, and only then refuses a note without a body: what was saved must go.</summary>
[Needs(NotebookModule.Write)]
internal sealed class WriteNote(MusubiDb db, IdSource ids, OutboxBox outbox, News news) : IUseCase<WriteNote.Input, Id<Note>>
{
    public sealed record Input
    {
        public string Code { get; init; } = "";
        public string Body { get; init; } = "";
        public string Password { get; init; } = "";
    }

    public async Task<Result<Id<Note>>> Run(Input input, CancellationToken ct)
    {
        var note = new Note { Id = ids.Next<Note>(), Code = input.Code, Body = input.Body, Password = input.Password };
        db.Add(note);
        outbox.Put("letter", input.Code);
        await news.Announce(new NoteWritten(note.Code), ct);
        if (input.Body.Length == 0)
        {
            await db.SaveChangesAsync(ct);
            return Refusal.Missing(nameof(Input.Body), new("本文", "正文", "The body"));
        }
        return note.Id;
    }
}

[Needs(NotebookModule.Write)]
internal sealed class EditNote(MusubiDb db) : IUseCase<EditNote.Input, Done>
{
    public sealed record Input
    {
        public Id<Note> Id { get; init; }
        public int Version { get; init; }
        public string Body { get; init; } = "";
        public string? Password { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var note = await db.Set<Note>().SingleAsync(n => n.Id == input.Id, ct);
        db.Expect(note, input.Version);
        note.Body = input.Body;
        note.Password = input.Password ?? note.Password;
        return default(Done);
    }
}

[Needs(NotebookModule.Write)]
internal sealed class BurnNote(MusubiDb db) : IUseCase<BurnNote.Input, Done>
{
    public sealed record Input
    {
        public Id<Note> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        db.Remove(await db.Set<Note>().SingleAsync(n => n.Id == input.Id, ct));
        return default(Done);
    }
}
