using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Masters;
using Musubi.Kernel;

namespace Musubi.Data.Audit;

/// <summary>Writes the trail, raises versions and stamps master data anew as changes are saved, in the same transaction.</summary>
public sealed class AuditWriter(CurrentAct act, Clock clock, Lazy<IdSource> ids)
{
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ConcurrentDictionary<Type, bool> Audited = new();
    private static readonly ConcurrentDictionary<IProperty, (bool LeftOut, bool Secret)> Marks = new();

    /// <summary>Of what was seen to have changed: what the writer of the search words added stands on no trail.</summary>
    internal async Task Write(MusubiDb db, CancellationToken ct)
    {
        var (trail, masters) = Trail(db);
        if (masters.Count > 0)
            await db.Masters.Stamp(masters, ct);
        await db.Append(trail, ct);
    }

    private (List<AuditEntry> Trail, HashSet<Type> Masters) Trail(DbContext db)
    {
        var (trail, masters) = (new List<AuditEntry>(), new HashSet<Type>());
        var changed = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var entry in changed)
        {
            if (MasterData.KindOf(entry.Metadata.ClrType) is { } kind)
                masters.Add(kind);
            if (entry is { State: EntityState.Modified, Entity: IVersioned } && entry.Property(nameof(IVersioned.Version)) is var version)
                version.CurrentValue = (int)version.OriginalValue! + 1;
            if (IsAudited(entry.Metadata.ClrType) && EntryFor(entry) is { } own)
                trail.Add(own);
        }
        return (trail, masters);
    }

    internal static bool IsAudited(Type type) => Audited.GetOrAdd(type, static t => t.GetCustomAttribute<NotAuditedAttribute>() is null);

    /// <summary>Null where nothing of its own changed: a document touched because its parts did.</summary>
    private AuditEntry? EntryFor(EntityEntry entry)
    {
        var changes = Fields(entry, "");
        if (changes.Count == 0 && entry.State == EntityState.Modified)
            return null;
        if (entry.Entity is IKnownPart { KnownAs: { Length: > 0 } known })
            changes[nameof(IKnownPart.KnownAs)] = [entry.State == EntityState.Added ? null : known, entry.State == EntityState.Deleted ? null : known];
        var (kind, id) = entry.Entity is IPartOf part ? part.Whole : (MusubiDb.Snake(entry.Metadata.ClrType.Name), KeyOf(entry));
        var fields = JsonSerializer.Serialize(changes, Json);
        return new AuditEntry
        {
            Id = ids.Value.Next<AuditEntry>(),
            At = MusubiDb.Stored(clock.Now),
            ActorId = act.Actor.Id,
            ActorName = act.Actor.Name,
            Act = act.Name,
            SubjectKind = kind,
            SubjectId = id,
            Table = entry.Metadata.GetTableName() ?? kind,
            Change = entry.State switch { EntityState.Added => AuditChange.Created, EntityState.Deleted => AuditChange.Deleted, _ => AuditChange.Changed },
            Fields = fields,
            FieldsHash = AuditEntry.HashOf(fields),
        };
    }

    private static long KeyOf(EntityEntry entry)
    {
        var key = entry.Metadata.FindPrimaryKey()!.Properties[0];
        var value = entry.Property(key.Name).CurrentValue;
        return key.GetTypeMapping().Converter?.ConvertToProvider(value) is long id ? id : value as long? ?? 0;
    }

    private static Dictionary<string, object?[]> Fields(EntityEntry entry, string prefix)
    {
        var fields = new Dictionary<string, object?[]>(StringComparer.Ordinal);
        Collect(entry.Properties, entry.ComplexProperties, prefix);
        if (entry is { State: EntityState.Modified, Entity: IPartOf } && fields.Count > 0)
            SayWhich(entry, fields);
        return fields;

        void Collect(IEnumerable<PropertyEntry> properties, IEnumerable<ComplexPropertyEntry> complexes, string path)
        {
            foreach (var property in properties)
            {
                if (property.Metadata.Name == nameof(IVersioned.Version) && entry.Entity is IVersioned)
                    continue;
                if (entry.State == EntityState.Modified && (!property.IsModified || Equals(property.OriginalValue, property.CurrentValue)))
                    continue;
                var (leftOut, secret) = Marks.GetOrAdd(property.Metadata, p => (p.PropertyInfo?.IsDefined(typeof(NotAuditedAttribute), false) == true, p.PropertyInfo?.IsDefined(typeof(SecretAttribute)) == true));
                if (leftOut)
                    continue;
                var before = entry.State == EntityState.Added ? null : secret ? "•••" : Plain(property.Metadata, property.OriginalValue);
                var after = entry.State == EntityState.Deleted ? null : secret ? "•••" : Plain(property.Metadata, property.CurrentValue);
                if (before is not null || after is not null)
                    fields[path + property.Metadata.Name] = [before, after];
            }
            foreach (var complex in complexes)
            {
                var before = fields.Count;
                Collect(complex.Properties, complex.ComplexProperties, path + complex.Metadata.Name + ".");
                // A figure goes with its unit or currency, which mostly stays.
                if (entry.State == EntityState.Modified && fields.Count > before)
                    foreach (var stays in complex.Properties.Where(p => p.Metadata.ClrType != typeof(long)))
                        fields.TryAdd(path + complex.Metadata.Name + "." + stays.Metadata.Name, [Plain(stays.Metadata, stays.OriginalValue), Plain(stays.Metadata, stays.CurrentValue)]);
            }
        }
    }

    /// <summary>Of a part that changed, what it is known by and what its quantity is counted in: so that its change is told with its line.</summary>
    private static void SayWhich(EntityEntry entry, Dictionary<string, object?[]> fields)
    {
        if (KnownBy.Select(entry.Metadata.FindProperty).FirstOrDefault(p => p is not null && p.ClrType == typeof(string) && p.PropertyInfo?.IsDefined(typeof(NotAuditedAttribute), false) != true && p.PropertyInfo?.IsDefined(typeof(SecretAttribute), false) != true) is { } name
            && entry.Property(name.Name).CurrentValue is string { Length: > 0 } said)
            fields.TryAdd(name.Name, [said, said]);
        if (entry.Metadata.FindComplexProperty("Quantity")?.ComplexType.FindProperty("Unit") is { } unit)
        {
            var kept = Plain(unit, entry.ComplexProperty("Quantity").Property("Unit").CurrentValue);
            fields.TryAdd("Quantity.Unit", [kept, kept]);
        }
    }

    private static readonly string[] KnownBy = ["ItemCode", "Code", "Number", "Name", "Description"];

    private static object? Plain(IProperty property, object? value) => value switch
    {
        null => null,
        byte[] bytes => $"{bytes.Length} bytes",
        _ => property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value,
    };
}
