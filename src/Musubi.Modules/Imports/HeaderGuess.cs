using System.Security.Cryptography;
using System.Text;
using Musubi.Data.Search;

namespace Musubi.Modules.Imports;

/// <summary>Which field a column is for, by its header: in any of three languages, with marks and brackets people add, and slips they make.</summary>
public static class HeaderGuess
{
    private const int Same = 100, Enough = 62;

    /// <summary>The field key of each header; empty where none is near. Each field is given once, the nearest pairs first.</summary>
    public static IReadOnlyList<string> Of(ImportTarget target, IReadOnlyList<string> headers)
    {
        var columns = new string[headers.Count];
        Array.Fill(columns, "");
        var pairs = headers.SelectMany((header, at) => target.Fields.Select((field, order) => (At: at, Field: field, Order: order, Score: Nearness(header, field)))).Where(p => p.Score >= Enough);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in pairs.OrderByDescending(p => p.Score).ThenBy(p => p.At).ThenBy(p => p.Order))
        {
            if (columns[pair.At].Length == 0 && given.Add(pair.Field.Key))
                columns[pair.At] = pair.Field.Key;
        }
        return columns;
    }

    /// <summary>Whether a word is surely a header of the target.</summary>
    public static bool Knows(ImportTarget target, string header) => target.Fields.Any(f => Nearness(header, f) >= Same - 5);

    /// <summary>Names a set of headers, however they are spaced or cased.</summary>
    public static string Signature(IReadOnlyList<string> headers) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headers.Select(Folded)))));

    private static int Nearness(string header, ImportField field)
    {
        var whole = Folded(header);
        var bare = Folded(WithoutBrackets(header));
        if (whole.Length == 0)
            return 0;
        return field.Also.Append(field.Name.Ja).Append(field.Name.Zh).Append(field.Name.En).Append(field.Key)
            .Select(Folded).Where(w => w.Length > 0).Max(word => Math.Max(Nearness(whole, word), bare.Length > 0 ? Nearness(bare, word) - 3 : 0));
    }

    private static int Nearness(string a, string b)
    {
        if (a == b)
            return Same;
        var (small, large) = a.Length <= b.Length ? (a, b) : (b, a);
        if (small.Length >= 2 && large.Contains(small, StringComparison.Ordinal))
            return 50 + 40 * small.Length / large.Length;
        if (small.Length < 4)
            return 0;
        return 90 - 100 * Slips(small, large) / large.Length;
    }

    /// <summary>How many letters differ (Levenshtein).</summary>
    private static int Slips(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var up = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = up;
            }
        }
        return row[b.Length];
    }

    private static string Folded(string header) => Folding.Fold(header.Length > 100 ? header[..100] : header).Replace(" ", "", StringComparison.Ordinal);

    private static string WithoutBrackets(string header)
    {
        var text = new StringBuilder();
        var depth = 0;
        foreach (var c in header)
        {
            if (c is '(' or '（' or '[' or '［' or '【' or '〔' or '<' or '＜')
                depth++;
            else if (c is ')' or '）' or ']' or '］' or '】' or '〕' or '>' or '＞')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0 && c is not ('*' or '＊' or '※' or '●' or '○'))
                text.Append(c);
        }
        return text.ToString();
    }
}
