using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Admin.Companies;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Visits;
using Musubi.Testing;

namespace Musubi.Stories.Visits;

/// <summary>What a newcomer of each department is shown of the demo company.</summary>
public class FirstVisitStory
{
    [Theory, Engines]
    public async Task Each_department_is_shown_the_knots_that_its_rights_open(TestEngine engine)
    {
        await using var house = await House.OpenDemo(engine);

        var shown = new Dictionary<Department, string>();
        foreach (var person in await house.Db.Set<User>().AsNoTracking().ToListAsync())
            shown[person.Department] = string.Join(' ', (await house.Get<VisitGuide>().Of(Of(house, person.Department) with { Id = person.Id.Value }, default))?.Stops.Select(s => s.Stop.Key) ?? []);

        Assert.Equal("grade price customer order return approval stock", shown[Department.Sales]);
        Assert.Equal("grade price customer order closing return books", shown[Department.Finance]);
        Assert.Equal("grade price customer order closing return approval", shown[Department.Management]);
        Assert.Equal("price customer order return approval stock direct", shown[Department.Warehouse]);
        Assert.Equal("stock direct inbox", shown[Department.Purchasing]);
        Assert.Equal("grade rules", shown[Department.Marketing]);
        Assert.Equal("", shown[Department.People]);
    }

    [Theory, Engines]
    public async Task A_company_that_takes_the_demo_for_its_own_by_its_own_number_is_guided_no_more(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = Of(house, Department.Administration);
        await Called(Company.NobodysNumber);

        // Nothing has happened in it yet: what needs no record is all there is to see.
        Assert.Equal(["books"], (await house.Get<VisitGuide>().Of(clerk, default))!.Stops.Select(s => s.Stop.Key));
        await Called("T1180301018771");
        Assert.Null(await house.Get<VisitGuide>().Of(clerk, default));

        async Task Called(string number) => await house.Do<SetCompany, SetCompany.Input, Done>(new() { Name = "結工業", Version = (await house.Get<CompanyProfile>().Get(default)).Version, TaxNumber = number });
    }

    /// <summary>Somebody new with the standard role of a department.</summary>
    private static Actor Of(House house, Department department) =>
        house.As([.. house.Services.GetServices<Permission>().Where(p => KeepStandardRoles.IsInStandard(p, department)).Select(p => p.Code)]);
}
