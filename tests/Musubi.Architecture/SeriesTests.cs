using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Musubi.App;
using Musubi.Data.Numbers;

namespace Musubi.Architecture;

/// <summary>Documents are numbered each in a series of its own, and what must have no gap is proven to have none.</summary>
public sealed class SeriesTests
{
    private static readonly List<(string Where, Series Series)> All =
    [
        .. MusubiModules.All.SelectMany(m => m.GetType().Assembly.GetTypes()).SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(Series)).Select(f => ($"{f.DeclaringType!.Name}.{f.Name}", (Series)f.GetValue(null)!)),
    ];

    [Fact]
    public void No_two_kinds_of_documents_draw_from_one_counter()
    {
        var shared = All.GroupBy(s => s.Series.Code).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(s => s.Where))}").ToList();
        Assert.True(shared.Count == 0, $"One series for two kinds: {string.Join("; ", shared)}.");
    }

    [Fact]
    public void Every_series_without_gaps_is_proven_by_its_documents()
    {
        var services = new ServiceCollection();
        foreach (var module in MusubiModules.All)
            module.AddServices(services);
        var proven = services.Where(s => s.ServiceType == typeof(GaplessSeries)).Select(s => ((GaplessSeries)s.ImplementationInstance!).Series.Code).ToHashSet(StringComparer.Ordinal);
        var unproven = All.Where(s => s.Series.Gaps == Gaps.None && !proven.Contains(s.Series.Code)).Select(s => s.Where).ToList();
        Assert.True(unproven.Count == 0, $"Nothing proves that these have no gap: {string.Join(", ", unproven)}. Register a GaplessSeries.");
    }
}
