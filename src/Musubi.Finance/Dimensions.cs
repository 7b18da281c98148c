using System.Collections.Frozen;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>
/// What an amount is looked at by besides its account: department, project, customer group. At most one value of each dimension, by their codes:
/// <c>Dimensions.Of(("DEPARTMENT", "SALES"))</c>.
/// </summary>
public sealed class Dimensions : IEquatable<Dimensions>
{
    public static readonly Dimensions None = new(FrozenDictionary<string, string>.Empty);

    private Dimensions(IReadOnlyDictionary<string, string> values) => Values = values;

    /// <summary>Code of the dimension to code of its value.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    public bool IsEmpty => Values.Count == 0;

    /// <summary>Empty values are left out. A dimension named twice is a programming error.</summary>
    public static Dimensions Of(params IEnumerable<(string Dimension, string Value)> values)
    {
        var given = values.Where(v => v.Value.Length > 0).ToDictionary(v => v.Dimension, v => v.Value, StringComparer.OrdinalIgnoreCase);
        return given.Count == 0 ? None : new(given);
    }

    /// <summary>Reads what <see cref="Key"/> wrote; what is no pair is left out.</summary>
    public static Dimensions Read(string key) =>
        Of(key.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).Where(p => p.Length == 2).DistinctBy(p => p[0]).Select(p => (p[0], p[1])));

    /// <summary>These, and of the others what these do not say.</summary>
    public Dimensions Over(Dimensions others) =>
        others.IsEmpty ? this : IsEmpty ? others : Of(others.Values.Where(o => !Values.ContainsKey(o.Key)).Concat(Values).Select(v => (v.Key, v.Value)));

    /// <summary>The one way to write this set: sorted by dimension.</summary>
    public string Key => string.Join(';', Values.Select(v => $"{v.Key.ToUpperInvariant()}={v.Value.ToUpperInvariant()}").Order(StringComparer.Ordinal));

    public bool Equals(Dimensions? other) => other is not null && Key == other.Key;
    public override bool Equals(object? obj) => Equals(obj as Dimensions);
    public override int GetHashCode() => string.GetHashCode(Key, StringComparison.Ordinal);
    public override string ToString() => Key;
}
