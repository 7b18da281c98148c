using System.Text.RegularExpressions;
using Musubi.Data.Search;

namespace Musubi.Parties.Register;

/// <summary>株式会社, (株), 有限公司, Ltd … say what a company is, not who: they are left out where names are compared and sorted.</summary>
public static partial class LegalForm
{
    /// <summary>The folded name without its legal form, and without spaces. A name that is nothing else stays.</summary>
    public static string Without(string name)
    {
        var folded = Folding.Fold(Japanese().Replace(name, " "));
        var bare = Latin().Replace(Chinese().Replace(folded, ""), "").Replace(" ", "", StringComparison.Ordinal);
        return bare.Length > 0 ? bare : Folding.Fold(name).Replace(" ", "", StringComparison.Ordinal);
    }

    [GeneratedRegex("株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|医療法人|学校法人|[(（][株有合社財][)）]|[㈱㈲]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Japanese();

    [GeneratedRegex("(股份)?有限(责任)?公司$|(股份)?有限公司|集团$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\b(co|company|ltd|limited|inc|incorporated|corp|corporation|gmbh|ag|sa|sarl|bv|plc|llc|llp|pty|pte|kk)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Latin();
}
