using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Parties.Duplicates;

/// <summary>A party that may be the one being typed, and why.</summary>
public sealed record Duplicate
{
    public required Id<Party> Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<Text> Reasons { get; init; }

    /// <summary>100 is certain: the same registration number.</summary>
    public required int Score { get; init; }
}

/// <summary>Finds parties that may be one: by registration number, telephone, e-mail, and the name without its legal form or its reading.</summary>
internal sealed class DuplicateFinder(PartiesDb db)
{
    /// <summary>Keys looked into at once: pairs are settled one after another.</summary>
    public const int AtOnce = 30;

    public sealed record Facts(string NameKey, string Reading, string TaxNumber, string Email, IReadOnlyList<string> Phones)
    {
        public static Facts Of(string name, string reading, string phone, string email, string taxNumber, string country) => new(
            name.Length > 0 ? LegalForm.Without(name) : "", Data.Search.Folding.Fold(reading), TaxNumber: Kernel.TaxNumber.Tidy(taxNumber), email.Trim().ToLowerInvariant(),
            [.. new[] { Telephone.Key(phone, country) }.Where(k => k.Length > 0)]);

        public static Facts Of(Party p) => new(p.NameKey, Data.Search.Folding.Fold(p.Reading), p.TaxNumber, p.Email, [.. p.PhoneKey.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    public async Task<IReadOnlyList<Duplicate>> Find(Facts facts, Id<Party>? self, int most, CancellationToken ct)
    {
        var phone = facts.Phones.Count > 0 ? facts.Phones[0] : "";
        var candidates = await db.Parties.AsNoTracking()
            .Where(p => p.MergedIntoId == null && p.Id != (self ?? default))
            .Where(p => (facts.NameKey != "" && p.NameKey == facts.NameKey) || (facts.TaxNumber != "" && p.TaxNumber == facts.TaxNumber)
                || (facts.Email != "" && p.Email == facts.Email) || (phone != "" && p.PhoneKey == phone) || (facts.Reading != "" && p.SortKey == facts.Reading))
            .OrderBy(p => p.Id).Take(50).ToListAsync(ct);
        return
        [
            .. candidates.Select(p => Judge(facts, p)).Where(d => d.Score > 0).OrderByDescending(d => d.Score).ThenBy(d => d.Id).Take(most),
        ];
    }

    /// <summary>Pure: what speaks for two being one.</summary>
    internal static Duplicate Judge(Facts facts, Party p)
    {
        var reasons = new List<(int Score, Text Why)>();
        Same(facts.TaxNumber, p.TaxNumber, 100, new("登録番号が同じ", "税务登记号相同", "same registration number"));
        Same(facts.NameKey, p.NameKey, 60, new("名称が同じ", "名称相同", "same name"));
        Same(facts.Email, p.Email, 50, new("メールが同じ", "邮箱相同", "same e-mail"));
        if (facts.Phones.Any(n => p.PhoneKey.Split(' ').Contains(n)))
            reasons.Add((50, new("電話番号が同じ", "电话相同", "same telephone")));
        Same(facts.Reading, p.SortKey, 30, new("読みが同じ", "读音相同", "same reading"));
        return new() { Id = p.Id, Code = p.Code, Name = p.Name, Reasons = [.. reasons.Select(r => r.Why)], Score = Math.Min(100, reasons.Sum(r => r.Score)) };

        void Same(string a, string b, int score, Text why)
        {
            if (a.Length > 0 && a == b)
                reasons.Add((score, why));
        }
    }

    /// <summary>Pairs that share a registration number, name, telephone or e-mail and were not said to differ, the most recent first.</summary>
    public async Task<IReadOnlyList<(Party One, Party Other, Duplicate Why)>> Pairs(int most, CancellationToken ct)
    {
        var live = db.Parties.AsNoTracking().Where(p => p.MergedIntoId == null && !p.Erased);
        var keys = new[]
        {
            await live.Where(p => p.TaxNumber != "").GroupBy(p => p.TaxNumber).Where(g => g.Count() > 1).OrderBy(g => g.Min(p => p.Id)).Select(g => g.Min(p => p.Id)).Take(most).ToListAsync(ct),
            await live.Where(p => p.NameKey != "").GroupBy(p => new { p.NameKey, p.Kind }).Where(g => g.Count() > 1).OrderBy(g => g.Min(p => p.Id)).Select(g => g.Min(p => p.Id)).Take(most).ToListAsync(ct),
            await live.Where(p => p.PhoneKey != "" && p.Kind == PartyKind.Company).GroupBy(p => p.PhoneKey).Where(g => g.Count() > 1).OrderBy(g => g.Min(p => p.Id)).Select(g => g.Min(p => p.Id)).Take(most).ToListAsync(ct),
            await live.Where(p => p.Email != "").GroupBy(p => p.Email).Where(g => g.Count() > 1).OrderBy(g => g.Min(p => p.Id)).Select(g => g.Min(p => p.Id)).Take(most).ToListAsync(ct),
        }.SelectMany(k => k).Distinct().Take(most).ToList();
        var differ = (await db.NotDuplicates.AsNoTracking().Select(n => new { n.FirstId, n.SecondId }).ToListAsync(ct)).Select(n => (n.FirstId, n.SecondId)).ToHashSet();
        var pairs = new List<(Party, Party, Duplicate)>();
        foreach (var one in await live.Where(p => keys.Contains(p.Id)).OrderByDescending(p => p.Id).ToListAsync(ct))
        {
            foreach (var like in await Find(Facts.Of(one), one.Id, 10, ct))
            {
                if (differ.Contains(one.Id < like.Id ? (one.Id, like.Id) : (like.Id, one.Id)) || pairs.Any(p => p.Item1.Id == like.Id && p.Item2.Id == one.Id))
                    continue;
                if (await live.SingleOrDefaultAsync(p => p.Id == like.Id, ct) is { } other && other.Kind == one.Kind)
                    pairs.Add((one, other, like));
            }
        }
        return pairs;
    }
}
