using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Banking;

/// <summary>A deposit that was set aside waits again.</summary>
[Needs(FinancePermission.ReceivePayments)]
internal sealed class TakeUpBankLine(FinanceDb db) : IUseCase<TakeUpBankLine.Input, Id<BankLine>>
{
    public sealed record Input
    {
        public Id<BankLine> Id { get; init; }
    }

    public async Task<Result<Id<BankLine>>> Run(Input input, CancellationToken ct)
    {
        if (await db.BankLines.SingleOrDefaultAsync(l => l.Id == input.Id, ct) is not { } line)
            return Refusal.NotFound(Words.BankLine, input.Id);
        if (line.State != BankLineState.Ignored)
            return line.WhyNotBook() ?? new Refusal("bank.waiting", new Text("この入金は対象外にされていません。", "该收款未设为不处理。", "This deposit was not set aside."), null, Kind: RefusalKind.Conflict);
        line.TakeUp();
        return line.Id;
    }
}
