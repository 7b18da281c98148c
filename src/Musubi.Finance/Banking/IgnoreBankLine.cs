using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Banking;

/// <summary>Sets a deposit aside that is no customer's payment: interest, a transfer between our own accounts. With a reason.</summary>
[Needs(FinancePermission.ReceivePayments)]
internal sealed class IgnoreBankLine(FinanceDb db) : IUseCase<IgnoreBankLine.Input, Id<BankLine>>
{
    public sealed record Input
    {
        public Id<BankLine> Id { get; init; }
        public int? Version { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<BankLine>>> Run(Input input, CancellationToken ct)
    {
        if (await db.BankLines.SingleOrDefaultAsync(l => l.Id == input.Id, ct) is not { } line)
            return Refusal.NotFound(Words.BankLine, input.Id);
        if (line.WhyNotBook() is { } reason)
            return reason;
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.Reason);
        if (input.Reason.Length > 200)
            return Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, 200);
        if (input.Version is { } seen)
            db.All.Expect(line, seen);
        line.Ignore(input.Reason.Trim());
        return line.Id;
    }
}
