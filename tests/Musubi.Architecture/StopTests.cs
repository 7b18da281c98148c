using Microsoft.Extensions.DependencyInjection;
using Musubi.App;
using Musubi.App.Sqlite;
using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Architecture;

/// <summary>What modules say to a newcomer.</summary>
public sealed class StopTests
{
    [Fact]
    public void Every_stop_of_the_first_visit_says_what_it_is_good_for_in_all_three_languages_and_has_a_place_of_its_own()
    {
        using var house = new ServiceCollection().AddLogging().AddMusubi(new SqliteEngine("Data Source=:memory:"), new SetClock(DateTime.UnixEpoch)).BuildServiceProvider();
        using var scope = house.CreateScope();
        var stops = scope.ServiceProvider.GetServices<IVisitStop>().Select(s => s.Stop).ToList();
        var permissions = MusubiModules.All.SelectMany(m => m.Permissions).Select(p => p.Code).ToHashSet();
        var drawn = Tree.Of("src", "icons.svg").Single().Text;

        Assert.InRange(stops.Count, 4, 20);
        Assert.Equal(stops.Count, stops.DistinctBy(s => s.Place).Count());
        Assert.Equal(stops.Count, stops.DistinctBy(s => s.Key).Count());
        Assert.All(stops, stop =>
        {
            Assert.Matches("^[a-z]{2,40}$", stop.Key);
            Assert.Contains($"id=\"{stop.Icon}\"", drawn, StringComparison.Ordinal);
            Assert.NotEmpty(stop.Permissions);
            Assert.Subset(permissions, stop.Permissions.ToHashSet());
            Assert.All(Languages.All.SelectMany(l => new[] { stop.Title.In(l), stop.Benefit.In(l), stop.Look.In(l) }), word => Assert.False(string.IsNullOrWhiteSpace(word), stop.Key));
        });
    }
}
