using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Bench;

/// <summary>How a figure is taken, the same for all of them: milliseconds of many runs, sorted, after some to warm up.</summary>
internal static class Measured
{
    /// <summary>Reads, each in a scope of its own.</summary>
    public static async Task<double[]> Times(House house, int runs, Func<IServiceProvider, Task> act, int warm = 10)
    {
        var times = new double[runs];
        for (var i = -warm; i < runs; i++)
        {
            await using var scope = house.Services.CreateAsyncScope();
            var one = Stopwatch.StartNew();
            await act(scope.ServiceProvider);
            if (i >= 0)
                times[i] = one.Elapsed.TotalMilliseconds;
        }
        return [.. times.Order()];
    }

    /// <summary>One transaction, as an act has it: the writer's turn, a scope, all or nothing.</summary>
    public static async Task InAct(House house, Func<IServiceProvider, Task> act)
    {
        await house.Services.GetRequiredService<IdStock>().Ensure(256, default);
        using var turn = await house.Engine.WriteTurn(default);
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await act(scope.ServiceProvider);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Leaves the tables as the server itself does some minutes after much was written.</summary>
    public static async Task Analyze(House house)
    {
        await using var connection = house.Engine.NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (house.Engine.Name == "postgres" ? "VACUUM ANALYZE" : "ANALYZE", 600);
        await command.ExecuteNonQueryAsync();
    }

    public static object Spread(double[] sorted) => new { p50_ms = At(sorted, 50), p95_ms = At(sorted, 95) };

    public static object Beside(double[] sorted, double[] bare) => new { p50_ms = At(sorted, 50), p95_ms = At(sorted, 95), bare_p50_ms = At(bare, 50), times_bare = Figure(sorted[sorted.Length / 2] / bare[bare.Length / 2]) };

    private static decimal At(double[] sorted, int percent) => Figure(sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)]);

    private static decimal Figure(double value) => Rounding.HalfUp.Round((decimal)value, 2);
}
