using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Companies;
using Musubi.Admin.Roles;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Admin.Welcome;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Admin.Tests;

public sealed class RightsTests
{
    [Theory, Engines]
    public async Task An_edited_role_takes_effect_at_the_next_request(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Administration, "admin@musubi.example");
        await house.Hire(Department.Sales);
        var session = (await house.SignIn()).Token;
        Assert.False((await house.Admit(session))!.May(AdminPermission.ReadTrail));

        var role = await house.Db.Set<Role>().SingleAsync(r => r.Standard == Department.Sales);
        await house.Do<EditRole, EditRole.Input, Done>(new() { Id = role.Id, Version = role.Version, Name = role.Name, Permissions = [AdminPermission.ReadTrail] });

        var actor = (await house.Admit(session))!;
        Assert.True(actor.May(AdminPermission.ReadTrail));
        Assert.False(actor.May(AdminPermission.OwnAccount));
    }

    [Theory, Engines]
    public async Task The_last_administrator_cannot_be_shut_out_demoted_or_stripped(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        var admin = await house.Hire(Department.Administration);
        var sales = await house.Db.Set<Role>().SingleAsync(r => r.Standard == Department.Sales);
        var role = await house.Db.Set<Role>().SingleAsync(r => r.Standard == Department.Administration);

        Assert.Equal("user.last-administrator", (await house.Run<DeactivateUser, DeactivateUser.Input, Done>(new() { Id = admin })).Code());
        Assert.Equal("user.last-administrator", (await house.Run<EditUser, EditUser.Input, Done>(new() { Id = admin, Name = "結 太郎", Email = "somebody@musubi.example", Roles = [sales.Id] })).Code());
        Assert.Equal("user.last-administrator", (await house.Run<EditRole, EditRole.Input, Done>(new() { Id = role.Id, Name = role.Name, Permissions = [AdminPermission.OwnAccount] })).Code());
        Assert.True((await house.Admit((await house.SignIn()).Token))!.May(AdminPermission.ManageRoles));
    }

    [Theory, Engines]
    public async Task Who_manages_users_but_not_roles_cannot_give_what_they_do_not_hold(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Administration);
        var clerk = house.As(AdminPermission.ManageUsers);
        var role = await house.Db.Set<Role>().SingleAsync(r => r.Standard == Department.Administration);

        Assert.Equal("user.role-beyond-own", (await house.Run<InviteUser, InviteUser.Input, Id<User>>(new() { Name = "別 名", Email = "alias@musubi.example", Roles = [role.Id] }, clerk)).Code());
    }

    [Theory, Engines]
    public async Task A_right_taken_from_a_standard_role_stays_away_at_the_next_start(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await house.Hire(Department.Administration);
        var role = await house.Db.Set<Role>().SingleAsync(r => r.Standard == Department.Sales);
        await house.Do<EditRole, EditRole.Input, Done>(new() { Id = role.Id, Name = role.Name, Permissions = [AdminPermission.OwnAccount] });

        await StandardRoles.Keep(house.Services, default);

        Assert.Equal([AdminPermission.OwnAccount], await house.Db.Set<RolePermission>().Where(p => p.RoleId == role.Id).Select(p => p.Permission).ToListAsync());
    }

    [Theory, Engines]
    public async Task The_first_start_happens_once_even_when_two_people_press_at_the_same_moment(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await StandardRoles.Keep(house.Services, default);

        var both = await Task.WhenAll(Begin("one@musubi.example"), Begin("two@musubi.example"));

        Assert.Single(both, r => r.Ok);
        Assert.Equal(1, await house.Db.Set<User>().CountAsync());
        Assert.Equal("結商会", (await house.Db.Set<Company>().SingleAsync()).Name);

        Task<Result<Id<User>>> Begin(string email) =>
            Task.Run(() => house.Run<FirstStart, FirstStart.Input, Id<User>>(new() { Company = "結商会", Name = "結 太郎", Email = email, Password = People.Password, Again = People.Password }));
    }

    [Theory, Engines]
    public async Task Who_comes_first_to_a_company_that_was_brought_in_finds_it_as_it_stands(TestEngine engine)
    {
        await using var house = await House.Open(engine, People.HashQuickly);
        await StandardRoles.Keep(house.Services, default);
        await house.Do<SetCompany, SetCompany.Input, Done>(new() { Name = "Online Retail", Country = "GB", Currency = Currency.GBP, TimeZone = "Europe/London", Language = Language.English, Phone = "020 7946 0000" });

        var begins = FirstStart.Input.For(await house.Db.Set<Company>().AsNoTracking().SingleAsync(), Language.Japanese);
        await house.Do<FirstStart, FirstStart.Input, Id<User>>(begins with { Name = "Ada", Email = "ada@musubi.example", Password = People.Password, Again = People.Password });

        var stands = await house.Db.Set<Company>().AsNoTracking().SingleAsync();
        Assert.Equal(("Online Retail", "GB", Currency.GBP, "Europe/London", "020 7946 0000"), (stands.Name, stands.Country, stands.Currency, stands.TimeZone, stands.Phone));
    }

    [Theory]
    [InlineData("/parties?q=a", "/parties?q=a")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData(null, "/")]
    public void The_way_back_after_signing_in_stays_in_the_house(string? asked, string leads) => Assert.Equal(leads, SessionEndpoints.Local(asked));
}
