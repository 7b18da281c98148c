using System.Text;

namespace Musubi.Kernel;

/// <summary>
/// An amount of yuan in capital numerals (大写金额), which cannot be altered by a stroke of the pen.
/// Rules of writing: 支付结算办法 附件一 (正确填写票据和结算凭证的基本规定): zeros in a row are read once, 整 ends what has no fen.
/// </summary>
public static class ChineseCapitals
{
    private const string Digit = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Place = ["", "拾", "佰", "仟"], Group = ["", "万", "亿", "万亿"];

    /// <param name="amount">Yuan, exact to the fen, below 10^16.</param>
    /// <exception cref="ArgumentOutOfRangeException">Finer than a fen, or too large.</exception>
    public static string Write(decimal amount)
    {
        var fen = decimal.Abs(amount) * 100;
        if (fen != decimal.Truncate(fen) || fen >= 1_000_000_000_000_000_000m)
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "Capital numerals are exact to the fen, below 10^16 yuan.");
        var (yuan, jiao, rest) = ((long)(fen / 100), (int)(fen / 10 % 10), (int)(fen % 10));
        var text = new StringBuilder(amount < 0 ? "负" : "");
        if (yuan > 0 || fen == 0)
            text.Append(yuan == 0 ? "零" : Yuan(yuan)).Append('元');
        if (jiao == 0 && rest == 0)
            return text.Append('整').ToString();
        if (jiao > 0)
            text.Append(Digit[jiao]).Append('角');
        else if (yuan > 0)
            text.Append('零');
        return (rest > 0 ? text.Append(Digit[rest]).Append('分') : text.Append('整')).ToString();
    }

    private static string Yuan(long yuan)
    {
        var text = new StringBuilder();
        var (gap, begun) = (false, false);
        for (var group = 3; group >= 0; group--)
        {
            var four = (int)(yuan / Power(group * 4) % 10_000);
            for (var place = 3; place >= 0; place--)
            {
                var digit = (int)(four / Power(place) % 10);
                if (digit == 0)
                {
                    gap |= begun;
                    continue;
                }
                if (gap)
                    text.Append('零');
                text.Append(Digit[digit]).Append(Place[place]);
                (gap, begun) = (false, true);
            }
            if (four > 0)
                text.Append(group == 3 && yuan / Power(8) % 10_000 > 0 ? "万" : Group[group]);
        }
        return text.ToString();
    }

    private static long Power(int zeros)
    {
        var power = 1L;
        while (zeros-- > 0)
            power *= 10;
        return power;
    }
}
