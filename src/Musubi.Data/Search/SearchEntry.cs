using Musubi.Kernel;

namespace Musubi.Data.Search;

/// <summary>A record as the search box knows it.</summary>
[NotAudited]
public sealed class SearchEntry
{
    /// <summary>The id of the record, which no record of another kind has.</summary>
    public required long SubjectId { get; init; }

    /// <summary>Its kind: <c>party</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The number or code people type, folded: found first, and exactly.</summary>
    public required string Code { get; set; }
    public required string ShownCode { get; set; }
    public required string Title { get; set; }

    /// <summary>Its title in Chinese and in English, where it has a name of its own in them.</summary>
    public string TitleZh { get; set; } = "";
    public string TitleEn { get; set; } = "";
    public required string Detail { get; set; }

    /// <summary>Everything it is found by, folded, parts separated by a line feed.</summary>
    public required string Folded { get; set; }

    /// <summary>Who lacks this permission does not see it.</summary>
    public required string Permission { get; set; }

    public string TitleIn(Language language) => (language switch { Language.Chinese => TitleZh, Language.English => TitleEn, _ => "" }) is { Length: > 0 } own ? own : Title;

    /// <summary>What stands beside the title: its names in other languages, and what else is known of it.</summary>
    public string DetailIn(Language language) => string.Join(" · ", new[] { Title, TitleZh, TitleEn }.Where(t => t != TitleIn(language)).Append(Detail).Where(t => t.Length > 0).Distinct());
}

/// <summary>Two or three characters in a row that stand in an entry: the index of the search, alike on both engines.</summary>
[NotAudited]
public sealed class SearchGram
{
    public required string Gram { get; init; }

    /// <summary>The order of kinds in the results, then of records: a scan of one gram yields results in their final order.</summary>
    public required int Rank { get; init; }
    public required long SubjectId { get; init; }
}

/// <summary>Words under which a record is found.</summary>
/// <param name="Code">Its number or code.</param>
/// <param name="Words">Names in every script, readings, telephone numbers, amounts: whatever people may type.</param>
/// <param name="Rank">Small comes first among kinds. The same for all records of one kind.</param>
public sealed record SearchWords(string Code, string Title, string Detail, IEnumerable<string?> Words, string Permission, int Rank = 100)
{
    /// <summary>The title in each language; null where it is the same in all.</summary>
    public Text? Named { get; init; }
}

/// <summary>A record that keeps itself findable: whenever it is saved, so are its words.</summary>
public interface ISearchable
{
    long SearchId { get; }
    SearchWords SearchWords { get; }

    /// <summary>Whether its words come from its own fields alone, none from its parts: then a change that leaves them as they were need not look at the index.</summary>
    bool SaysOnlyItself => false;
}
