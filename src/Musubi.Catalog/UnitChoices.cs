using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>Units as a form offers them: what is sold by, in the order of their kinds.</summary>
internal static class UnitChoices
{
    private static readonly HashSet<UnitKind> Sold =
        [UnitKind.Count, UnitKind.Pack, UnitKind.Mass, UnitKind.Length, UnitKind.Area, UnitKind.Volume, UnitKind.Time, UnitKind.Calendar, UnitKind.Energy];

    public static IEnumerable<Unit> With(IEnumerable<Unit> own) => Unit.All.Where(u => Sold.Contains(u.Kind)).OrderBy(u => u == Unit.Piece ? 0 : 1).Concat(own);

    /// <summary>キログラム（kg）; one word where name and symbol are the same.</summary>
    public static Text Named(Unit unit)
    {
        return new(Word(Language.Japanese, "{0}（{1}）"), Word(Language.Chinese, "{0}（{1}）"), Word(Language.English, "{0} ({1})"));

        string Word(Language language, string both) =>
            unit.Name.In(language) is var name && unit.Symbol.In(language) is var symbol && name == symbol ? name : string.Format(language.Culture, both, name, symbol);
    }
}
