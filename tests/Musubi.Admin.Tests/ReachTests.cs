using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Links;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data.Outbox;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Admin.Tests;

public sealed class ReachTests
{
    [Theory, Engines]
    public async Task Nobody_ends_the_session_of_another_without_the_right_to(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Sales);
        var token = (await house.SignIn()).Token;
        var session = await house.Db.Set<Session>().SingleAsync();

        Assert.Equal("not-found", (await house.Run<EndSession, EndSession.Input, Done>(new() { Id = session.Id }, house.As(AdminPermission.OwnAccount))).Code());
        Assert.NotNull(await house.Admit(token));
    }

    [Theory, Engines]
    public async Task An_administrator_opens_a_locked_account_before_its_time(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        var user = await house.Hire(Department.Sales);
        for (var i = 0; i < SignIn.MostTries; i++)
            await house.SignIn(password: "wrong");

        await house.Do<UnlockUser, UnlockUser.Input, Done>(new() { Id = user }, house.As(AdminPermission.ManageUsers));

        Assert.NotNull((await house.SignIn()).Token);
    }

    [Theory, Engines]
    public async Task A_reset_link_ends_after_two_hours(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Sales);
        await house.Do<AskForReset, AskForReset.Input, Done>(new() { Email = "somebody@musubi.example" });
        var mail = System.Text.Json.JsonSerializer.Deserialize<Mail.Mail>((await house.Db.Set<OutboxMessage>().SingleAsync()).Body)!;

        house.Clock.Advance(TimeSpan.FromHours(2));

        var late = new UseLink.Input { Token = mail.Body.Split("/password/")[1].Split('\n')[0].Trim(), Password = "nine bridges stand", Again = "nine bridges stand" };
        Assert.Equal("link.spent", (await house.Run<UseLink, UseLink.Input, Done>(late)).Code());
    }
}
