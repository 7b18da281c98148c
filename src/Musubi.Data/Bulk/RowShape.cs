using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Musubi.Data.Bulk;

/// <summary>How an entity lies in its table, as the model says: what writes and compares rows without the change tracker works from it.</summary>
public sealed class RowShape
{
    private static readonly ConcurrentDictionary<(IModel, Type), RowShape> Known = new();
    private readonly Cell[] cells;
    private readonly List<(PropertyInfo Of, string ForeignKey, Type Part)> parts = [];

    private sealed record Cell(string Column, string Name, Type Stored, Func<object, object?> Read, bool IsSecret);

    private RowShape(IEntityType type)
    {
        Type = type.ClrType;
        Table = type.GetTableName() ?? throw new InvalidOperationException($"{type.ClrType.Name} has no table.");
        cells = [.. Cells(type, "")];
        Columns = [.. cells.Select(c => c.Column)];
        Types = [.. cells.Select(c => c.Stored)];
        Keys = [.. type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName())];
        Key = type.FindPrimaryKey()!.Properties[0].GetColumnName();
        KeyAt = Array.FindIndex(cells, c => c.Column == Key);
        VersionAt = typeof(IVersioned).IsAssignableFrom(Type) ? Array.FindIndex(cells, c => c.Name == nameof(IVersioned.Version)) : -1;
        foreach (var navigation in type.GetNavigations().Where(n => !n.IsOnDependent))
            parts.Add((navigation.PropertyInfo!, navigation.ForeignKey.Properties[0].GetColumnName(), navigation.TargetEntityType.ClrType));
    }

    public static RowShape Of(MusubiDb db, Type type) => Known.GetOrAdd((db.Model, type), t => new(t.Item1.FindEntityType(t.Item2) ?? throw new InvalidOperationException($"{t.Item2.Name} is not stored.")));

    public Type Type { get; }
    public string Table { get; }
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What each column holds, without the null.</summary>
    public IReadOnlyList<Type> Types { get; }
    public string Key { get; }

    /// <summary>All columns of the key, where it has several.</summary>
    public IReadOnlyList<string> Keys { get; }
    public int KeyAt { get; }

    /// <summary>Where the version stands; -1 when the entity has none.</summary>
    public int VersionAt { get; }

    /// <summary>The tables of its parts, each with the column that names the whole.</summary>
    public IEnumerable<(RowShape Part, string ForeignKey)> Parts(MusubiDb db) => parts.Select(p => (Of(db, p.Part), p.ForeignKey));

    /// <summary>Itself and the tables of its parts, wholes before parts: the order to insert in.</summary>
    public IEnumerable<RowShape> Tables(MusubiDb db) => Parts(db).SelectMany(p => p.Part.Tables(db)).Prepend(this);

    /// <summary>The values as they are stored, in column order.</summary>
    public object?[] Values(object entity) => Array.ConvertAll(cells, c => c.Read(entity));

    /// <summary>A record and its parts as rows.</summary>
    public IEnumerable<(RowShape Shape, object?[] Values)> Spread(MusubiDb db, object entity)
    {
        yield return (this, Values(entity));
        foreach (var (of, _, part) in parts)
        {
            var held = of.GetValue(entity);
            foreach (var item in held is IEnumerable many ? many.Cast<object>() : held is null ? [] : [held])
            {
                foreach (var row in Of(db, part).Spread(db, item))
                    yield return row;
            }
        }
    }

    /// <summary>The record with its parts, for queries.</summary>
    public static IQueryable<T> Whole<T>(MusubiDb db) where T : class =>
        db.Model.FindEntityType(typeof(T))!.GetNavigations().Where(n => !n.IsOnDependent)
            .Aggregate(db.Set<T>().AsNoTracking().AsSplitQuery(), (rows, navigation) => rows.Include(navigation.Name));

    /// <summary>What differs, as the trail writes it: name to before and after.</summary>
    public Dictionary<string, object?[]> Difference(object?[]? before, object?[]? after)
    {
        var fields = new Dictionary<string, object?[]>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Length; i++)
        {
            var (was, now) = (before?[i], after?[i]);
            if (i == VersionAt || Equals(was, now))
                continue;
            fields[cells[i].Name] = cells[i].IsSecret ? [was is null ? null : "•••", now is null ? null : "•••"] : [was, now];
        }
        return fields;
    }

    /// <summary>Stored values from the JSON they were kept in.</summary>
    public object?[] FromJson(JsonElement values)
    {
        var read = new object?[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (values.TryGetProperty(cells[i].Column, out var value))
                read[i] = value.ValueKind == JsonValueKind.Null ? null : value.Deserialize(cells[i].Stored);
        }
        return read;
    }

    public Dictionary<string, object?> ToJson(object?[] values) =>
        cells.Select((c, i) => (c.Column, Value: values[i])).ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal);

    private static IEnumerable<Cell> Cells(ITypeBase type, string path)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.IsShadowProperty())
                throw new InvalidOperationException($"{type.ClrType.Name}.{property.Name} has no property to read it from.");
            var getter = property.GetGetter();
            var converter = property.GetTypeMapping().Converter;
            yield return new(property.GetColumnName(), path + property.Name,
                Nullable.GetUnderlyingType(converter?.ProviderClrType ?? property.ClrType) ?? converter?.ProviderClrType ?? property.ClrType,
                converter is null ? e => getter.GetClrValueUsingContainingEntity(e) : e => getter.GetClrValueUsingContainingEntity(e) is { } value ? converter.ConvertToProvider(value) : null,
                property.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is not null);
        }
        foreach (var complex in type.GetComplexProperties())
        {
            foreach (var cell in Cells(complex.ComplexType, path + complex.Name + "."))
                yield return cell;
        }
    }
}
