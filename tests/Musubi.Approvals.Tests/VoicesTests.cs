using Musubi.Kernel;
using CsCheck;
using Musubi.Approvals.Reminders;
using Musubi.Approvals.Requests;

namespace Musubi.Approvals.Tests;

/// <summary>The arithmetic of approving, against the plainest counting there is.</summary>
public sealed class VoicesTests
{
    [Fact]
    public void Places_are_filled_as_many_as_any_seating_could()
    {
        Gen.Int[0, 4].Array[0, 5].Array[0, 5].Sample(voices => Voices.Filled(voices) == MostSeated(voices, 0, []));
    }

    [Fact]
    public void The_order_of_answering_never_matters()
    {
        Gen.Select(Gen.Int[0, 4].Array[0, 4].Array[0, 6], Gen.Int[0, 1000]).Sample((voices, seed) =>
            Voices.Filled(voices) == Voices.Filled([.. voices.Select((v, i) => (v, Key: (i * 7919 + seed) % 13)).OrderBy(p => p.Key).Select(p => p.v)]));
    }

    [Fact]
    public void Somebody_who_handed_over_speaks_for_nobody_and_the_last_in_the_chain_for_all()
    {
        var standIns = new StandIns([(1, 2), (2, 3)], [(3, 4)]);

        Assert.Equal([false, false, true, true], new long[] { 1, 2, 3, 4 }.Select(p => standIns.Speaks(p, 1)));
        Assert.False(standIns.Speaks(2, 2));
    }

    [Fact]
    public void Nights_and_weekends_are_no_business_hours()
    {
        var friday = new DateTime(2026, 4, 3, 16, 0, 0);

        Assert.Equal(TimeSpan.FromHours(3), BusinessHours.Between(friday, new DateTime(2026, 4, 6, 10, 0, 0), BankCalendar.Weekends));
        Assert.Equal(TimeSpan.Zero, BusinessHours.Between(friday.AddHours(3), friday.AddHours(12), BankCalendar.Weekends));
    }

    private static int MostSeated(IReadOnlyList<IReadOnlyList<int>> voices, int at, HashSet<int> taken)
    {
        if (at == voices.Count)
            return 0;
        var most = MostSeated(voices, at + 1, taken);
        foreach (var place in voices[at].Where(p => !taken.Contains(p)))
            most = Math.Max(most, 1 + MostSeated(voices, at + 1, [.. taken, place]));
        return most;
    }
}
