using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Approvals;
using Musubi.Approvals.Delegations;
using Musubi.Approvals.Heads;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Vouchers;
using Musubi.Kernel;

namespace Musubi.Demo;

/// <summary>Who approves what in the demo company, and some vouchers that wait for it.</summary>
public static class DemoApprovals
{
    private static readonly (string What, decimal Yen, AccountRole Debit, AccountRole Credit, int DaysAgo)[] Vouchers =
    [
        ("本社事務所 移転費用の仮払", 12_800_000, AccountRole.PrepaymentPaid, AccountRole.Cash, 1),
        ("展示会 出展料の前払", 2_640_000, AccountRole.PrepaymentPaid, AccountRole.Cash, 3),
        ("海外送金手数料", 186_000, AccountRole.BankFees, AccountRole.Cash, 2),
        ("前月分 振込手数料の計上漏れ", 38_500, AccountRole.BankFees, AccountRole.Cash, 26),
        ("破損した見本品の除却", 412_000, AccountRole.SmallLoss, AccountRole.PurchaseExpense, 4),
        ("小口現金の手数料", 1_320, AccountRole.BankFees, AccountRole.Cash, 0),
    ];

    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        Dictionary<Department, User> people;
        Dictionary<Department, long> roles;
        Dictionary<AccountRole, Id<Account>> accounts;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            people = (await db.Set<User>().AsNoTracking().Where(u => u.IsActive).OrderBy(u => u.Id).ToListAsync(ct)).DistinctBy(u => u.Department).ToDictionary(u => u.Department);
            roles = await db.Set<Role>().Where(r => r.Standard != null).ToDictionaryAsync(r => r.Standard!.Value, r => r.Id.Value, ct);
            accounts = await db.Set<MappedAccount>().Where(m => m.PostingGroup == "").ToDictionaryAsync(m => m.Role, m => m.AccountId, ct);
        }
        if (!people.TryGetValue(Department.Finance, out var finance) || !people.TryGetValue(Department.Management, out var manager) || roles.Count == 0)
            return;
        var runner = services.GetRequiredService<Runner>();
        var today = services.GetRequiredService<Clock>().Today;
        await runner.Run<SetDepartmentHeads, SetDepartmentHeads.Input, Done>(Actor.System, new() { Heads = [.. people.Values.Select(u => new SetDepartmentHeads.HeadDraft { Department = u.Department, Head = u.Id })] }, ct: ct);

        var (management, administration) = ($"role:{roles[Department.Management]}", $"role:{roles[Department.Administration]}");
        await Rule("1,000万円以上", 4, [new() { Fact = "amount", Comparison = Comparison.AtLeast, Number = 10_000_000 }],
            new StepDraft { Mode = StepMode.Count, Count = 2, Approvers = [administration, "head:Sales", "head:Purchasing"] }, new StepDraft { Approvers = [management] });
        await Rule("さかのぼり計上（10日以上）", 9, [new() { Fact = "days-back", Comparison = Comparison.AtLeast, Number = 10 }], new StepDraft { Mode = StepMode.All, Approvers = [management, administration] });
        await Rule("10万円以上", 18, [new() { Fact = "amount", Comparison = Comparison.AtLeast, Number = 100_000 }], new StepDraft { Mode = StepMode.Any, Approvers = [management, administration] });

        var clerk = As(finance);
        foreach (var (what, yen, debit, credit, daysAgo) in Vouchers)
        {
            var saved = await runner.Run<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(clerk, new()
            {
                Date = today.AddDays(-daysAgo), Description = what, Lines = [new() { Account = accounts.GetValueOrDefault(debit), Debit = yen }, new() { Account = accounts.GetValueOrDefault(credit), Credit = yen }],
            }, ct: ct);
            if (saved.Ok)
                await runner.Run<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(clerk, new() { Id = saved.Value }, ct: ct);
        }
        await AnswerFirst();
        await runner.Run<AddDelegation, AddDelegation.Input, Id<Delegation>>(As(manager),
            new() { Delegate = people[Department.Administration].Id, From = today.AddDays(7), Until = today.AddDays(11), Reason = "海外出張" }, ct: ct);

        Task Rule(string name, int remindAfter, List<ConditionDraft> conditions, params StepDraft[] steps) =>
            runner.Run<CreateApprovalRule, CreateApprovalRule.Input, Id<ApprovalRule>>(Actor.System,
                new() { Kind = "voucher", Name = name, From = new(today.Year, 1, 1), RemindAfter = remindAfter, Conditions = conditions, Steps = [.. steps] }, ct: ct);

        // The first step of the largest is half way: one of the two has said yes.
        async Task AnswerFirst()
        {
            Id<ApprovalRequest> first;
            await using (var scope = services.CreateAsyncScope())
                first = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<ApprovalRequest>().OrderBy(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync(ct);
            if (!first.IsNone && people.TryGetValue(Department.Sales, out var sales))
                await runner.Run<ApproveRequest, ApproveRequest.Input, RequestState>(As(sales), new() { Id = first, Words = "移転先の契約書を確認済みです。" }, ct: ct);
        }

        static Actor As(User user) => new(user.Id.Value, user.Name, user.Language,
            new HashSet<string>(StringComparer.Ordinal) { FinancePermission.WriteVouchers, ApprovalPermission.Decide });
    }
}
