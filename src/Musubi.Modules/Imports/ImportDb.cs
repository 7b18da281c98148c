using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Errands;

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

    /// <summary>The import with its target; refused when it is not there, or not for this actor.</summary>
    public async Task<Result<(Import Import, ImportTarget Target)>> Find(Id<Import> id, CancellationToken ct) =>
        await Imports.SingleOrDefaultAsync(i => i.Id == id, ct) is { } import && targets.Find(import.Target) is { } target
            ? (import, target)
            : Refusal.NotFound(ImportWords.Noun, id);

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
            e.Property(i => i.TargetTitle).IsJson();
            e.Property(i => i.Headers).IsJson();
            e.Property(i => i.Columns).IsJson();
            e.Property(i => i.Trouble!).IsJson();
        });
        model.Entity<ImportFile>(e => e.Property(f => f.Preview).IsJson());
        model.Entity<ImportRow>(e =>
        {
            e.HasKey(r => new { r.ImportId, r.Line, r.SubjectId });
            e.HasIndex(r => new { r.ImportId, r.SubjectId });
        });
        model.Entity<ImportFault>(e =>
        {
            e.HasKey(f => new { f.ImportId, f.OfUndo, f.Line });
            e.Property(f => f.Shown).HasMaxLength(400);
            e.Property(f => f.Reasons).IsJson();
        });
        model.Entity<ImportWordRange>().HasKey(r => r.From);
        model.Entity<ImportWordRange>().HasIndex(r => r.ImportId);
        model.Entity<ImportMapping>(e =>
        {
            e.HasKey(m => new { m.Target, m.Signature });
            e.Property(m => m.Target).HasMaxLength(40);
            e.Property(m => m.Signature).HasMaxLength(64);
            e.Property(m => m.Columns).IsJson();
        });
    }
}
