using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Imports;

namespace Musubi.Finance.Banking;

/// <summary>Takes a bank's file in: a table, or the fixed records of the Japanese banks (全銀). From there on it is an import like others.</summary>
[Needs(FinancePermission.ReceivePayments)]
internal sealed class TakeBankFile(UploadImport upload, Clock clock) : IUseCase<TakeBankFile.Input, Id<Import>>
{
    public sealed record Input
    {
        public string FileName { get; init; } = "";
        public byte[] Content { get; init; } = [];
    }

    public Task<Result<Id<Import>>> Run(Input input, CancellationToken ct) => upload.Run(ZenginFile.AsTable(input.Content, clock.Today) is { } table
        ? new() { Target = BankLineImport.TargetName, FileName = Path.ChangeExtension(input.FileName, ".csv"), Content = table }
        : new() { Target = BankLineImport.TargetName, FileName = input.FileName, Content = input.Content }, ct);
}
