using Microsoft.EntityFrameworkCore;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Analysis;

/// <summary>Finds the number of a combination of values, and gives it one when it first occurs.</summary>
internal sealed class DimensionSets(FinanceDb db, IdSource ids, BooksReading books, SetMemory memory)
{
    private readonly Dictionary<string, Id<DimensionSet>> known = new(StringComparer.Ordinal);

    /// <summary>Every value that is not in use.</summary>
    public async Task<IReadOnlyList<Refusal>> WhyNot(Dimensions dimensions, CancellationToken ct)
    {
        if (dimensions.IsEmpty)
            return [];
        var all = (await books.Facts(ct)).Values;
        return [.. dimensions.Values.Where(v => !all.ContainsKey(Codes(v))).Select(v => new Refusal("finance.no-dimension-value",
            new Text("分析軸「{0}」に値「{1}」がありません。", "分析维度“{0}”没有值“{1}”。", "The dimension {0} has no value '{1}'.").With(v.Key, v.Value),
            new Text("会計 > 分析軸 で登録してください。", "请在 财务 > 分析维度 中登记。", "Enter it under Finance > Dimensions."), "Dimensions"))];
    }

    /// <summary>The number of a combination whose values are in use. Inside an act: two acts that meet a new combination at once wait for each other here.</summary>
    public async Task<Id<DimensionSet>> Intern(Dimensions dimensions, CancellationToken ct)
    {
        if (dimensions.IsEmpty)
            return default;
        var key = dimensions.Key;
        if (known.TryGetValue(key, out var id) || memory.Sets.TryGetValue(key, out id))
            return id;
        if ((id = await Find(key, ct)).Value > 0)
            return memory.Sets[key] = id;
        id = ids.Next<DimensionSet>();
        if (await db.All.Database.ExecuteSqlAsync($"INSERT INTO dimension_set (id, key) VALUES ({id.Value}, {key}) ON CONFLICT (key) DO NOTHING", ct) == 0)
            return known[key] = await Find(key, ct);
        var all = (await books.Facts(ct)).Values;
        foreach (var value in dimensions.Values)
            await db.All.Database.ExecuteSqlAsync($"INSERT INTO dimension_set_member (set_id, value_id) VALUES ({id.Value}, {all[Codes(value)].Value})", ct);
        return known[key] = id;
    }

    private Task<Id<DimensionSet>> Find(string key, CancellationToken ct) => db.DimensionSets.Where(s => s.Key == key).Select(s => s.Id).SingleOrDefaultAsync(ct);

    private static (string, string) Codes(KeyValuePair<string, string> value) => (value.Key.ToUpperInvariant(), value.Value.ToUpperInvariant());
}
