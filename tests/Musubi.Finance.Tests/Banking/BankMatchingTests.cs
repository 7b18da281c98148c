using Musubi.Finance.Banking;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Banking;

public class BankMatchingTests
{
    private static OpenItem Item(int id, long amount, int day = 1) => new()
    {
        Id = new(id), Side = OwedSide.Receivable, Kind = amount < 0 ? ItemKind.CreditNote : ItemKind.Invoice, DocumentId = id, Number = $"INV-{id}", PartyId = 1, PartyName = "北斗化学", ControlId = new(1), EntryId = new(1),
        Date = Today, Due = Today.AddDays(day), Amount = Yen(amount), InBooks = Yen(amount),
    };

    private static PayerCandidate Party(long id, PayerFound by, bool weBear, params OpenItem[] items) => new(id, $"得意先{id}", by, weBear, items);

    private static string Said(long amount, params PayerCandidate[] candidates) => string.Join(" / ", BankMatching.Of(Yen(amount), candidates)
        .Select(p => $"{p.PartyId} {p.Confidence} {p.Found} fee {p.Fee.Minor} [{string.Join(' ', p.Settles.Select(s => $"{s.Item.Id}:{s.Amount.Minor}"))}] left {p.OnAccount.Minor}"));

    [Fact]
    public void One_item_of_the_amount_under_the_same_name_is_sure() =>
        Assert.Equal("1 Sure OneItem fee 0 [2:330] left 0", Said(330, Party(1, PayerFound.SameName, false, Item(1, 110), Item(2, 330))));

    [Fact]
    public void The_oldest_that_sum_up_are_sure_and_others_that_do_are_likely()
    {
        var items = new[] { Item(1, 110, 1), Item(2, 220, 2), Item(3, 550, 3) };
        Assert.Equal("1 Sure OldestItems fee 0 [1:110 2:220] left 0", Said(330, Party(1, PayerFound.Remembered, false, items)));
        Assert.Equal("1 Likely SomeItems fee 0 [2:220 3:550] left 0", Said(770, Party(1, PayerFound.Remembered, false, items)));
    }

    [Fact]
    public void A_fee_taken_off_is_sure_where_we_bear_it_and_likely_where_the_payer_should()
    {
        Assert.Equal("1 Sure LessFee fee 440 [1:11000] left 0", Said(10_560, Party(1, PayerFound.SameName, true, Item(1, 11_000))));
        Assert.Equal("1 Likely LessFee fee 440 [1:11000] left 0", Said(10_560, Party(1, PayerFound.SameName, false, Item(1, 11_000))));
        Assert.Equal("1 Possible TooLittle fee 0 [1:10561] left 0", Said(10_561, Party(1, PayerFound.SameName, true, Item(1, 11_000))));
    }

    [Fact]
    public void The_balance_less_credits_is_recognised() =>
        Assert.Equal("1 Sure WholeBalance fee 0 [1:11000 2:2200] left 0", Said(8_800, Party(1, PayerFound.SameName, false, Item(1, 11_000), Item(2, -2_200))));

    [Fact]
    public void Too_much_stays_on_account_and_where_nothing_is_open_all_of_it()
    {
        Assert.Equal("1 Possible TooMuch fee 0 [1:11000] left 1000", Said(12_000, Party(1, PayerFound.SameName, false, Item(1, 11_000))));
        Assert.Equal("1 Possible NothingOpen fee 0 [] left 12000", Said(12_000, Party(1, PayerFound.SameName, false)));
    }

    [Fact]
    public void Two_parties_that_both_fit_are_a_question_and_a_name_that_is_only_near_is_never_sure()
    {
        Assert.Equal("1 Likely OneItem fee 0 [1:330] left 0 / 2 Likely OneItem fee 0 [2:330] left 0", Said(330, Party(1, PayerFound.SameName, false, Item(1, 330)), Party(2, PayerFound.SameName, false, Item(2, 330))));
        Assert.Equal("1 Sure OneItem fee 0 [1:330] left 0 / 2 Possible TooLittle fee 0 [2:330] left 0", Said(330, Party(1, PayerFound.SameName, false, Item(1, 330)), Party(2, PayerFound.SameName, false, Item(2, 500))));
        Assert.Equal("1 Likely OneItem fee 0 [1:330] left 0", Said(330, Party(1, PayerFound.Near, false, Item(1, 330))));
        Assert.Equal("1 Possible OneItem fee 0 [1:330] left 0", Said(330, Party(1, PayerFound.ByAmount, false, Item(1, 330))));
    }
}
