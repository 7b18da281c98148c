using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Musubi.Kernel;
using Musubi.Modules.Imports.Sheets;

namespace Musubi.History.Files;

/// <summary>A line as the file has it. Its document, item and customer are places in the lists of the file.</summary>
/// <param name="Row">Of the file, the heading being the first.</param>
public readonly record struct HistoryLine(int Row, int Item, decimal Quantity, decimal Price)
{
    public decimal Value => Quantity * Price;
}

/// <summary>A document of the file: its lines in order, dated as the first of them.</summary>
public sealed record HistoryDocument(string Number, DateOnly Date, int Customer, List<HistoryLine> Lines);

/// <param name="Name">The description that most lines give it.</param>
public sealed record HistoryItem(string Code, string Name, ItemClass Class);

/// <param name="Country">ISO 3166-1, of most of its lines.</param>
public sealed record HistoryCustomer(string Code, string Country);

/// <summary>Rows that cannot be read, as they stand, and why.</summary>
public sealed record RejectedRow(int Row, string Why, IReadOnlyList<string> Cells);

/// <summary>A file of past trade, read whole: what it holds, before anything is made of it.</summary>
/// <param name="Customers">The first are those who are not named.</param>
/// <param name="Hash">SHA-256 of the file, hex.</param>
public sealed record HistoryFile(string Hash, IReadOnlyList<string> Headings, IReadOnlyList<HistoryDocument> Documents, IReadOnlyList<HistoryItem> Items, IReadOnlyList<HistoryCustomer> Customers, IReadOnlyList<RejectedRow> Rejected, int Rows, decimal Quantity, decimal Value)
{
    /// <summary>Who buys without being named.</summary>
    public const int WalkIn = 0;

    /// <summary>The rows that cannot be read, as a table of their own with place and reason before them.</summary>
    public void WriteRejected(string path)
    {
        using var to = File.Create(path);
        SheetWriter.Write(to, SheetFormat.Csv, TextEncoding.Utf8, ',', Rejected.Select(r => (IReadOnlyList<string>)[r.Row.ToString(CultureInfo.InvariantCulture), r.Why, .. r.Cells]).Prepend(["row", "why", .. Headings]));
    }

