using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>Takes an allocation back by its negative: both items are open again by as much.</summary>
[Needs(FinancePermission.Allocate)]
internal sealed class UndoAllocation(FinanceDb db, SubLedger subLedger, Clock clock) : IUseCase<UndoAllocation.Input, Id<Allocation>>
{
    public sealed record Input
    {
        public Id<Allocation> Id { get; init; }
    }

    public async Task<Result<Id<Allocation>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Allocations.SingleOrDefaultAsync(a => a.Id == input.Id, ct) is not { } allocation)
            return Refusal.NotFound(Words.Allocation, input.Id);
        var items = (await subLedger.Take([allocation.DebitId, allocation.CreditId], ct)).ToDictionary(i => i.Id);
        if (allocation.Reverses is not null || await db.Allocations.AnyAsync(a => a.Reverses == allocation.Id, ct))
            return new Refusal("allocation.undone",
                new Text("この消込は取り消されています。", "该核销已被撤销。", "This allocation was taken back."),
                new Text("必要なら、消し込み直してください。", "如有需要，请重新核销。", "Allocate anew if need be."), Kind: RefusalKind.Conflict);
        var (debit, credit) = (items[allocation.DebitId], items[allocation.CreditId]);
        if (debit.Kind is ItemKind.Reversal or ItemKind.BillReversal || credit.Kind is ItemKind.Reversal or ItemKind.BillReversal)
            return new Refusal("allocation.of-reversal",
                new Text("取消伝票との消込は外せません。", "与冲销单据的核销不能撤销。", "What was taken back stays settled by its reversal."),
                new Text("伝票を入力し直してください。", "请重新录入单据。", "Enter the document anew."), Kind: RefusalKind.Conflict);
        var undone = await subLedger.Undo(allocation, debit, credit, clock.Today, ct);
        return undone.Ok ? undone.Value.Id : Result<Id<Allocation>>.Refused(undone.Refusals);
    }
}
