namespace Musubi.Print.Type;

/// <summary>
/// Where a line may end: between Chinese and Japanese characters, at spaces between Latin words; never so that a line begins with a closing mark or
/// ends with an opening one (行頭・行末禁則, JIS X 4051).
/// </summary>
internal static class LineBreaks
{
    private const string NeverFirst = "、。，．・：；？！）］｝」』】〉》〕’”々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％‰℃°),.:;?!]}、｡｣ﾞﾟ…‥―";
    private const string NeverLast = "（［｛「『【〈《〔‘“([{｢￥¥＄$£€№";

    public static bool MayBreakBefore(string text, int at)
    {
        if (at <= 0 || at >= text.Length || char.IsLowSurrogate(text[at]))
            return false;
        var (before, after) = (text[at - 1], text[at]);
        if (NeverFirst.Contains(after, StringComparison.Ordinal) || NeverLast.Contains(before, StringComparison.Ordinal) || char.IsWhiteSpace(after))
            return false;
        return char.IsWhiteSpace(before) || IsWide(before) || IsWide(after) || (before is '-' or '/' && char.IsLetter(after));
    }

    private static bool IsWide(char c) => c >= 0x2e80 && c is not (>= '\ud800' and <= '\udbff') || c is >= '\udc00' and <= '\udfff';
}
