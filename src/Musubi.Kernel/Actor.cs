namespace Musubi.Kernel;

/// <summary>Who acts: a signed-in person, a token of theirs, or the system itself; with the language they read and the rights they hold.</summary>
public sealed record Actor(long Id, string Name, Language Language, IReadOnlySet<string> Rights)
{
    /// <summary>Jobs, migrations and the demo: may do everything, and signs as itself.</summary>
    public static readonly Actor System = new(0, "Musubi", Language.English, new HashSet<string>(StringComparer.Ordinal)) { IsSystem = true };

    /// <summary>Nobody has signed in.</summary>
    public static readonly Actor Nobody = new(-1, "", Language.English, new HashSet<string>(StringComparer.Ordinal));

    public bool IsSystem { get; private init; }

    public bool May(string permission) => IsSystem || Rights.Contains(permission);
}
