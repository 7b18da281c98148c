using System.Text.RegularExpressions;
using System.Xml.Linq;
using Musubi.Testing;

namespace Musubi.Architecture;

/// <summary>What stands where, and who may know whom.</summary>
public sealed partial class ShapeTests
{
    /// <summary>From the ground up: a project knows those before it, none after it.</summary>
    private static readonly string[] FromTheGroundUp =
        ["Kernel", "Print", "Data", "Modules", "Ui", "Admin", "Approvals", "Parties", "Catalog", "Pricing", "Finance", "Inventory", "Sales", "History", "App", "Demo", "App.Sqlite", "App.Postgres", "Web"];

    private static readonly string[] VagueFolders = ["Services", "Helpers", "Common", "Dtos", "Managers", "Utils", "Shared", "Misc", "Models"];

    /// <summary>Where a figure is a place on the screen or a duration, never money or quantity.</summary>
    private static readonly string[] MayFloat = ["src/Musubi.Ui/Charts/", "src/Musubi.Demo/DemoPicture.cs", "src/Musubi.Forecasting/", "src/Musubi.Print/"];

    [Fact]
    public void A_project_knows_only_those_below_it()
    {
        foreach (var file in Directory.GetFiles(Repository.File("src"), "*.csproj", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(file)["Musubi.".Length..];
            Assert.Contains(name, FromTheGroundUp);
            var above = FromTheGroundUp.SkipWhile(p => p != name);
            var known = XDocument.Load(file).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!)["Musubi.".Length..]);
            Assert.True(!known.Intersect(above).Any(), $"{name} knows {string.Join(", ", known.Intersect(above))}, which stands above it.");
        }
    }

    [Fact]
    public void A_folder_is_named_after_a_noun_of_the_business()
    {
        var vague = Tree.Folders.Intersect(VagueFolders).ToList();
        Assert.True(vague.Count == 0, $"These folders say nothing: {string.Join(", ", vague)}. Business area = project, noun = folder, verb = file.");
    }

    [Fact]
    public void A_file_can_be_read_in_one_sitting()
    {
        var long_ = Tree.Of("src", ".cs", ".razor", ".js").Concat(Tree.Of("tests", ".cs")).Where(f => f.Text.Count(c => c == '\n') > 500).Select(f => f.Path).ToList();
        Assert.True(long_.Count == 0, $"Over 500 lines: {string.Join(", ", long_)}.");
    }

    [Fact]
    public void No_floating_point_comes_near_money_or_quantity()
    {
        var floats = Tree.Of("src", ".cs", ".razor").Where(f => !MayFloat.Any(m => f.Path.StartsWith(m, StringComparison.Ordinal)))
            .SelectMany(f => RazorComments().Replace(f.Text, "").Split('\n').Select((line, i) => (Where: $"{f.Path}:{i + 1}", Line: Code(line))))
            .Where(l => Floating().IsMatch(l.Line)).Select(l => l.Where).ToList();
        Assert.True(floats.Count == 0, $"double or float: {string.Join(", ", floats)}. Compute in decimal, store long.");
    }

    [Fact]
    public void The_project_names_no_machine()
    {
        string[] paths = ["/" + "work/", "/" + "root/", "/" + "home/", "C:" + "\\"];
        var named = Tree.Files.Where(f => paths.Any(p => f.Text.Contains(p, StringComparison.Ordinal))).Select(f => f.Path).ToList();
        Assert.True(named.Count == 0, $"A path of some machine stands in {string.Join(", ", named)}.");
    }

    /// <summary>Razor escapes an attribute that holds an expression: an ampersand written escaped would stand in the address as letters.</summary>
    [Fact]
    public void No_address_is_escaped_twice()
    {
        var twice = Tree.Of("src", ".razor").SelectMany(f => EscapedTwice().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")).ToList();
        Assert.True(twice.Count == 0, string.Join('\n', twice));
    }

    [GeneratedRegex("=\"[^\"<>]*@[^\"<>]*&amp;[^\"<>]*\"", RegexOptions.None, 1000)]
    private static partial Regex EscapedTwice();

    /// <summary>A line without its comment and its strings.</summary>
    private static string Code(string line) => Strings().Replace(line.Split("//")[0], "\"\"");

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, 1000)]
    private static partial Regex RazorComments();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.None, 1000)]
    private static partial Regex Strings();

    [GeneratedRegex(@"\b(double|float|Double|Single|Half|Math\.(Pow|Sqrt|Log|Exp))\b(?!\()|\(double\)", RegexOptions.None, 1000)]
    private static partial Regex Floating();

    [Fact]
    public void Every_icon_that_is_named_is_in_the_sprite()
    {
        var drawn = Drawn().Matches(Tree.Of("src", "icons.svg").Single().Text).Select(m => m.Groups[1].Value).ToHashSet();
        var named = Musubi.App.MusubiModules.All.SelectMany(m => m.Menu.Concat(m.Acts).Select(e => e.Icon).Concat(m.Subjects.Select(s => s.Icon)).Concat(m.Lists.SelectMany(l => l.BulkActs).Select(a => a.Icon)))
            .Concat(Tree.Of("src", ".razor").SelectMany(f => Named().Matches(f.Text).Select(m => m.Groups[1].Value)));

        Assert.Empty(named.Except(drawn));
    }

    [Fact]
    public void A_letter_after_g_leads_to_one_page()
    {
        var letters = Musubi.App.MusubiModules.All.SelectMany(m => m.Menu).Select(e => e.Go).OfType<char>().Append('h').ToList();

        Assert.Equal(letters.Distinct().Order(), letters.Order());
    }

    [GeneratedRegex("symbol id=\"([a-z0-9-]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Drawn();

    [GeneratedRegex("Icon(?: Name)?=\"([a-z0-9-]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Named();
}
