using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Musubi.Data.Bulk;

namespace Musubi.Data.Backups;

/// <summary>The tables of the company, wholes before their parts, and the hash that tells this model from another.</summary>
internal sealed class BackupShape
{
    private BackupShape(MusubiDb db)
    {
        var all = db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && t.BaseType is null).OrderBy(t => t.GetTableName(), StringComparer.Ordinal).ToList();
        Emptied = [.. all.Select(t => t.GetTableName()!)];
        Tables = [.. InOrder(all.Where(t => t.ClrType.GetCustomAttribute<NotBackedUpAttribute>() is null)).Select(t => new Table(RowShape.Of(db, t.ClrType)))];
        var text = string.Join('\n', Tables.OrderBy(t => t.Shape.Table, StringComparer.Ordinal).Select(t => $"{t.Shape.Table}: {string.Join(", ", t.Columns.Order(StringComparer.Ordinal))}"));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Migration = db.Database.GetMigrations().LastOrDefault() ?? "";
    }

    public static BackupShape Of(MusubiDb db) => new(db);

    public string Hash { get; }
    public string Migration { get; }
    public IReadOnlyList<Table> Tables { get; }

    /// <summary>Every table there is, also those that no backup holds.</summary>
    public IReadOnlyList<string> Emptied { get; }

    internal sealed class Table(RowShape shape)
    {
        public RowShape Shape => shape;
        public IReadOnlyList<string> Kinds { get; } = [.. shape.Types.Select(RowText.KindOf)];

        /// <summary>As the manifest writes them.</summary>
        public IReadOnlyList<string> Columns { get; } = [.. shape.Columns.Zip(shape.Types, (column, type) => $"{column} {RowText.KindOf(type)}")];

        /// <summary>All rows in the order of their key: from either engine the same lines.</summary>
        public string Question => $"SELECT {List(shape.Columns)} FROM \"{shape.Table}\" ORDER BY {List(shape.Keys)}";

        private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => string.Create(CultureInfo.InvariantCulture, $"\"{c}\"")));
    }

    /// <summary>A table stands behind those it refers to; where they refer to each other, as they come.</summary>
    private static List<IEntityType> InOrder(IEnumerable<IEntityType> types)
    {
        var (order, seen, wanted) = (new List<IEntityType>(), new HashSet<IEntityType>(), types.ToHashSet());
        foreach (var type in wanted.OrderBy(t => t.GetTableName(), StringComparer.Ordinal))
            Take(type);
        return order;

        void Take(IEntityType type)
        {
            if (!wanted.Contains(type) || !seen.Add(type))
                return;
            foreach (var above in type.GetForeignKeys().Select(k => k.PrincipalEntityType))
                Take(above);
            order.Add(type);
        }
    }
}
