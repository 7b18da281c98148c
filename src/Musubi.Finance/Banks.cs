using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Finance.Banking;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;

namespace Musubi.Finance;

/// <summary>What the module declares of banks' files and their matching (入金消込).</summary>
internal static class Banks
{
    public static readonly IReadOnlyList<MenuEntry> Menu = [new(Department.Finance, Words.MatchDeposits, "/finance/bank-lines/match", "landmark", FinancePermission.ReceivePayments)];

    public static readonly IReadOnlyList<MenuEntry> Acts = [new(Department.Finance, Words.TakeBankFile, "/finance/bank-lines/file", "upload", FinancePermission.ReceivePayments)];

    public static readonly IReadOnlyList<SubjectPage> Subjects = [new("bank_line", Words.BankLine, "/finance/bank-lines/{0}", "landmark")];

    public static readonly IReadOnlyList<TrailWord> Trail =
    [
        new(nameof(TakeBankFile), new("銀行明細を取り込みました", "导入了银行流水", "took in the bank's file")),
        new(nameof(AcceptBankLine), new("入金として消し込みました", "作为收款核销", "booked it as a payment")),
        new(nameof(MatchEnteredPayment), new("入力済みの入金と照合しました", "与已录入的收款核对", "matched it to a payment entered before")),
        new(nameof(IgnoreBankLine), new("対象外にしました", "设为不处理", "set it aside")),
        new(nameof(TakeUpBankLine), new("対象に戻しました", "恢复为待处理", "took it up again")),
        .. TrailWord.Of<BankLineState>("bank_line.State", Words.Of),
        new("bank_line.State", Words.State), new("bank_line.Reason", Words.Reason), new("bank_line.PaymentId", Words.Payment), new("bank_line.Payer", Words.PayerName), new("bank_line.Date", Words.Date),
        new("known_payer", Words.KnownPayer), new("known_payer.Payer", Words.PayerName),
    ];

    public static readonly IReadOnlyList<IListDefinition> Lists = [BankLineList.Definition];

    public static void AddServices(IServiceCollection services) => services.AddScoped<BankProposals>().AddScoped<EnteredPayments>().AddSingleton<ImportTarget>(new BankLineImport()).AddScoped<IHomePart, BankHome>().AddScoped<IInvariant, BankLinesAreBookedOnce>();

    public static void AddTables(ModelBuilder model)
    {
        model.Entity<BankLine>(e =>
        {
            e.Property(l => l.Payer).HasMaxLength(PayerKey.Most);
            e.Property(l => l.PayerKey).HasMaxLength(PayerKey.Most);
            e.Property(l => l.Memo).HasMaxLength(200);
            e.Property(l => l.Number).HasMaxLength(40);
            e.Property(l => l.Mark).HasMaxLength(64);
            e.Property(l => l.Reason).HasMaxLength(200);
            e.HasIndex(l => l.Mark).IsUnique();
            e.HasIndex(l => new { l.Date, l.Id });
            // What waits stays little while history grows.
            e.HasIndex(l => new { l.Date, l.Id }, "ix_bank_line_waiting").HasFilter("state = 'Waiting'");
            e.HasIndex(l => l.PaymentId).IsUnique();
        });
        model.Entity<KnownPayer>(e =>
        {
            e.Property(k => k.PayerKey).HasMaxLength(PayerKey.Most);
            e.Property(k => k.Payer).HasMaxLength(PayerKey.Most);
            e.HasIndex(k => new { k.PayerKey, k.PartyId }).IsUnique();
        });
    }

    public static void MapApi(IEndpointRouteBuilder api)
    {
        api.MapAct<TakeBankFile>("POST", "/finance/bank-files");
        api.MapAct<AcceptBankLine>("POST", "/finance/bank-lines/{id}/accept");
        api.MapAct<MatchEnteredPayment>("POST", "/finance/bank-lines/{id}/entered");
        api.MapAct<IgnoreBankLine>("POST", "/finance/bank-lines/{id}/ignore");
        api.MapAct<TakeUpBankLine>("POST", "/finance/bank-lines/{id}/take-up");
        api.MapBankLines();
    }
}
