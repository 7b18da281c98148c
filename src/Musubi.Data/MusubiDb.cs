using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Books;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Jobs;
using Musubi.Data.Masters;
using Musubi.Data.Numbers;
using Musubi.Data.Outbox;
using Musubi.Data.Search;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Data;

/// <summary>
/// The one context over the one database. Modules see their own tables through an internal facade
/// (<c>SalesDb(MusubiDb)</c>), which composes in nested LINQ.
/// </summary>
public sealed class MusubiDb(DbContextOptions<MusubiDb> options, Engine engine, IEnumerable<ITables> tables, MasterMemory? memory = null, AuditWriter? audit = null) : DbContext(options)
{
    private readonly ITables[] tables = [.. tables];

    public Engine Engine { get; } = engine;

    /// <summary>What every act asks for and hardly anybody changes.</summary>
    public MasterData Masters => field ??= new(this, memory);

    /// <summary>Kinds of records that this context has held, or written past the change tracker; with those they are part of, of what hardly changes.</summary>
    private readonly HashSet<Type> touched = [];
    private bool listens;

    /// <summary>Whether this act holds such records to change, or has written some: what it reads of them is not what others see yet.</summary>
    public bool Writes<T>() where T : class
    {
        Listen();
        return OneTransaction.Current is not null || touched.Contains(typeof(T));
    }

    /// <summary>Rows of a kind were written past the change tracker.</summary>
    internal void Touched(Type kind)
    {
        if (touched.Add(kind) && MasterData.KindOf(kind) is { } whole)
            touched.Add(whole);
    }

