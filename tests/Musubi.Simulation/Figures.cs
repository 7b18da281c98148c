using System.Globalization;

namespace Musubi.Simulation;

/// <summary>What can be said of the company in figures, each by its name: of the model and of the database alike. What is nothing need not be said.</summary>
internal sealed class Figures
{
    private readonly SortedDictionary<string, decimal> all = new(StringComparer.Ordinal);

    public decimal this[string name]
    {
        get => all.GetValueOrDefault(name);
        set
        {
            if (value == 0)
                all.Remove(name);
            else
                all[name] = value;
        }
    }

    /// <summary>Each that is not what it must be.</summary>
    public IEnumerable<string> NotAs(Figures expected) =>
        all.Keys.Union(expected.all.Keys).Where(n => this[n] != expected[n]).Order(StringComparer.Ordinal).Select(n => $"{n}: expected {expected[n]}, found {this[n]}");

    public override string ToString() => string.Join('\n', all.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value:0.######}")));
}
