using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Accounts;

/// <summary>Says which account plays each part, for all posting groups and for single ones. What is posted already stays where it is.</summary>
[Needs(FinancePermission.SetUpAccounts)]
internal sealed class SaveAccountMap(FinanceDb db, IdSource ids, AccountMap map) : IUseCase<SaveAccountMap.Input, int>
{
    public sealed record Input
    {
        public List<Line> Lines { get; init; } = [];
    }

    public sealed record Line
    {
        public AccountRole? Role { get; init; }

        /// <summary>Empty for all others.</summary>
        public string PostingGroup { get; init; } = "";
        public Id<Account>? Account { get; init; }
    }

    /// <returns>How many lines the map has.</returns>
    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        var accounts = await map.Accounts(ct);
        var refusals = new List<Refusal>();
        var wanted = new Dictionary<(AccountRole, string), Id<Account>>();
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var (line, path) = (input.Lines[i], $"Lines[{i}].");
            if (line == new Line())
                continue;
            if (line.Role is null)
                refusals.Add(Refusal.Missing(path + "Role", Words.Role));
            if (line.Account is not { } id)
                refusals.Add(Refusal.Missing(path + "Account", Words.Account));
            else if (accounts.GetValueOrDefault(id) is not { Active: true })
                refusals.Add(new("finance.no-account", new Text("この勘定科目は使えません。", "该会计科目不可用。", "This account is not in use."), new Text("一覧から選び直してください。", "请从列表中重新选择。", "Choose another."), path + "Account"));
            if (line.PostingGroup.Length > 40)
                refusals.Add(Refusal.TooLong(path + "PostingGroup", Words.PostingGroup, line.PostingGroup.Length, 40));
            if (line.Role is { } role && !wanted.TryAdd((role, AccountMap.Group(line.PostingGroup)), line.Account ?? default))
                refusals.Add(new("finance.mapped-twice", new Text("「{0}」の同じ転記グループが2行あります。", "“{0}”的同一过账组有两行。", "{0} has this posting group twice.").With(Words.RoleOf(role)), new Text("片方を消してください。", "请删除其中一行。", "Take one away."), path + "PostingGroup"));
        }
        if (refusals.Count > 0)
            return refusals;

        var standing = await db.MappedAccounts.ToListAsync(ct);
        foreach (var row in standing)
        {
            if (!wanted.Remove((row.Role, row.PostingGroup), out var account))
                db.MappedAccounts.Remove(row);
            else
                row.AccountId = account;
        }
        foreach (var ((role, group), account) in wanted)
            db.MappedAccounts.Add(new() { Id = ids.Next<MappedAccount>(), Role = role, PostingGroup = group, AccountId = account });
        return input.Lines.Count(l => l != new Line());
    }
}
