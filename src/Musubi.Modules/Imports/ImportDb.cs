using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Imports;

/// <summary>The tables of imports, as one actor may see them.</summary>
public sealed class ImportDb(MusubiDb db, ImportTargets targets, CurrentAct act)
{
    public MusubiDb All => db;

    /// <summary>Imports into what the actor may import.</summary>
    public IQueryable<Import> Imports
    {
        get
        {
            var may = targets.All.Where(t => act.Actor.May(t.Permission)).Select(t => t.Name).ToList();
            return db.Set<Import>().Where(i => may.Contains(i.Target));
        }
    }

    public IQueryable<ImportFile> Files => db.Set<ImportFile>();
    public IQueryable<ImportFault> Faults => db.Set<ImportFault>();
    public IQueryable<ImportJob> Jobs => db.Set<ImportJob>();

    /// <summary>The import with its target; refused when it is not there, or not for this actor.</summary>
    public async Task<Result<(Import Import, ImportTarget Target)>> Find(Id<Import> id, CancellationToken ct) =>
        await Imports.SingleOrDefaultAsync(i => i.Id == id, ct) is { } import && targets.Find(import.Target) is { } target
            ? (import, target)
            : Refusal.NotFound(ImportWords.Noun, id);

    /// <summary>Hands the import to the machine in the actor's name.</summary>
    internal void Order(Import import, CurrentAct by, Clock clock) => db.Add(new ImportJob
    {
        Id = import.Id, Act = by.Name, ActorId = by.Actor.Id, ActorName = by.Actor.Name, Language = by.Actor.Language, AliveAt = clock.Now,
    });

    internal static void AddTables(ModelBuilder model)
    {
        model.Entity<Import>(e =>
        {
            e.Property(i => i.Target).HasMaxLength(40);
            e.Property(i => i.FileName).HasMaxLength(UploadImport.MostName);
            e.Property(i => i.Hash).HasMaxLength(64);
            e.Property(i => i.Encoding).HasMaxLength(20);
            e.Property(i => i.Delimiter).HasMaxLength(1);
            e.HasIndex(i => new { i.Target, i.Hash });
            Json(e.Property(i => i.TargetTitle));
            Json(e.Property(i => i.Headers));
            Json(e.Property(i => i.Columns));
            Json(e.Property(i => i.Trouble!));
        });
        model.Entity<ImportFile>(e => Json(e.Property(f => f.Preview)));
        model.Entity<ImportRow>(e =>
        {
            e.HasKey(r => new { r.ImportId, r.Line, r.SubjectId });
            e.HasIndex(r => new { r.ImportId, r.SubjectId });
        });
        model.Entity<ImportFault>(e =>
        {
            e.HasKey(f => new { f.ImportId, f.OfUndo, f.Line });
            e.Property(f => f.Shown).HasMaxLength(400);
            Json(e.Property(f => f.Reasons));
        });
        model.Entity<ImportJob>().Property(j => j.Act).HasMaxLength(40);
        model.Entity<ImportWordRange>().HasKey(r => r.From);
        model.Entity<ImportWordRange>().HasIndex(r => r.ImportId);
        model.Entity<ImportMapping>(e =>
        {
            e.HasKey(m => new { m.Target, m.Signature });
            e.Property(m => m.Target).HasMaxLength(40);
            e.Property(m => m.Signature).HasMaxLength(64);
            Json(e.Property(m => m.Columns));
        });
    }

    /// <summary>Sentences in all their languages: who reads them later may read another than who caused them.</summary>
    private static readonly JsonSerializerOptions Kept = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new AllLanguages() } };

    private sealed class AllLanguages : System.Text.Json.Serialization.JsonConverter<Text>
    {
        public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var words = JsonSerializer.Deserialize<string[]>(ref reader)!;
            return new(words[0], words[1], words[2]);
        }

        public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, new[] { value.Ja, value.Zh, value.En }, options);
    }

    private static void Json<T>(PropertyBuilder<T> property) where T : class
    {
        property.HasConversion(value => JsonSerializer.Serialize(value, Kept), json => JsonSerializer.Deserialize<T>(json, Kept)!,
            new ValueComparer<T>((a, b) => JsonSerializer.Serialize(a, Kept) == JsonSerializer.Serialize(b, Kept), value => JsonSerializer.Serialize(value, Kept).GetHashCode(StringComparison.Ordinal), value => value));
    }
}