    /// <summary>Reads the file, unpacked or packed by gzip.</summary>
    /// <exception cref="HistoryException">A column that the mapping names is not there, or the file is none of text.</exception>
    public static HistoryFile Read(string path, HistoryMapping mapping)
    {
        if (!File.Exists(path))
            throw new HistoryException($"There is no file '{path}'.");
        using var raw = File.OpenRead(path);
        var packed = raw.ReadByte() == 0x1f && raw.ReadByte() == 0x8b;
        raw.Position = 0;
        using var content = packed ? new GZipStream(raw, CompressionMode.Decompress) : (Stream)raw;
        using var hash = SHA256.Create();
        using var hashed = new CryptoStream(content, hash, CryptoStreamMode.Read);
        using var text = new StreamReader(hashed, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        var reading = new Reading(mapping);
        foreach (var row in CsvReader.Read(text, mapping.Delimiter))
            reading.Take(row);
        return reading.End(Convert.ToHexStringLower(hash.Hash!));
    }

    private sealed class Reading(HistoryMapping mapping)
    {
        private readonly List<HistoryDocument> documents = [];
        private readonly Dictionary<string, int> documentAt = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> itemAt = new(StringComparer.Ordinal), customerAt = new(StringComparer.Ordinal) { [""] = WalkIn };
        private readonly List<Dictionary<string, int>> names = [], countries = [new(StringComparer.Ordinal)];
        private readonly List<string> items = [], customers = [""];
        private readonly Dictionary<string, string?> known = new(StringComparer.Ordinal);
        private readonly List<RejectedRow> rejected = [];
        private string[]? headings;
        private int document, item, quantity, time, price, customer, description, country, rows;
        private decimal sumOfQuantity, sumOfValue;

        public void Take(SheetRow row)
        {
            if (headings is null)
            {
                Head(row.Cells);
                return;
            }
            rows++;
            if (row.Trouble is { } trouble)
            {
                Reject(row, trouble.What.In(Language.English));
                return;
            }
            var cells = row.Cells;
            if (Cell(cells, document) is not { Length: > 0 } number)
                Reject(row, "It names no document.");
            else if (Cell(cells, item) is not { Length: > 0 } code)
                Reject(row, "It names no item.");
            else if (!decimal.TryParse(Cell(cells, quantity), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) || Math.Abs(count) > 1_000_000_000)
                Reject(row, $"'{Cell(cells, quantity)}' is no quantity.");
            else if (!decimal.TryParse(Cell(cells, price), NumberStyles.Float, CultureInfo.InvariantCulture, out var each) || Math.Abs(each) > 1_000_000_000)
                Reject(row, $"'{Cell(cells, price)}' is no price.");
            else if (!DateTime.TryParseExact(Cell(cells, time), mapping.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
                Reject(row, $"'{Cell(cells, time)}' is no time as {mapping.TimeFormat} writes it.");
            else if (Known(Cell(cells, country)) is not { } where)
                Reject(row, $"'{Cell(cells, country)}' is no country: give its code under 'countries' of the mapping.");
            else
            {
                (sumOfQuantity, sumOfValue) = (sumOfQuantity + count, sumOfValue + count * each);
                var who = Of(Cell(cells, customer), customerAt, customers, countries);
                Count(countries[who], where);
                // Two codes that differ only in their case are one item.
                var what = Of(code.ToUpperInvariant(), itemAt, items, names);
                if (count > 0 && each > 0 && Cell(cells, description) is { Length: > 0 } said)
                    Count(names[what], said);
                if (!documentAt.TryGetValue(number, out var of))
                {
                    documentAt[number] = of = documents.Count;
                    documents.Add(new(number, DateOnly.FromDateTime(at), who, []));
                }
                documents[of].Lines.Add(new(row.Line, what, count, each));
            }
        }

        public HistoryFile End(string hash)
        {
            if (documents.Count == 0)
                throw new HistoryException(headings is null ? "The file is empty." : $"None of its {rows:N0} rows can be read. The first: {rejected.FirstOrDefault()?.Why}");
            return new(hash, headings!, documents, [.. items.Select((code, i) => new HistoryItem(code, Most(names[i]) ?? code, mapping.ClassOf(code)))], [.. customers.Select((code, i) => new HistoryCustomer(code, Most(countries[i]) ?? mapping.Company.Country))],
                rejected, rows, sumOfQuantity, sumOfValue);
        }

        private void Head(string[] cells)
        {
            headings = cells;
            var columns = mapping.Columns;
            (document, item, quantity, time, price) = (At(columns.Document), At(columns.Item), At(columns.Quantity), At(columns.Time), At(columns.Price));
            (customer, description, country) = (columns.Customer.Length == 0 ? -1 : At(columns.Customer), columns.Description.Length == 0 ? -1 : At(columns.Description), columns.Country.Length == 0 ? -1 : At(columns.Country));

            int At(string name) => Array.FindIndex(cells, c => string.Equals(c.Trim(), name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at
                : throw new HistoryException($"The file has no column '{name}', which the mapping names. It has: {string.Join(", ", cells)}.");
        }

        private static string Cell(string[] cells, int at) => at >= 0 && at < cells.Length ? cells[at].Trim() : "";

        private static int Of(string key, Dictionary<string, int> at, List<string> all, List<Dictionary<string, int>> counts)
        {
            if (at.TryGetValue(key, out var known))
                return known;
            all.Add(key);
            counts.Add(new(StringComparer.Ordinal));
            return at[key] = all.Count - 1;
        }

        private static void Count(Dictionary<string, int> counts, string word) => counts[word] = counts.GetValueOrDefault(word) + 1;

        private static string? Most(Dictionary<string, int> counts) => counts.Count == 0 ? null : counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).First().Key;

        /// <summary>A country by its code or English name, or as the mapping says; null where it is none.</summary>
        private string? Known(string written)
        {
            if (written.Length == 0)
                return mapping.Company.Country;
            if (known.TryGetValue(written, out var code))
                return code;
            return known[written] = mapping.Countries.TryGetValue(written, out var mapped) ? mapped : Countries.Exists(written) ? written : Countries.All.FirstOrDefault(c => string.Equals(Countries.Name(c).En, written, StringComparison.OrdinalIgnoreCase));
        }

        private void Reject(SheetRow row, string why) => rejected.Add(new(row.Line, why, row.Cells));
    }
}
