using System.Text.Json;
using System.Text.Json.Serialization;
using Musubi.Kernel;

namespace Musubi.History.Files;

/// <summary>How a file of past trade is to be read, and what it leaves unsaid: docs/trading-history.md lists every field.</summary>
public sealed record HistoryMapping
{
    public string Name { get; init; } = "";

    /// <summary>Where the data come from, and under which licence.</summary>
    public string Source { get; init; } = "";
    public char Delimiter { get; init; } = ',';
    public required ColumnNames Columns { get; init; }

    /// <summary>A .NET date format.</summary>
    public string TimeFormat { get; init; } = "yyyy-MM-dd";
    public required CompanyOfHistory Company { get; init; }

    /// <summary>What the numbers of documents begin with by which goods came back.</summary>
    public IReadOnlyList<string> ReturnsBeginWith { get; init; } = [];

    /// <summary>What a customer is called, of whom only the number is known: <c>Customer {0}</c>.</summary>
    public string CustomerName { get; init; } = "{0}";

    /// <summary>Who buys where no customer is named; pays at once.</summary>
    public string WalkIn { get; init; } = "Walk-in customers";

    /// <summary>Names of countries as the file writes them, that are not their English ones, to ISO 3166-1 codes.</summary>
    public IReadOnlyDictionary<string, string> Countries { get; init; } = new Dictionary<string, string>();

    /// <summary>Codes of items that are services; a star at the end stands for anything.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Codes that are no sales but what others charged us or gave back, with who that is.</summary>
    public IReadOnlyDictionary<string, string> Expenses { get; init; } = new Dictionary<string, string>();
    public CostRule Cost { get; init; } = new();
    public PaymentRule Payment { get; init; } = new();

    /// <summary>Customers are graded at the end of each month by so many months of facts; 0: they are not.</summary>
    public int GradedByMonths { get; init; }

    /// <param name="Price">Of one unit, without tax.</param>
    public sealed record ColumnNames(string Document, string Item, string Quantity, string Time, string Price, string Customer = "", string Description = "", string Country = "");

    public sealed record CompanyOfHistory(string Name, string Country, Currency Currency, string TimeZone, Language Language, string Warehouse);

    /// <summary>What goods cost, which such files do not say: so many percent of the average price they were sold at. They are bought when the next <see cref="EveryDays"/> days need more than lies there, for <see cref="CoverDays"/> days.</summary>
    public sealed record CostRule
    {
        public decimal PercentOfAveragePrice { get; init; } = 60;
        public string Supplier { get; init; } = "Supplier";
        public int EveryDays { get; init; } = 7;
        public int CoverDays { get; init; } = 28;
    }

    /// <summary>When customers pay, which such files do not say either: on the first such weekday after the bill is due and the customer's own delay, up to <see cref="LatestDaysAfter"/> days, is over.</summary>
    public sealed record PaymentRule
    {
        public int NetDays { get; init; } = 30;
        public int LatestDaysAfter { get; init; }
        public DayOfWeek Weekday { get; init; } = DayOfWeek.Friday;
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new JsonStringEnumConverter(), new CurrencyCode() },
    };

    /// <summary>One that ships with the product by its name, or a file of one's own.</summary>
    /// <exception cref="HistoryException">There is none such, or it says something else than a mapping.</exception>
    public static HistoryMapping Of(string nameOrFile)
    {
        try
        {
            if (File.Exists(nameOrFile))
                return Read(File.ReadAllText(nameOrFile));
            using var shipped = typeof(HistoryMapping).Assembly.GetManifestResourceStream($"{nameOrFile}.json");
            if (shipped is null)
                throw new HistoryException($"There is no mapping '{nameOrFile}': name a mapping file, or one of those that ship: {string.Join(", ", Shipped)}.");
            using var reader = new StreamReader(shipped);
            return Read(reader.ReadToEnd());
        }
        catch (JsonException wrong)
        {
            throw new HistoryException($"The mapping '{nameOrFile}' cannot be read: {wrong.Message} See docs/trading-history.md.", wrong);
        }
    }

    public static IEnumerable<string> Shipped => typeof(HistoryMapping).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".json", StringComparison.Ordinal)).Select(n => Path.GetFileNameWithoutExtension(n)).Order(StringComparer.Ordinal);

    private static HistoryMapping Read(string json)
    {
        var mapping = JsonSerializer.Deserialize<HistoryMapping>(json, Json)!;
        return mapping.Cost is { EveryDays: > 0, CoverDays: var cover } cost && cover >= cost.EveryDays && cost.PercentOfAveragePrice is >= 0 and <= 1000 && mapping.Payment is { NetDays: >= 0, LatestDaysAfter: >= 0 } && mapping.GradedByMonths is >= 0 and <= 36
            ? mapping : throw new JsonException("cost.everyDays is above 0, cost.coverDays no less than it, percentages and days are not negative, gradedByMonths is 36 at most.");
    }

    /// <summary>Who charges what a code stands for; null where it is no expense.</summary>
    public string? PayeeOf(string code) => Expenses.FirstOrDefault(e => string.Equals(e.Key, code, StringComparison.OrdinalIgnoreCase)).Value;

    public ItemClass ClassOf(string code) => PayeeOf(code) is not null ? ItemClass.Expense : Services.Any(s => Fits(s, code)) ? ItemClass.Service : ItemClass.Goods;

    private static bool Fits(string pattern, string code) => pattern.EndsWith('*') ? code.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase) : string.Equals(pattern, code, StringComparison.OrdinalIgnoreCase);

    private sealed class CurrencyCode : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Currency.Of(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }
}

/// <summary>What a code of the file stands for.</summary>
public enum ItemClass { Goods, Service, Expense }

/// <summary>Why a history cannot be brought in, in a sentence for whoever asked.</summary>
public sealed class HistoryException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What an act refused, with its advice.</summary>
    internal static HistoryException Of(IEnumerable<Refusal> refusals, string before = "") => new(before + string.Join(" ", refusals.Take(5).Select(r => $"{r.What.In(Language.English)} {r.Advice?.In(Language.English)}".TrimEnd())));
}
