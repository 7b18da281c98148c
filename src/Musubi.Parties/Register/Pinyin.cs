using System.Text;

namespace Musubi.Parties.Register;

/// <summary>
/// How a Chinese name is most likely read, without tones and in one word (上海三和塑料有限公司: shanghaisanhesuliao): offered while the name is typed, taken where
/// nobody says otherwise, and always open to correction, for only its bearer knows how 单 or 乐 is read.
/// </summary>
internal static class Pinyin
{
    private static readonly Lazy<Facts> Table = new(Facts.Read);

    /// <summary>Empty where the name has no Chinese character in it.</summary>
    /// <param name="person">A person's name begins with the family name, in which some characters are read otherwise.</param>
    public static string Of(string name, bool person)
    {
        var bare = person ? name.Trim() : LegalForm.Without(name);
        var facts = Table.Value;
        var read = new StringBuilder();
        var found = false;
        for (var i = 0; i < bare.Length;)
        {
            if (person && i == 0 && facts.Surnames.TryGetValue(bare[0], out var surname))
                (found, i) = (Take(surname), 1);
            else if (facts.Words.FirstOrDefault(w => string.CompareOrdinal(bare, i, w.Word, 0, w.Word.Length) == 0) is { Word: { } word, Reading: var reading })
                (found, i) = (Take(reading), i + word.Length);
            else if (facts.Characters.TryGetValue(bare[i], out var usual))
                (found, i) = (Take(usual), i + 1);
            else
            {
                if (char.IsLetterOrDigit(bare[i]))
                    read.Append(bare[i]);
                i++;
            }
        }
        return found ? read.ToString().ToLowerInvariant() : "";

        bool Take(string syllables)
        {
            read.Append(syllables);
            return true;
        }
    }

    private sealed record Facts(Dictionary<char, string> Characters, Dictionary<char, string> Surnames, IReadOnlyList<(string Word, string Reading)> Words)
    {
        public static Facts Read()
        {
            using var reader = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream("pinyin.tsv")!);
            var (characters, surnames, words) = (new Dictionary<char, string>(), new Dictionary<char, string>(), new List<(string, string)>());
            foreach (var line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
            {
                var (left, right) = line.Split('\t') is var cells ? (cells[0], cells[1]) : default;
                if (left[0] == '=')
                    surnames[left[1]] = right;
                else if (left[0] == '+')
                    words.Add((left[1..], right.Replace(" ", "", StringComparison.Ordinal)));
                else
                    foreach (var character in right)
                        characters[character] = left;
            }
            return new(characters, surnames, words);
        }
    }
}
