using Musubi.Testing;

namespace Musubi.Architecture;

/// <summary>The files people write: what is generated or built is not among them.</summary>
internal static class Tree
{
    private static readonly string[] Built = ["bin", "obj", "Migrations", "node_modules", "data", "artifacts", ".git", ".vs", ".idea", "results", "screens"];

    public static IReadOnlyList<(string Path, string Text)> Files { get; } = [.. Under(Repository.Root).Select(f => (Path.GetRelativePath(Repository.Root, f), File.ReadAllText(f)))];

    public static IEnumerable<(string Path, string Text)> Of(string folder, params string[] endings) =>
        Files.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal) && endings.Any(e => f.Path.EndsWith(e, StringComparison.Ordinal)));

    public static IEnumerable<string> Folders => Files.SelectMany(f => Path.GetDirectoryName(f.Path)!.Split('/')).Distinct();

    private static IEnumerable<string> Under(string folder) =>
        Directory.EnumerateFiles(folder).Where(f => IsText(Path.GetFileName(f)))
            .Concat(Directory.EnumerateDirectories(folder).Where(d => !Built.Contains(Path.GetFileName(d))).SelectMany(Under));

    private static bool IsText(string name) => name is not "packages.lock.json" &&
        (Path.GetExtension(name) is ".cs" or ".razor" or ".js" or ".css" or ".csproj" or ".props" or ".slnx" or ".md" or ".json" or ".sh" or ".txt" or "" or ".svg");
}
