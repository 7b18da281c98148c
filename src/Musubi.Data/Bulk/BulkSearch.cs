using System.Globalization;
using Musubi.Data.Search;

namespace Musubi.Data.Bulk;

/// <summary>
/// The search words of many records. Most of an index are its grams, and grams without their entry are found by nobody: so they may be written in small
/// transactions before the records, and swept in small ones after, and the transaction that makes the records appear stays short.
/// </summary>
public sealed class BulkSearch(BulkRows bulk)
{
    /// <summary>The words of new records, at once.</summary>
    public async Task Write(IEnumerable<ISearchable> records, CancellationToken ct)
    {
        var words = records.Select(Words).ToList();
        await WriteEntries(words.Select(w => w.Entry), ct);
        await WriteGrams(words.SelectMany(w => w.Grams).ToList(), ct);
    }

    /// <summary>A record's entry and grams.</summary>
    public static (SearchEntry Entry, IEnumerable<SearchGram> Grams) Words(ISearchable record) => SearchWriter.Entry(MusubiDb.Snake(record.GetType().Name), record);

    /// <summary>Grams in the order of their index, which takes them several times faster so.</summary>
    public Task WriteGrams(IEnumerable<SearchGram> grams, CancellationToken ct) =>
        bulk.Insert(grams.OrderBy(g => g.Gram, StringComparer.Ordinal).ThenBy(g => g.Rank).ThenBy(g => g.SubjectId), ct);

    public Task WriteEntries(IEnumerable<SearchEntry> entries, CancellationToken ct) => bulk.Insert(entries, ct);

    /// <summary>Removes entries of records with their grams.</summary>
    public async Task Remove(IReadOnlyCollection<long> subjects, CancellationToken ct)
    {
        foreach (var some in subjects.Chunk(5000))
        {
            var which = string.Join(',', some.Select(i => i.ToString(CultureInfo.InvariantCulture)));
            await bulk.Say($"DELETE FROM search_gram WHERE subject_id IN ({which})", ct);
            await bulk.Say($"DELETE FROM search_entry WHERE subject_id IN ({which})", ct);
        }
    }

    /// <summary>Removes grams whose entries are not there, of record ids from <paramref name="from"/> until <paramref name="to"/>.</summary>
    public Task<long> Sweep(long from, long to, CancellationToken ct) => bulk.Say(string.Create(CultureInfo.InvariantCulture,
        $"DELETE FROM search_gram WHERE subject_id >= {from} AND subject_id < {to} AND subject_id NOT IN (SELECT subject_id FROM search_entry WHERE subject_id >= {from} AND subject_id < {to})"), ct);
}
