using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.Tokens;

/// <summary>Makes a token of one's own. Its words are answered once and kept nowhere.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class CreateToken(AdminDb db, IdSource ids, CurrentAct act, Clock clock, PermissionNames permissions) : IUseCase<CreateToken.Input, CreateToken.Answer>
{
    public const int MostDays = 366;

    public sealed record Input
    {
        public string Name { get; init; } = "";

        /// <summary>The last business day on which it works.</summary>
        public DateOnly? Until { get; init; }

        /// <summary>Codes of permissions one holds.</summary>
        public List<string> Rights { get; init; } = [];
    }

    public sealed record Answer(Id<ApiToken> Id, string Token);

    public Task<Result<Answer>> Run(Input input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(input.Name))
            refusals.Add(Refusal.Missing("Name", Words.TokenName));
        else if (input.Name.Length > ApiToken.MostName)
            refusals.Add(Refusal.TooLong("Name", Words.TokenName, input.Name.Length, ApiToken.MostName));
        var until = input.Until ?? clock.Today.AddDays(90);
        if (until < clock.Today || until > clock.Today.AddDays(MostDays))
            refusals.Add(new Refusal("token.bad-end",
                new Text("有効期限は今日から{0}日以内です。", "有效期须在今天起{0}天以内。", "A token works until a day within the next {0} days.").With(MostDays),
                new Text("期限が来る前に新しいトークンに替えてください。", "请在到期前更换新令牌。", "Replace it with a new one before it ends."), "Until"));
        if (input.Rights.Count == 0)
            refusals.Add(new Refusal("token.no-rights",
                new Text("権限が選ばれていません。", "未选择任何权限。", "No right is chosen."),
                new Text("プログラムに必要な権限だけを選んでください。", "请只勾选程序所需的权限。", "Choose just those the program needs."), "Rights"));
        if (input.Rights.Find(r => !act.Actor.May(r)) is { } beyond)
            refusals.Add(Refusal.Forbidden(permissions.Of(beyond)).At("Rights"));
        if (refusals.Count > 0)
            return Task.FromResult<Result<Answer>>(refusals);
        var words = ApiToken.Prefix + Session.NewToken();
        var token = new ApiToken
        {
            Id = ids.Next<ApiToken>(), UserId = new Id<User>(act.Actor.Id), Name = input.Name.Trim(), TokenHash = Session.HashOf(words), Start = words[..10],
            Rights = string.Join(' ', input.Rights.Distinct().Order(StringComparer.Ordinal)), CreatedAt = clock.Now,
            EndsAt = TimeZoneInfo.ConvertTimeToUtc(until.AddDays(1).ToDateTime(TimeOnly.MinValue), clock.Zone),
        };
        db.All.Add(token);
        return Task.FromResult<Result<Answer>>(new Answer(token.Id, words));
    }
}
