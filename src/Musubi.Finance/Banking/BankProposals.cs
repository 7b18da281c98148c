using Microsoft.EntityFrameworkCore;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Parties.Terms;

namespace Musubi.Finance.Banking;

/// <summary>Proposals for deposits: reads what is open and who is known once, for all lines asked about.</summary>
internal sealed class BankProposals(FinanceDb db)
{
    private const int Some = 500, MostByAmount = 3;

    private sealed record Payer(long Id, string Name, bool WeBearFees, Id<Party>? PaidBy, HashSet<string> Keys);

    /// <summary>By line, the best first. What an earlier line most likely settles is not offered to a later one.</summary>
    public async Task<IReadOnlyDictionary<Id<BankLine>, IReadOnlyList<MatchProposal>>> Of(IReadOnlyList<BankLine> lines, CancellationToken ct)
    {
        var keys = lines.Select(l => l.PayerKey).Where(k => k.Length > 0).Distinct().ToList();
        var known = new List<KnownPayer>();
        foreach (var some in keys.Chunk(Some))
            known.AddRange(await db.KnownPayers.AsNoTracking().Where(k => some.Contains(k.PayerKey)).OrderBy(k => k.Id).ToListAsync(ct));
        var owing = await db.Items.Where(i => i.IsOpen && i.Side == OwedSide.Receivable && i.Amount.Minor > 0).Select(i => i.PartyId).Distinct().ToListAsync(ct);
        var payers = await Payers([.. owing.Concat(known.Select(k => k.PartyId)).Distinct()], ct);

        var candidates = lines.ToDictionary(l => l.Id, l => Named(l, payers, known));
        var items = (await Items([.. candidates.Values.SelectMany(c => c).Select(c => c.Payer.Id).Distinct()], ct)).ToLookup(i => i.PartyId);
        var amounts = await OfAmounts([.. lines.Select(l => l.Amount.Minor).Distinct()], ct);

        var taken = new HashSet<Id<OpenItem>>();
        var proposals = new Dictionary<Id<BankLine>, IReadOnlyList<MatchProposal>>();
        foreach (var line in lines.OrderBy(l => l.Date).ThenBy(l => l.Id))
        {
            var currency = line.Amount.Currency;
            var found = candidates[line.Id].ConvertAll(c => new PayerCandidate(c.Payer.Id, c.Payer.Name, c.By, c.Payer.WeBearFees, [.. items[c.Payer.Id].Where(i => i.Amount.Currency == currency && !taken.Contains(i.Id))]));
            var proposed = BankMatching.Of(line.Amount, found);
            if (proposed.All(p => p.Found >= AmountFound.TooLittle))
            {
                // The name says little: whoever owes just that much.
                var others = amounts.Where(i => i.Remaining == line.Amount && !taken.Contains(i.Id) && found.TrueForAll(c => c.PartyId != i.PartyId)).DistinctBy(i => i.PartyId).Take(MostByAmount)
                    .Select(i => new PayerCandidate(i.PartyId, i.PartyName, PayerFound.ByAmount, false, [i])).ToList();
                proposed = [.. proposed, .. BankMatching.Of(line.Amount, others)];
            }
            proposals[line.Id] = proposed;
            if (proposed.Count > 0 && proposed[0].Confidence != Confidence.Possible)
                taken.UnionWith(proposed[0].Settles.Select(s => s.Item.Id));
        }
        return proposals;
    }

    private static List<(Payer Payer, PayerFound By)> Named(BankLine line, IReadOnlyList<Payer> payers, IReadOnlyList<KnownPayer> known)
    {
        if (line.PayerKey.Length == 0)
            return [];
        var remembered = known.Where(k => k.PayerKey == line.PayerKey).Select(k => k.PartyId).ToHashSet();
        if (payers.Where(p => remembered.Contains(p.Id)).Select(p => (p, PayerFound.Remembered)).ToList() is { Count: > 0 } sure)
            return sure;
        if (payers.Where(p => p.Keys.Contains(line.PayerKey)).Select(p => (p, PayerFound.SameName)).ToList() is { Count: > 0 } same)
            return same;
        return [.. payers.Where(p => p.Keys.Any(k => PayerKey.IsNear(k, line.PayerKey))).Select(p => (p, PayerFound.Near))];
    }

    /// <summary>Parties under all the names they pay by: their own, and those of who pays for them.</summary>
    private async Task<List<Payer>> Payers(IReadOnlyList<long> ids, CancellationToken ct)
    {
        var parties = await Parties(ids.Select(i => new Id<Party>(i)));
        var payers = (await Parties(parties.Select(p => p.PayingPartyId).OfType<Id<Party>>().Distinct())).ToDictionary(p => p.Id);
        return parties.ConvertAll(p => new Payer(p.Id.Value, p.Name, p.Terms.Fees == FeeBearer.Payee, p.PayingPartyId,
            [.. Keys(p).Concat(p.PayingPartyId is { } other && payers.TryGetValue(other, out var payer) ? Keys(payer) : [])]));

        async Task<List<Party>> Parties(IEnumerable<Id<Party>> wanted)
        {
            var found = new List<Party>();
            foreach (var some in wanted.Chunk(Some))
                found.AddRange(await db.All.Set<Party>().AsNoTracking().Where(p => some.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(ct));
            return found;
        }

        static IEnumerable<string> Keys(Party party) => new[] { party.Reading, party.Name, party.ShortName, party.NameEn, party.NameZh }.Where(n => n.Length > 0).Select(PayerKey.Of).Where(k => k.Length > 1);
    }

    private async Task<List<OpenItem>> Items(IReadOnlyList<long> parties, CancellationToken ct)
    {
        var items = new List<OpenItem>();
        foreach (var some in parties.Chunk(Some))
            items.AddRange(await db.Items.AsNoTracking().Where(i => i.IsOpen && i.Side == OwedSide.Receivable && some.Contains(i.PartyId)).OrderBy(i => i.Due).ThenBy(i => i.Id).ToListAsync(ct));
        return items;
    }

    private async Task<List<OpenItem>> OfAmounts(IReadOnlyList<long> amounts, CancellationToken ct)
    {
        var items = new List<OpenItem>();
        foreach (var some in amounts.Chunk(Some))
            items.AddRange(await db.Items.AsNoTracking().Where(i => i.IsOpen && i.Side == OwedSide.Receivable && i.Amount.Minor > 0 && some.Contains(i.Remaining.Minor)).OrderBy(i => i.Due).ThenBy(i => i.Id).ToListAsync(ct));
        return items;
    }
}
