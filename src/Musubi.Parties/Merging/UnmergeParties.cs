using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Forms;
using Musubi.Parties.Register;

namespace Musubi.Parties.Merging;

/// <summary>Takes the last merge of a survivor back: both stand as they did before.</summary>
[Needs(PartiesPermission.Merge)]
internal sealed class UnmergeParties(PartiesDb db, PartyWriter writer) : IUseCase<UnmergeParties.Input, Id<Party>>
{
    public sealed record Input
    {
        /// <summary>The party that was merged away.</summary>
        public Id<Party> Id { get; init; }
    }

    public async Task<Result<Id<Party>>> Run(Input input, CancellationToken ct)
    {
        var merge = await db.Merges.Where(m => m.MergedId == input.Id && !m.TakenBack).OrderByDescending(m => m.Id).FirstOrDefaultAsync(ct);
        if (merge is null)
            return Refusal.NotFound(Words.Merge, input.Id);
        var survivor = (await db.Whole(merge.SurvivorId, ct))!;
        var merged = (await db.Whole(merge.MergedId, ct))!;
        if (survivor.Version != merge.SurvivorVersion)
            return new Refusal("party.changed-since-merge",
                new Text("統合のあとで「{0}」が変更されているため、自動では元に戻せません。", "合并后“{0}”已被修改，无法自动还原。", "{0} was changed after the merge, so it cannot be taken back by itself.").With(survivor.Name),
                new Text("あとから行った統合があれば先に解除してください。それ以外は、内容を手で直してから新しい取引先を登録してください。", "如之后还有合并，请先解除。否则请手工修改内容，并新建往来单位。", "Take back later merges first. Otherwise mend the survivor by hand and create the other party anew."),
                Kind: RefusalKind.Conflict);
        var before = JsonSerializer.Deserialize<PartyDraft>(merge.SurvivorBefore, Inputs.Json)!;
        before.WriteTo(survivor);
        await writer.WriteParts(survivor, before, ct);
        db.All.Touch(survivor);
        (merged.MergedIntoId, merged.Active, merge.TakenBack) = (null, merge.MergedWasActive, true);
        return merged.Id;
    }
}
