using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Accounts;

/// <summary>Makes or changes an account of the chart. What was booked on stays where it is: its section moves within its side of the statements only.</summary>
[Needs(FinancePermission.SetUpAccounts)]
internal sealed class SaveAccount(FinanceDb db, IdSource ids) : IUseCase<SaveAccount.Input, Id<Account>>
{
    private const int MostCode = 20, MostName = 100;

    public sealed record Input
    {
        public Id<Account>? Id { get; init; }
        public int Version { get; init; }
        public string Code { get; init; } = "";
        public string NameJa { get; init; } = "";
        public string NameZh { get; init; } = "";
        public string NameEn { get; init; } = "";
        public AccountSection Section { get; init; }
        public bool IsControl { get; init; }
        public bool IsRevalued { get; init; }
        public bool Active { get; init; } = true;

        internal static Input Of(Account a) => new()
        {
            Id = a.Id, Version = a.Version, Code = a.Code, NameJa = a.NameJa, NameZh = a.NameZh, NameEn = a.NameEn, Section = a.Section, IsControl = a.IsControl, IsRevalued = a.IsRevalued, Active = a.Active,
        };
    }

    public async Task<Result<Id<Account>>> Run(Input input, CancellationToken ct)
    {
        var code = Digits.ToAscii(input.Code).Trim().ToUpperInvariant();
        var refusals = new List<Refusal>();
        if (code.Length == 0)
            refusals.Add(Refusal.Missing("Code", Words.Code));
        else if (code.Length > MostCode)
            refusals.Add(Refusal.TooLong("Code", Words.Code, code.Length, MostCode));
        var names = new[] { input.NameJa, input.NameZh, input.NameEn };
        if (names.All(string.IsNullOrWhiteSpace))
            refusals.Add(Refusal.Missing("NameJa", Words.Name));
        foreach (var (field, name) in new[] { "NameJa", "NameZh", "NameEn" }.Zip(names).Where(n => n.Second.Length > MostName))
            refusals.Add(Refusal.TooLong(field, Words.Name, name.Length, MostName));
        var account = input.Id is { } id ? await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, ct) : null;
        if (input.Id is { } missing && account is null)
            return Refusal.NotFound(Words.Account, missing);
        if (await db.Accounts.AnyAsync(a => a.Code == code && a.Id != input.Id, ct))
            refusals.Add(new("finance.code-taken", new Text("コード「{0}」は使われています。", "编码“{0}”已被使用。", "The code {0} is taken.").With(code), new Text("別のコードにしてください。", "请使用其他编码。", "Take another."), "Code", RefusalKind.Conflict));
        if (account is not null && account.Section.Type != input.Section.Type && await db.Lines.AnyAsync(l => l.AccountId == account.Id, ct))
            refusals.Add(new("finance.account-used",
                new Text("「{0}」には記帳があるので、{1}から{2}へは変えられません。", "“{0}”已有记账，不能从{1}改为{2}。", "{0} has been booked on: it cannot turn from {1} to {2}.").With(account.Name, Words.TypeOf(account.Type), Words.TypeOf(input.Section.Type)),
                new Text("新しい科目を作ってください。", "请新建科目。", "Make a new account."), "Section"));
        if (account is not null && account.Active && !input.Active && await db.MappedAccounts.AnyAsync(m => m.AccountId == account.Id, ct))
            refusals.Add(new("finance.account-mapped",
                new Text("「{0}」は転記で使われています。", "“{0}”正用于过账。", "{0} plays a part in postings.").With(account.Name),
                new Text("先に勘定の割り当てで別の科目を指定してください。", "请先在科目对应中指定其他科目。", "Give its part to another account first."), "Active") { Href = "/finance/accounts/map" });
        if (refusals.Count > 0)
            return refusals;

        var first = names.First(n => !string.IsNullOrWhiteSpace(n)).Trim();
        if (account is null)
            db.Accounts.Add(account = new Account { Id = ids.Next<Account>(), Code = code, NameJa = "", NameZh = "", NameEn = "", Section = input.Section });
        else
            db.All.Expect(account, input.Version);
        (account.Code, account.Section, account.IsControl, account.IsRevalued, account.Active) = (code, input.Section, input.IsControl, input.IsRevalued, input.Active);
        (account.NameJa, account.NameZh, account.NameEn) = (Or(input.NameJa), Or(input.NameZh), Or(input.NameEn));
        return account.Id;

        string Or(string name) => string.IsNullOrWhiteSpace(name) ? first : name.Trim();
    }
}
