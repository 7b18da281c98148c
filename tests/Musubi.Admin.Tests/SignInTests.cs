using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Account;
using Musubi.Admin.Links;
using Musubi.Admin.Mail;
using Musubi.Admin.SecondFactor;
using Musubi.Admin.Sessions;
using Musubi.Admin.Tokens;
using Musubi.Admin.Trail;
using Musubi.Admin.Users;
using Musubi.Data.Audit;
using Musubi.Data.Outbox;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Workplace.Timeline;
using Musubi.Testing;

namespace Musubi.Admin.Tests;

public sealed class SignInTests
{
    [Theory, Engines]
    public async Task Five_wrong_passwords_lock_the_door_for_a_quarter_of_an_hour_even_to_the_right_one(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Sales);

        for (var i = 0; i < 4; i++)
            Assert.Equal("sign-in.wrong", (await house.SignIn(password: "wrong")).Refused?.Code);
        Assert.Equal("sign-in.locked", (await house.SignIn(password: "wrong")).Refused?.Code);
        Assert.Equal("sign-in.locked", (await house.SignIn()).Refused?.Code);

        house.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotNull((await house.SignIn()).Token);
    }

    [Theory, Engines]
    public async Task The_trail_calls_a_wrong_password_a_failure_and_a_lock_a_lock_with_the_hour_on_the_readers_clock(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        CultureInfo.CurrentUICulture = Language.Japanese.Culture;
        await house.Hire(Department.Sales);
        house.Clock.MoveTo(new DateTime(2026, 11, 30, 0, 10, 0, DateTimeKind.Utc));

        for (var i = 0; i < 5; i++)
            await house.SignIn(password: "wrong");
        house.Clock.Advance(TimeSpan.FromMinutes(15));
        await house.SignIn();

        var tries = await house.Db.Set<AuditEntry>().Where(e => e.Table == "sign_in_state" && e.Act == nameof(SignIn)).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([.. Enumerable.Repeat("サインインに失敗しました", 4), "サインインに失敗し、ロックされました", "サインインしました"], tries.Select(e => TrailAct.Said(e.Act, e.Table, e.Change, e.Fields).Ja));
        Assert.Contains(("ロックの終わり", null, "2026/11/30 09:25"), await house.Get<Story>().Whole(tries[4], default));
        // As a list reads it.
        var rows = await TrailList.Definition.Read(house.Get<IServiceProvider>(), Actor.System, ListRequest.Of("?sort=at&f.act=SignIn"), default);
        Assert.Equal(4, rows.Rows.Count(r => r.Cells.Any(c => c?.ToString() == "サインインに失敗しました")));
    }

    [Theory, Engines]
    public async Task The_language_chosen_before_the_door_is_kept_by_whoever_comes_in_with_the_right_password(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        var person = await house.Hire(Department.Sales);

        await house.Do<SignIn, SignIn.Input, SignIn.Answer>(new() { Email = "somebody@musubi.example", Password = "wrong", Language = Language.English });
        Assert.Equal(Language.Japanese, (await house.Db.Set<User>().SingleAsync(u => u.Id == person)).Language);
        var token = (await house.Do<SignIn, SignIn.Input, SignIn.Answer>(new() { Email = "somebody@musubi.example", Password = People.Password, Language = Language.Chinese })).Token;

        Assert.Equal(Language.Chinese, (await house.Admit(token))!.Language);
        await house.SignIn();
        Assert.Equal(Language.Chinese, (await house.Db.Set<User>().SingleAsync(u => u.Id == person)).Language);
    }

    [Theory, Engines]
    public async Task A_stranger_is_told_what_a_known_person_with_a_wrong_password_is_told(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Sales);

        Assert.Equal((await house.SignIn(password: "wrong")).Refused, (await house.SignIn("nobody@musubi.example", "wrong")).Refused);
    }

    [Theory, Engines]
    public async Task A_session_that_was_ended_opens_nothing_at_its_next_request(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Sales);
        var session = (await house.SignIn()).Token!;
        var actor = (await house.Admit(session))!;

        await house.Do<EndSession, EndSession.Input, Done>(new() { Id = (await house.Db.Set<Session>().SingleAsync()).Id }, actor);

        Assert.Null(await house.Admit(session));
    }

    [Theory, Engines]
    public async Task Changing_the_password_ends_every_other_session(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Sales);
        var (mine, other) = ((await house.SignIn()).Token!, (await house.SignIn()).Token!);
        var hash = Session.HashOf(mine);
        var kept = (await house.Db.Set<Session>().SingleAsync(s => s.TokenHash == hash)).Id;

        await house.Do<ChangePassword, ChangePassword.Input, Done>(
            new() { Present = People.Password, Password = "nine bridges stand", Again = "nine bridges stand", Session = kept }, await house.Admit(mine));

        Assert.NotNull(await house.Admit(mine));
        Assert.Null(await house.Admit(other));
    }

    [Theory, Engines]
    public async Task A_session_unused_for_half_a_day_is_over(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Sales);
        var session = (await house.SignIn()).Token!;

        house.Clock.Advance(TimeSpan.FromHours(11));
        Assert.NotNull(await house.Admit(session));
        house.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Null(await house.Admit(session));
    }

    [Theory, Engines]
    public async Task A_code_of_the_authenticator_opens_once_and_a_recovery_code_once(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Finance);
        var actor = (await house.Admit((await house.SignIn()).Token))!;
        var key = (await house.Do<StartSecondFactor, StartSecondFactor.Input, StartSecondFactor.Answer>(new(), actor)).Key;
        var paper = await house.Do<ConfirmSecondFactor, ConfirmSecondFactor.Input, IReadOnlyList<string>>(new() { Code = Totp.CodeAt(key, house.Clock.Now) }, actor);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var waiting = await house.SignIn();
        Assert.True(waiting.AwaitsSecondFactor);
        Assert.Null(await house.Admit(waiting.Token));

        var code = Totp.CodeAt(key, house.Clock.Now);
        Assert.Null((await Pass(waiting.Token!, code)).Refused);
        Assert.NotNull(await house.Admit(waiting.Token));

        var second = (await house.SignIn()).Token!;
        Assert.Equal("second-factor.wrong-code", (await Pass(second, code)).Refused?.Code);
        Assert.Null((await Pass(second, paper[0].ToLowerInvariant())).Refused);
        Assert.Equal("second-factor.wrong-code", (await Pass((await house.SignIn()).Token!, paper[0])).Refused?.Code);

        Task<PassSecondFactor.Answer> Pass(string token, string typed) =>
            house.Do<PassSecondFactor, PassSecondFactor.Input, PassSecondFactor.Answer>(new() { Token = token, Code = typed });
    }

    /// <summary>RFC 6238, appendix B, with its key of twenty ASCII digits in base 32; the last six of the eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTime.UnixEpoch.AddSeconds(seconds)));

    [Theory, Engines]
    public async Task A_reset_link_is_used_once(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Sales);
        await house.Do<AskForReset, AskForReset.Input, Done>(new() { Email = "SOMEBODY@musubi.example" });
        var mail = System.Text.Json.JsonSerializer.Deserialize<Mail.Mail>((await house.Db.Set<OutboxMessage>().SingleAsync()).Body)!;
        var token = mail.Body.Split("/password/")[1].Split('\n')[0].Trim();

        Assert.True((await Use("nine bridges stand")).Ok);
        Assert.Equal("link.spent", (await Use("ten lanterns glow")).Code());
        Assert.NotNull((await house.SignIn(password: "nine bridges stand")).Token);

        Task<Result<Done>> Use(string password) => house.Run<UseLink, UseLink.Input, Done>(new() { Token = token, Password = password, Again = password });
    }

    [Theory, Engines]
    public async Task Nobody_is_mailed_when_a_stranger_asks_for_a_reset_and_nothing_says_so(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);

        Assert.True((await house.Run<AskForReset, AskForReset.Input, Done>(new() { Email = "nobody@musubi.example" })).Ok);
        Assert.False(await house.Db.Set<OutboxMessage>().AnyAsync());
    }

    [Theory]
    [InlineData("short", "password.too-short")]
    [InlineData("password2026", "password.common")]
    [InlineData("1234567890", "password.common")]
    [InlineData("taro.musubi@company.jp", "password.common")]
    [InlineData("aaaaaaaaaaaa", "password.common")]
    [InlineData("eight rivers run", null)]
    public void A_password_is_long_and_not_what_everybody_tries_first(string password, string? refused) =>
        Assert.Equal(refused, Passwords.WhyNot(password, "結 太郎", "taro.musubi@company.jp", "Password")?.Code);

    [Theory, Engines]
    public async Task A_token_may_do_what_was_chosen_for_it_as_long_as_its_owner_may(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        var user = await house.Hire(Department.Administration);
        var actor = (await house.Admit((await house.SignIn()).Token))!;
        var made = await house.Do<CreateToken, CreateToken.Input, CreateToken.Answer>(new() { Name = "倉庫の端末", Rights = [AdminPermission.ManageUsers, AdminPermission.OwnAccount] }, actor);

        Assert.StartsWith("mus_", made.Token, StringComparison.Ordinal);
        Assert.Equal([AdminPermission.ManageUsers, AdminPermission.OwnAccount], (await house.Admit(token: made.Token))!.Rights.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(made.Token, (await house.Db.Set<ApiToken>().SingleAsync()).TokenHash, StringComparison.Ordinal);

        var sales = await house.Db.Set<Roles.Role>().SingleAsync(r => r.Standard == Department.Sales);
        await house.Hire(Department.Administration, "another@musubi.example");
        await house.Do<EditUser, EditUser.Input, Done>(new() { Id = user, Name = "結 太郎", Email = "somebody@musubi.example", Department = Department.Sales, Roles = [sales.Id] });
        Assert.Equal([AdminPermission.OwnAccount], (await house.Admit(token: made.Token))!.Rights);

        await house.Do<RevokeToken, RevokeToken.Input, Done>(new() { Id = made.Id }, actor);
        Assert.Null(await house.Admit(token: made.Token));
    }

    [Theory, Engines]
    public async Task Nobody_makes_a_token_that_may_more_than_they_do(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Sales);
        var actor = await house.Admit((await house.SignIn()).Token);

        Assert.Equal("forbidden", (await house.Run<CreateToken, CreateToken.Input, CreateToken.Answer>(new() { Name = "x", Rights = [AdminPermission.ManageUsers] }, actor)).Code());
    }
}
