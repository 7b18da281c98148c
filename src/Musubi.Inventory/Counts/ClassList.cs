using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Inventory.Counts;

internal static class ClassList
{
    public sealed class Row
    {
        public required Id<Item> Id { get; init; }
        public required string Code { get; init; }
        public required Names Names { get; init; }
        public required AbcClass Class { get; init; }
        public required Money Issued { get; init; }
        public required DateOnly On { get; init; }
        public required DateOnly? LastCounted { get; init; }
    }

    public static readonly ListDefinition<Row, Item> Definition = new()
    {
        Name = "inventory/classes",
        Title = Words.Classes,
        Permission = InventoryPermission.View,
        DefaultSort = "class",
        SearchKind = "item",
        Rows = services => Rows(services.GetRequiredService<InventoryDb>()),
        Id = r => r.Id,
        RowHref = r => $"/inventory/items/{r.Id}",
        Of =
        [
            Column.Of<Row, string>("code", Words.Item, CellKind.Code, r => r.Code, r => r.Code),
            new("name", Words.Name, CellKind.Text, r => r.Names.AsText()),
            Column.Of<Row, AbcClass>("class", Words.Class, CellKind.Badge, r => new Mark(Text.Same(r.Class.ToString()), r.Class switch { AbcClass.A => "blue", AbcClass.B => "green", _ => "" }), r => r.Class),
            Column.Of<Row, long>("issued", Words.IssuedValue, CellKind.Money, r => r.Issued, r => r.Issued.Minor, permission: InventoryPermission.SeeValue),
            new("counted", Words.LastCounted, CellKind.Date, r => r.LastCounted),
            new("on", Words.ClassifiedOn, CellKind.Date, r => r.On, Shown: false),
        ],
        FilterBy = [Filter.Of<Row, AbcClass>("class", Words.Class, r => r.Class, c => Text.Same(c.ToString()))],
    };

    private static IQueryable<Row> Rows(InventoryDb db) =>
        from of in db.Classes.AsNoTracking()
        join item in db.All.Set<Item>() on of.ItemId equals item.Id
        select new Row
        {
            Id = item.Id, Code = item.Code, Names = item.Names, Class = of.Class, Issued = of.Issued, On = of.On,
            LastCounted = (from line in db.CountLines
                           join count in db.Counts on line.CountId equals count.Id
                           where line.ItemId == item.Id && line.First != null && count.State == CountState.Posted
                           select (DateOnly?)count.Date).Max(),
        };
}
