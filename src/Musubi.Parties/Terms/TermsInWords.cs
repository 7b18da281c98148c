using System.Globalization;
using Musubi.Kernel;

namespace Musubi.Parties.Terms;

/// <summary>Payment terms as people write them: 20日締 翌月末払, 月末对账，次月25日付款, net 30.</summary>
internal static class TermsInWords
{
    private static readonly (string Word, int Months)[] Months =
        [("翌々月", 2), ("翌翌月", 2), ("再来月", 2), ("第三个月", 2), ("隔月", 2), ("TWOMONTHSLATER", 2), ("翌月", 1), ("来月", 1), ("次月", 1), ("下月", 1), ("NEXTMONTH", 1), ("当月", 0), ("同月", 0), ("本月", 0), ("SAMEMONTH", 0)];

    /// <summary>The terms, or null when the words cannot be read. What the words do not say stays as in <paramref name="standing"/>.</summary>
    public static PaymentTerms? Read(string written, PaymentTerms standing)
    {
        var text = Digits.ToAscii(written).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var cut = new[] { "締", "对账", "结账", "结算" }.Select(w => (At: text.IndexOf(w, StringComparison.Ordinal), w.Length)).Where(c => c.At >= 0).DefaultIfEmpty((-1, 0)).First();
        if (text.StartsWith("CLOSING", StringComparison.Ordinal) && text.IndexOf(',', StringComparison.Ordinal) is var comma and > 0)
            return WithClosing(text[7..comma], text[(comma + 1)..], standing);
        if (cut.Item1 >= 0)
            return WithClosing(text[..cut.Item1], text[(cut.Item1 + cut.Item2)..], standing);
        // No closing day: so many days.
        var days = Numbers(text);
        return days is [>= 0 and <= 365] && (text.Contains('日', StringComparison.Ordinal) || text.Contains('天', StringComparison.Ordinal) || text.Contains("NET", StringComparison.Ordinal) || text.Contains("DAYS", StringComparison.Ordinal))
            ? standing with { ClosingDays = "", NetDays = days[0] }
            : null;
    }

    private static PaymentTerms? WithClosing(string closing, string payment, PaymentTerms standing)
    {
        var closings = DaysOf(closing);
        var months = Months.FirstOrDefault(m => payment.Contains(m.Word, StringComparison.Ordinal));
        if (closings.Count == 0 || closings.Exists(d => d is < 1 or > 31) || (months.Word is null && payment.Length > 0))
            return null;
        var pay = months.Word is null ? [] : DaysOf(payment.Replace(months.Word, "", StringComparison.Ordinal));
        if (pay.Count > 1 || pay.Exists(d => d is < 1 or > 31))
            return null;
        return standing with
        {
            ClosingDays = string.Join(',', closings.Order().Select(d => d.ToString(CultureInfo.InvariantCulture))),
            PayMonths = months.Word is null ? 1 : months.Months,
            PayDay = pay.Count == 1 ? pay[0] : PaymentTerms.MonthEnd,
        };
    }

    private static List<int> DaysOf(string text)
    {
        var days = Numbers(text);
        if (text.Contains('末', StringComparison.Ordinal) || text.Contains("LASTDAY", StringComparison.Ordinal) || text.Contains("ENDOFMONTH", StringComparison.Ordinal))
            days.Add(PaymentTerms.MonthEnd);
        return days;
    }

    private static List<int> Numbers(string text)
    {
        var numbers = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            var from = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                i++;
            if (i > from && i - from <= 3)
                numbers.Add(int.Parse(text.AsSpan(from, i - from), NumberStyles.None, CultureInfo.InvariantCulture));
        }
        return numbers;
    }
}
