using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Lists.Bulk;

/// <summary>What one has done to many rows at once, and what became of it.</summary>
public static class BulkList
{
    public static readonly ListDefinition<Row, BulkRun> Definition = new()
    {
        Name = "bulk",
        Title = BulkWords.Runs,
        Permission = WorkplacePermission.Use,
        DefaultSort = "-began",
        Rows = services =>
        {
            var desk = services.GetRequiredService<BulkDesk>();
            return desk.Runs.Select(r => new Row { Run = r, Desk = desk });
        },
        Id = r => r.Run.Id,
        RowHref = r => $"/bulk/{r.Run.Id}",
        Of =
        [
            new("act", BulkWords.Act, CellKind.Code, r => r.Desk.Of(r.Run).Act?.Name ?? Text.Same(r.Run.Act)),
            new("list", BulkWords.List, CellKind.Text, r => r.Desk.Of(r.Run).List?.Title ?? Text.Same(r.Run.List)),
            Column.Of<Row, BulkState>("state", BulkWords.State, CellKind.Badge, r => new Mark(BulkWords.Of(r.Run.State), BulkWords.ToneOf(r.Run.State)), r => r.Run.State),
            Column.Of<Row, int>("rows", BulkWords.Rows, CellKind.Figure, r => r.Run.Rows, r => r.Run.Rows),
            Column.Of<Row, int>("done", BulkWords.Done, CellKind.Figure, r => r.Run.Done, r => r.Run.Done),
            Column.Of<Row, int>("refused", BulkWords.Refused, CellKind.Figure, r => r.Run.Refused, r => r.Run.Refused),
            Column.Of<Row, DateTime>("began", BulkWords.Began, CellKind.Instant, r => r.Run.At, r => r.Run.At),
        ],
        FilterBy = [Filter.Of<Row, BulkState>("state", BulkWords.State, r => r.Run.State, BulkWords.Of)],
    };

    public sealed record Row
    {
        public required BulkRun Run { get; init; }
        public required BulkDesk Desk { get; init; }
    }
}
