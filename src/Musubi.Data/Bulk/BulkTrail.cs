using System.Text.Json;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Data.Bulk;

/// <summary>Entries of the trail for rows that were not saved through the change tracker.</summary>
public sealed class BulkTrail(CurrentAct act, Clock clock, IdSource ids)
{
    /// <summary>That a record came to be, with all that stands in its row; not yet stored.</summary>
    public AuditEntry Created(object record, RowShape shape) =>
        Entry(MusubiDb.Snake(shape.Type.Name), (long)shape.Values(record)[shape.KeyAt]!, shape, AuditChange.Created, shape.Difference(null, shape.Values(record)));

    /// <summary>One entry, not yet stored.</summary>
    /// <param name="fields">Name to before and after.</param>
    public AuditEntry Entry(string kind, long id, RowShape table, AuditChange change, IReadOnlyDictionary<string, object?[]> fields) => Entry(kind, id, table.Table, change, fields);

    /// <inheritdoc cref="Entry(string, long, RowShape, AuditChange, IReadOnlyDictionary{string, object?[]})"/>
    /// <param name="table">What changed, where it is no row: a file.</param>
    public AuditEntry Entry(string kind, long id, string table, AuditChange change, IReadOnlyDictionary<string, object?[]> fields)
    {
        var json = JsonSerializer.Serialize(fields, AuditWriter.Json);
        return new()
        {
            Id = ids.Next<AuditEntry>(), At = MusubiDb.Stored(clock.Now), ActorId = act.Actor.Id, ActorName = act.Actor.Name, Act = act.Name,
            SubjectKind = kind, SubjectId = id, Table = table, Change = change, Fields = json, FieldsHash = AuditEntry.HashOf(json),
        };
    }
}
