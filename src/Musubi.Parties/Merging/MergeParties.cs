using System.Text.Json;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Forms;
using Musubi.Parties.Register;

namespace Musubi.Parties.Merging;

/// <summary>Merges a party into another. The survivor keeps its words, takes the other's where it has none or where they are asked for, and all its roles, addresses, contacts and preferences.</summary>
[Needs(PartiesPermission.Merge)]
internal sealed class MergeParties(PartiesDb db, PartyWriter writer, IdSource ids, Clock clock, News news) : IUseCase<MergeParties.Input, Id<Party>>
{
    public sealed record Input
    {
        public Id<Party> Survivor { get; init; }
        public Id<Party> Merged { get; init; }

        /// <summary>Names of fields to take from the merged party although the survivor has its own: <c>Phone</c>.</summary>
        public List<string> Take { get; init; } = [];
    }

    public async Task<Result<Id<Party>>> Run(Input input, CancellationToken ct)
    {
        var survivor = await db.Whole(input.Survivor, ct);
        var merged = await db.Whole(input.Merged, ct);
        if (survivor is null || merged is null)
            return Refusal.NotFound(Words.Party, survivor is null ? input.Survivor : input.Merged);
        if (survivor.Id == merged.Id)
            return Refused("party.itself", new("同じ取引先どうしは統合できません。", "不能与自身合并。", "A party cannot be merged with itself."));
        if (survivor.MergedIntoId is not null || merged.MergedIntoId is not null)
            return Refused("party.closed", new("どちらかがすでに統合されています。", "其中一方已被合并。", "One of them was merged already."));
        if (survivor.Kind != merged.Kind)
            return Refused("party.kinds-differ", new("法人と個人は統合できません。", "公司与个人不能合并。", "A company and a person cannot be merged."));

        var (before, other) = (PartyDraft.Of<PartyDraft>(survivor), PartyDraft.Of<PartyDraft>(merged));
        var united = Unite(before, other, input.Take) with
        {
            BillingParty = before.BillingParty ?? (other.BillingParty == survivor.Id ? null : other.BillingParty),
            DeliveryParty = before.DeliveryParty ?? (other.DeliveryParty == survivor.Id ? null : other.DeliveryParty),
            PayingParty = before.PayingParty ?? (other.PayingParty == survivor.Id ? null : other.PayingParty),
        };
        var refusals = united.Check();
        if (refusals.Count > 0)
            return refusals;
        united.WriteTo(survivor);
        await writer.WriteParts(survivor, united, ct);
        db.All.Touch(survivor);
        db.Merges.Add(new PartyMerge
        {
            Id = ids.Next<PartyMerge>(), SurvivorId = survivor.Id, MergedId = merged.Id, At = clock.Now, MergedWasActive = merged.Active,
            SurvivorBefore = JsonSerializer.Serialize(before, Inputs.Json), SurvivorVersion = survivor.Version + 1,
        });
        (merged.MergedIntoId, merged.Active) = (survivor.Id, false);
        await news.Announce(new PartiesMerged(survivor.Id, merged.Id), ct);
        return survivor.Id;
    }

    /// <summary>Pure: the survivor's draft with what the other adds.</summary>
    internal static PartyDraft Unite(PartyDraft survivor, PartyDraft other, IReadOnlyCollection<string> take)
    {
        return survivor with
        {
            Name = Pick(nameof(PartyDraft.Name), survivor.Name, other.Name), ShortName = Pick(nameof(PartyDraft.ShortName), survivor.ShortName, other.ShortName),
            NameZh = Pick(nameof(PartyDraft.NameZh), survivor.NameZh, other.NameZh), NameEn = Pick(nameof(PartyDraft.NameEn), survivor.NameEn, other.NameEn),
            Reading = Pick(nameof(PartyDraft.Reading), survivor.Reading, other.Reading), Phone = Pick(nameof(PartyDraft.Phone), survivor.Phone, other.Phone),
            Mobile = Pick(nameof(PartyDraft.Mobile), survivor.Mobile, other.Mobile), Email = Pick(nameof(PartyDraft.Email), survivor.Email, other.Email),
            Website = Pick(nameof(PartyDraft.Website), survivor.Website, other.Website), TaxNumber = Pick(nameof(PartyDraft.TaxNumber), survivor.TaxNumber, other.TaxNumber),
            TaxNumberFrom = survivor.TaxNumberFrom ?? other.TaxNumberFrom, Terms = take.Contains(nameof(PartyDraft.Terms)) ? other.Terms : survivor.Terms,
            Note = string.Join("\n", new[] { survivor.Note, other.Note }.Where(n => n.Length > 0).Distinct()),
            Roles = [.. survivor.Roles.Union(other.Roles)],
            Addresses = [.. survivor.Addresses.Union(other.Addresses)],
            Contacts = [.. survivor.Contacts.UnionBy(other.Contacts, c => c.Person)],
            Preferences = [.. survivor.Preferences.Union(other.Preferences)],
        };

        string Pick(string field, string own, string others) => own.Length == 0 || (take.Contains(field) && others.Length > 0) ? others : own;
    }

    private static Refusal Refused(string code, Text what) => new(code, what,
        new Text("別の取引先を選んでください。", "请选择其他往来单位。", "Choose another party."), "Merged", RefusalKind.Conflict);
}
