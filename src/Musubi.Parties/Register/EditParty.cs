using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Parties.Register;

/// <summary>Changes a party as a whole. Whoever saved in between is not overwritten.</summary>
[Needs(PartiesPermission.Edit)]
internal sealed class EditParty(PartiesDb db, PartyWriter writer) : IUseCase<EditParty.Input, Id<Party>>
{
    public sealed record Input : PartyDraft
    {
        public Id<Party> Id { get; init; }
        public int Version { get; init; }
    }

    /// <summary>A party as it stands, to be edited.</summary>
    internal static Input Stored(Party party) => PartyDraft.Of<Input>(party) with { Id = party.Id, Version = party.Version };

    public async Task<Result<Id<Party>>> Run(Input input, CancellationToken ct)
    {
        var party = await db.Whole(input.Id, ct);
        if (party is null)
            return Refusal.NotFound(Words.Party, input.Id);
        if (party.MergedIntoId is not null || party.Erased)
            return new Refusal("party.closed", new Text("「{0}」は統合または消去されたため、変更できません。", "“{0}”已被合并或清除，不能修改。", "{0} was merged or erased and cannot be changed.").With(party.Code),
                new Text("統合先を開いてください。", "请打开合并后的往来单位。", "Open the party it was merged into."), Kind: RefusalKind.Conflict);
        db.All.Expect(party, input.Version);
        if (party.Version != input.Version)
            return Refusal.EditedMeanwhile(Words.Party);
        var refusals = await writer.Check(input, party.Id, ct);
        if (refusals.Count > 0)
            return refusals;
        if (input.Code.Length > 0)
            party.Code = input.Code;
        input.WriteTo(party);
        await writer.WriteParts(party, input, ct);
        db.All.Touch(party);
        return party.Id;
    }
}
