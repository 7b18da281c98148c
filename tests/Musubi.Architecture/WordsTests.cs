using System.Reflection;
using System.Text.RegularExpressions;
using Musubi.App;
using Musubi.Data;
using Musubi.Kernel;
using Module = Musubi.Modules.Module;

namespace Musubi.Architecture;

/// <summary>Every word in three languages, and one word for one thing.</summary>
public sealed partial class WordsTests
{
    /// <summary>English words that stand for several things, which Japanese or Chinese tell apart.</summary>
    private static readonly HashSet<string> Homonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        // The act and the field in which one types.
        "Search",
        // A person's 氏名, a thing's 名称.
        "Name",
        // A thing's 説明, a journal entry's 摘要.
        "Description",
        // In Japanese and Chinese a code says of what.
        "Code",
        // To look over before importing, and the button that does it; columns of a file and of a list; newly made and making new.
        "Check", "Columns", "New", "Changed",
        // A link that works, and to open; where a session comes from, and where a party lives; the company's own mail.
        "Open", "Address", "E-mail",
        // A party is a person or a company, an item goods or a service; a name is read in kana or pinyin; a box that is ticked.
        "Kind", "Reading", "Yes",
        // In Chinese a voucher is 审核, a request 批准.
        "Approve",
        // A heading, and a count of them.
        "Items",
    };

    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly List<(string Where, Text Text)> All =
    [
        .. MusubiModules.All.Select(m => m.GetType().Assembly).Append(typeof(Ui.Shell).Assembly).Append(typeof(MusubiDb).Assembly).Append(typeof(Text).Assembly).Append(typeof(Module).Assembly).Distinct()
            .SelectMany(a => a.GetTypes()).Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetProperties(Statics).Where(p => p.PropertyType == typeof(Text)).Select(p => ($"{t.FullName}.{p.Name}", (Text)p.GetValue(null)!))
                .Concat(t.GetFields(Statics).Where(f => f.FieldType == typeof(Text) && f.Name[0] != '<').Select(f => ($"{t.FullName}.{f.Name}", (Text)f.GetValue(null)!)))),
    ];

    [Fact]
    public void Every_word_stands_in_all_three_languages()
    {
        Assert.NotEmpty(All);
        Assert.All(All, w => Assert.False(string.IsNullOrWhiteSpace(w.Text.Ja) || string.IsNullOrWhiteSpace(w.Text.Zh) || string.IsNullOrWhiteSpace(w.Text.En), w.Where));
    }

    [Fact]
    public void What_is_filled_in_is_filled_in_all_three()
    {
        Assert.All(All, w => Assert.True(Agree(w.Text.Ja, w.Text.Zh, w.Text.En), $"{w.Where}: {w.Text.Ja} / {w.Text.Zh} / {w.Text.En}"));
        foreach (var (path, text) in Tree.Of("src", ".cs", ".razor"))
            foreach (var match in Triples().Matches(text).Where(m => m.Groups[1].ValueSpan.ContainsAnyInRange('\u3000', '\u9fff')))
                Assert.True(Agree(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value), $"{path}: {match.Value}");
    }

    [Fact]
    public void One_thing_has_one_word()
    {
        var doubled = All.Where(w => w.Where.Contains("Words.", StringComparison.Ordinal) && !w.Text.En.Contains(' ') && !w.Text.En.Contains('{'))
            .GroupBy(w => w.Text.En, StringComparer.OrdinalIgnoreCase)
            .Where(g => !Homonyms.Contains(g.Key) && g.Select(w => (w.Text.Ja, w.Text.Zh)).Distinct().Count() > 1)
            .Select(g => $"{g.Key}: " + string.Join(" ≠ ", g.Select(w => $"{w.Text.Ja}/{w.Text.Zh} ({w.Where})"))).ToList();
        Assert.True(doubled.Count == 0, string.Join('\n', doubled));
    }

    [Fact]
    public void No_page_speaks_one_language_only()
    {
        var spoken = Tree.Of("src", ".razor").SelectMany(f => Literal(f.Text).Select(word => $"{f.Path}: {word}")).ToList();
        Assert.True(spoken.Count == 0, string.Join('\n', spoken));
    }

    private static bool Agree(params string[] texts) =>
        texts.Select(t => string.Concat(Holes().Matches(t).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal))).Distinct().Count() == 1;

    /// <summary>Words between tags or in attributes people read, that do not come from <see cref="Text"/>.</summary>
    private static IEnumerable<string> Literal(string page)
    {
        var markup = Expressions().Replace(Statements().Replace(Code().Replace(Comments().Replace(page, ""), ""), ""), " ");
        foreach (var read in ReadAttributes().Matches(markup).Select(m => m.Groups[1].Value))
            yield return read;
        foreach (var text in Between().Matches(Attributes().Replace(markup, "")).Select(m => m.Groups[1].Value))
        {
            if (text.Split('\n').FirstOrDefault(line => !Control().IsMatch(line) && Letters().IsMatch(line) && line.Trim() is not "Musubi" and not "结び" and not "結び") is { } words)
                yield return words.Trim();
        }
    }

    [GeneratedRegex(@"\{(\d+)[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Holes();

    [GeneratedRegex("new(?: Text)?\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\",\\s*\"((?:[^\"\\\\]|\\\\.)*)\",\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\)", RegexOptions.None, 5000)]
    private static partial Regex Triples();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|<(script|style|svg|kbd)\b.*?</\1>", RegexOptions.Singleline, 5000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^@code\b.*|^@functions\b.*|^@(using|page|inject|inherits|attribute|implements|layout|namespace|typeparam)\b[^\n]*", RegexOptions.Singleline | RegexOptions.Multiline, 5000)]
    private static partial Regex Code();

    [GeneratedRegex("\\s(?:title|placeholder|alt|aria-label)=\"([^@\"]*\\p{L}{2}[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex ReadAttributes();

    [GeneratedRegex("=\"[^\"]*\"", RegexOptions.None, 5000)]
    private static partial Regex Attributes();

    [GeneratedRegex(@">([^<>]*)</?[a-zA-Z]", RegexOptions.None, 5000)]
    private static partial Regex Between();

    [GeneratedRegex(@"@\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)|@[\w.]+(?:[?!]?\.[\w]+|\((?>[^()]+|\((?<e>)|\)(?<-e>))*(?(e)(?!))\)|\[[^\]]*\])*", RegexOptions.None, 5000)]
    private static partial Regex Expressions();

    /// <summary>Lines of C# between the markup.</summary>
    [GeneratedRegex(@"^\s*@?(if|else|foreach|for|while|switch|case|default|using|lock|try|catch|var|return|await|break)\b[^\n]*$", RegexOptions.Multiline, 5000)]
    private static partial Regex Statements();

    [GeneratedRegex(@"[{};=]|^\s*(else|case|default|if|foreach|var|return|await)\b|=>|\|\||&&|&\w+;", RegexOptions.None, 1000)]
    private static partial Regex Control();

    [GeneratedRegex(@"\p{L}{2}", RegexOptions.None, 1000)]
    private static partial Regex Letters();
}
