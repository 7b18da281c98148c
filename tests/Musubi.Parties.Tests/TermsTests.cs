using CsCheck;
using Musubi.Kernel;
using Musubi.Parties.Terms;

namespace Musubi.Parties.Tests;

public class TermsTests
{
    private static readonly PaymentTerms Closing20NextMonthEnd = new() { ClosingDays = "20", PayMonths = 1, PayDay = 31 };

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    [Theory]
    [InlineData("20", "2026-04-19", "2026-04-20")]
    [InlineData("20", "2026-04-20", "2026-04-20")]
    [InlineData("20", "2026-04-21", "2026-05-20")]
    [InlineData("31", "2026-02-10", "2026-02-28")]
    [InlineData("10,25", "2026-04-11", "2026-04-25")]
    [InlineData("10,25", "2026-12-26", "2027-01-10")]
    public void A_sale_closes_on_the_first_closing_day_on_or_after_it(string days, string sale, string closing) =>
        Assert.Equal(Day(closing), new PaymentTerms { ClosingDays = days }.ClosingOn(Day(sale)));

    [Theory]
    [InlineData("20", "2026-04-20", "2026-04-20")]
    [InlineData("20", "2026-04-19", "2026-03-20")]
    [InlineData("31", "2026-03-30", "2026-02-28")]
    [InlineData("10,25", "2026-04-24", "2026-04-10")]
    [InlineData("10,25", "2027-01-05", "2026-12-25")]
    public void The_last_closing_day_is_the_one_that_came(string days, string today, string closing)
    {
        var terms = new PaymentTerms { ClosingDays = days };
        Assert.Equal(Day(closing), terms.LastClosing(Day(today)));
        Assert.True(terms.ClosesOn(Day(closing)));
        Assert.False(new PaymentTerms().ClosesOn(Day(closing)));
    }

    [Theory]
    [InlineData(HolidayShift.None, "2026-12-31")]
    [InlineData(HolidayShift.Before, "2026-12-30")]
    [InlineData(HolidayShift.After, "2027-01-04")]
    public void The_last_of_december_is_a_bank_holiday_in_japan(HolidayShift shift, string due) =>
        Assert.Equal(Day(due), (Closing20NextMonthEnd with { Shift = shift }).DueFor(Day("2026-11-20"), BankCalendar.Japan));

    [Fact]
    public void Without_a_closing_day_the_days_count_from_the_invoice() =>
        Assert.Equal(Day("2026-05-01"), new PaymentTerms { NetDays = 30 }.DueFor(Day("2026-04-01"), BankCalendar.Weekends));

    [Fact]
    public void Nothing_falls_due_before_it_closes_nor_closes_before_it_is_sold() =>
        Gen.Select(Gen.Int[1, 31], Gen.Int[1, 3], Gen.Int[1, 31], Gen.Int[0, 20_000]).Sample((closing, months, day, days) =>
        {
            var terms = new PaymentTerms { ClosingDays = closing.ToString(), PayMonths = months, PayDay = day };
            var sale = new DateOnly(2000, 1, 1).AddDays(days);
            var closes = terms.ClosingOn(sale);
            Assert.True(closes >= sale && closes < sale.AddDays(32));
            Assert.True(terms.DueFor(sale, BankCalendar.Weekends) > closes.AddDays(-31));
        });

    [Fact]
    public void A_shifted_due_date_is_never_a_bank_holiday() =>
        Gen.Select(Gen.Int[0, 9_000], Gen.Bool).Sample((days, before) =>
        {
            var due = (Closing20NextMonthEnd with { Shift = before ? HolidayShift.Before : HolidayShift.After }).DueFor(new DateOnly(2010, 1, 1).AddDays(days), BankCalendar.Japan);
            Assert.False(BankCalendar.Japan.IsClosed(due));
        });

    [Theory]
    [InlineData("2026-02-16", true)]   // 除夕, inside the announced holiday
    [InlineData("2026-02-14", false)]  // a Saturday worked instead
    [InlineData("2026-02-21", true)]
    [InlineData("2025-10-08", true)]
    [InlineData("2024-09-14", false)]
    [InlineData("2030-02-03", true)]   // 春节 2030, from the moon
    [InlineData("2030-06-05", true)]   // 端午 2030
    [InlineData("2030-04-05", true)]   // 清明 2030
    [InlineData("2030-09-12", true)]   // 中秋 2030
    [InlineData("2033-12-23", false)]  // in the leap month of 2033 no feast is kept
    [InlineData("2030-06-06", false)]
    public void Chinese_banks_keep_the_announced_holidays_and_open_on_the_days_worked_instead(string day, bool closed) =>
        Assert.Equal(closed, BankCalendar.China.IsClosed(Day(day)));

    [Fact]
    public void A_bill_due_at_chinese_new_year_is_paid_before_it_or_after_it()
    {
        var terms = new PaymentTerms { NetDays = 10 };
        Assert.Equal(Day("2026-02-14"), (terms with { Shift = HolidayShift.Before }).DueFor(Day("2026-02-08"), BankCalendar.Of("CN")));
        Assert.Equal(Day("2026-02-24"), (terms with { Shift = HolidayShift.After }).DueFor(Day("2026-02-08"), BankCalendar.Of("CN")));
    }

    [Fact]
    public void Terms_are_said_in_the_words_of_the_trade() =>
        Assert.Equal("20日締 翌月末払", Closing20NextMonthEnd.InWords().In(Language.Japanese));
}
