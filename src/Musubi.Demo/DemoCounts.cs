using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Inventory;
using Musubi.Inventory.Counts;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Demo;

/// <summary>Osaka was counted a week ago, and some of it was not where it should be; in Toyota a blind count of the important items is going on.</summary>
public static class DemoCounts
{
    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        var runner = services.GetRequiredService<Runner>();
        var today = services.GetRequiredService<Clock>().Today;
        Actor clerk, books;
        Dictionary<string, Id<Warehouse>> warehouses;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            clerk = await As(db, Department.Warehouse, InventoryPermission.Count, InventoryPermission.Adjust);
            books = await As(db, Department.Finance, InventoryPermission.PostCounts);
            warehouses = await db.Set<Warehouse>().ToDictionaryAsync(w => w.Code, w => w.Id, ct);
        }
        await Do<ClassifyItems, ClassifyItems.Input, int>(clerk, new());

        var osaka = await Do<PlanCount, PlanCount.Input, Id<StockCount>>(clerk, new() { Warehouse = warehouses["OSK"], Kind = CountKind.Full, Date = today.AddDays(-7), TolerancePercent = 2, ToleranceValue = 3_000, Note = "中間棚卸" });
        await Do<StartCount, StartCount.Input, int>(clerk, new() { Id = osaka });
        var lines = await Lines(osaka);
        await Do<RecordCount, RecordCount.Input, int>(clerk, new() { Id = osaka, Lines = [.. lines.Select((l, i) => new RecordCount.Line { LineId = l.Id, Quantity = l.Book + Off(i) })] });
        var again = lines.Select((l, i) => (Line: l, At: i)).Where(l => Off(l.At) != 0).ToList();
        await Do<RecordCount, RecordCount.Input, int>(clerk, new()
        {
            Id = osaka, Again = true,
            Lines = [.. again.Select(l => new RecordCount.Line { LineId = l.Line.Id, Quantity = l.Line.Book + Off(l.At), Reason = Off(l.At) > 0 ? CountReason.NotRecorded : l.At % 2 == 0 ? CountReason.Damaged : CountReason.Unexplained })],
        });
        await Do<SubmitCount, SubmitCount.Input, Id<StockCount>>(clerk, new() { Id = osaka });
        await Do<PostCount, PostCount.Input, Id<StockCount>>(books, new() { Id = osaka });

        var toyota = await Do<PlanCount, PlanCount.Input, Id<StockCount>>(clerk, new() { Warehouse = warehouses["TYT"], Kind = CountKind.Cycle, Date = today, IsBlind = true, A = true, B = true, MostItems = 12, Note = "今月の循環棚卸" });
        await Do<StartCount, StartCount.Input, int>(clerk, new() { Id = toyota });
        lines = await Lines(toyota);
        await Do<RecordCount, RecordCount.Input, int>(clerk, new() { Id = toyota, Lines = [.. lines.Take(lines.Count / 2).Select((l, i) => new RecordCount.Line { LineId = l.Id, Quantity = l.Book - (i == 2 && l.Book > 20 ? 20 : 0) })] });

        async Task<TOut> Do<TUseCase, TIn, TOut>(Actor actor, TIn input) where TUseCase : class, IUseCase<TIn, TOut> => (await runner.Run<TUseCase, TIn, TOut>(actor, input, ct: ct)).Value;

        // Each line with what the books say of it, in the unit it is counted in.
        async Task<List<(Id<CountLine> Id, decimal Book)>> Lines(Id<StockCount> count)
        {
            await using var scope = services.CreateAsyncScope();
            var read = (await scope.ServiceProvider.GetRequiredService<CountReading>().Of(count, ct))!;
            return [.. read.Count.Lines.Select(l => (l.Id, read.Of(l, l.Book)!.Value.Value))];
        }

        async Task<Actor> As(MusubiDb db, Department department, params string[] rights)
        {
            var user = await db.Set<User>().AsNoTracking().SingleAsync(u => u.EmailKey == User.Key(DemoUsers.EmailOf(department)), ct);
            return new(user.Id.Value, user.Name, user.Language, rights.ToHashSet(StringComparer.Ordinal));
        }
    }

    /// <summary>The few that differ.</summary>
    private static decimal Off(int at) => (at % 9) switch { 2 => -3, 7 => 1, _ => 0 };
}
