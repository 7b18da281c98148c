using CsCheck;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.OpenItems;

public class MatchingTests
{
    private static Matchable Item(int id, long remaining, int day = 1) => new(new(id), Today.AddDays(day), Yen(remaining));

    private static string Said(IReadOnlyDictionary<Id<OpenItem>, Money>? parts) =>
        parts is null ? "none" : string.Join(" ", parts.OrderBy(p => p.Key).Select(p => $"{p.Key}:{p.Value.Minor}"));

    [Fact]
    public void The_oldest_due_are_settled_first_and_the_last_in_part() =>
        Assert.Equal("1:10 2:5", Said(Matching.OldestFirst([Item(1, 30, day: 9), Item(2, 5, day: 2)], Yen(15))));

    [Fact]
    public void One_item_of_that_amount_comes_before_several() =>
        Assert.Equal("3:30", Said(Matching.Exactly([Item(1, 10), Item(2, 20), Item(3, 30)], Yen(30))));

    [Fact]
    public void Else_the_oldest_in_a_row() =>
        Assert.Equal("1:10 2:20", Said(Matching.Exactly([Item(1, 10, 1), Item(2, 20, 2), Item(3, 5, 3), Item(4, 25, 4)], Yen(30))));

    [Fact]
    public void Else_any_that_come_to_it() =>
        Assert.Equal("1:7 3:13", Said(Matching.Exactly([Item(1, 7, 1), Item(2, 11, 2), Item(3, 13, 3)], Yen(20))));

    [Fact]
    public void None_is_none() => Assert.Equal("none", Said(Matching.Exactly([Item(1, 7), Item(2, 11)], Yen(10))));

    [Fact]
    public void What_is_found_is_exact_and_whole_and_found_where_there_is_one() =>
        Gen.Select(Gen.Long[1, 50].Array[1, 12], Gen.Int[0, 4095]).Sample((amounts, mask) =>
        {
            var items = amounts.Select((a, i) => Item(i + 1, a, i)).ToList();
            var wanted = amounts.Where((_, i) => (mask >> i & 1) == 1).Sum();
            var found = Matching.Exactly(items, Yen(wanted));
            return wanted == 0 ? found is null : found is not null && found.Values.Sum(v => v.Minor) == wanted && found.All(f => items.Single(i => i.Item == f.Key).Remaining == f.Value);
        });
}