    /// <summary>From the first time somebody asks, the tracker tells: looking through all that an act holds, each time, would cost more than what is asked for.</summary>
    private void Listen()
    {
        if (listens)
            return;
        listens = true;
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in ChangeTracker.Entries())
            Touched(entry.Metadata.ClrType);
        ChangeTracker.AutoDetectChangesEnabled = detects;
        ChangeTracker.Tracked += (_, tracked) => Touched(tracked.Entry.Metadata.ClrType);
    }

    /// <summary>With its search words and its trail, in the same transaction. Changes are sought once: looking through all that an act holds is a good part of saving it.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            await SearchWriter.Write(this, cancellationToken);
            ChangeTracker.AutoDetectChangesEnabled = false;
            if (audit is not null)
                await audit.Write(this, cancellationToken);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Only for what stands on no trail and nobody looks for: keys of the machine, whose keeper cannot wait otherwise.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries().FirstOrDefault(e => e.State != EntityState.Unchanged && (e.Entity is ISearchable || AuditWriter.IsAudited(e.Metadata.ClrType))) is { } known
            ? throw new NotSupportedException($"{known.Metadata.ClrType.Name} has a trail: it is saved by SaveChangesAsync.") : base.SaveChanges(acceptAllChangesOnSuccess);

    /// <summary>
    /// Adds what nobody in this act looks at again: past the change tracker where a transaction is open, which takes a fraction of the time, else with what is being saved.
    /// </summary>
    internal async Task Append<T>(IReadOnlyCollection<T> rows, CancellationToken ct) where T : class
    {
        if (rows.Count == 0)
            return;
        if (Database.CurrentTransaction is null)
            AddRange(rows);
        else
            await new BulkRows(this).Insert(rows, ct);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcInstant>();
        conventions.Properties<Currency>().HaveConversion<CurrencyCode>().HaveMaxLength(3);
        conventions.Properties<Unit>().HaveConversion<UnitCode>().HaveMaxLength(12);
        conventions.Properties<decimal>().HavePrecision(18, 6);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.ComplexProperties<Money>();
        conventions.ComplexProperties<Quantity>();
        foreach (var noun in Nouns())
            conventions.Properties(typeof(Id<>).MakeGenericType(noun)).HaveConversion(typeof(IdNumber<>).MakeGenericType(noun));
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<IdBlock>().HasKey(b => b.Name);
        model.Entity<NumberSeriesRow>().HasKey(s => new { s.Series, s.Period });
        model.Entity<IdempotencyRecord>(e =>
        {
            e.HasKey(r => new { r.ActorId, r.Key });
            e.HasIndex(r => r.At);
        });
        model.Entity<AuditEntry>(e =>
        {
            e.HasIndex(a => new { a.SubjectKind, a.SubjectId, a.Id });
            e.HasIndex(a => a.Seal);
            e.HasIndex(a => a.At);
        });
        model.Entity<AuditSeal>().Property(s => s.Id).ValueGeneratedNever();
        model.Entity<JobRun>(e =>
        {
            e.Ignore(r => r.Said);
            e.HasIndex(r => new { r.Job, r.StartedAt });
        });
        model.Entity<BookCheck>();
        model.Entity<MasterStamp>().HasKey(s => s.Kind);
        model.Entity<OutboxMessage>().HasIndex(m => new { m.State, m.NextTry });
        model.Entity<Comment>().HasIndex(c => new { c.SubjectKind, c.SubjectId });
        model.Entity<Attachment>().HasIndex(c => new { c.SubjectKind, c.SubjectId });
        model.Entity<AttachmentContent>().HasKey(c => c.Id);
        model.Entity<SearchEntry>(e =>
        {
            e.HasKey(s => s.SubjectId);
            e.HasIndex(s => new { s.Kind, s.SubjectId });
            e.HasIndex(s => s.Code);
        });
        model.Entity<SearchGram>().HasKey(g => new { g.Gram, g.Rank, g.SubjectId });
        model.Entity<SearchGram>().HasIndex(g => g.SubjectId);

        foreach (var part in tables)
            part.AddTables(model);

        foreach (var entity in model.Model.GetEntityTypes())
            Conform(entity);
    }

    /// <summary>Names in snake_case, keys given in code, versions checked, text sorted by code point: alike for every table.</summary>
    private void Conform(IMutableEntityType entity)
    {
        if (entity.GetTableName() is { } table && entity.BaseType is null)
            entity.SetTableName(Snake(table));
        if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        ConformProperties(entity, "");

        void ConformProperties(IMutableTypeBase type, string prefix)
        {
            foreach (var property in type.GetProperties())
            {
                property.SetColumnName(prefix + Snake(property.Name));
                if (property.IsPrimaryKey())
                    property.ValueGenerated = ValueGenerated.Never;
                if (Engine.Collation is { } collation && IsStoredAsText(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) && property.GetProviderClrType() != typeof(int))
                    property.SetCollation(collation);
            }
            foreach (var complex in type.GetComplexProperties())
                ConformProperties(complex.ComplexType, prefix + Snake(complex.Name) + "_");
        }
    }

    private static bool IsStoredAsText(Type type) => type == typeof(string) || type.IsEnum || type == typeof(Currency) || type == typeof(Unit);

    private IEnumerable<Type> Nouns() =>
        tables.Select(t => t.GetType().Assembly).Append(typeof(MusubiDb).Assembly).Distinct()
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetProperties())
            .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
            .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Id<>) && !t.ContainsGenericParameters)
            .Select(t => t.GetGenericArguments()[0])
            .Distinct();

    /// <summary>An instant as it reads back from either engine, to the microsecond: what is hashed or compared later must not lose digits.</summary>
    public static DateTime Stored(DateTime at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);

    /// <summary><c>SalesOrder</c> to <c>sales_order</c>.</summary>
    public static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]) ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private sealed class IdNumber<T>() : ValueConverter<Id<T>, long>(id => id.Value, value => new Id<T>(value));

    private sealed class CurrencyCode() : ValueConverter<Currency, string>(c => c.Code, code => Currency.Of(code));

    private sealed class UnitCode() : ValueConverter<Unit, string>(u => u.Code, code => Unit.Of(code));

    private sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
        d => d.Kind == DateTimeKind.Utc ? d : DateTime.SpecifyKind(d, DateTimeKind.Utc), d => DateTime.SpecifyKind(d, DateTimeKind.Utc));
}
