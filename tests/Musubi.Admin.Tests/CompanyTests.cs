using System.Text;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Companies;
using Musubi.Data.Timeline;
using Musubi.Kernel;
using Musubi.Print.Blocks;
using Musubi.Testing;
using Xunit;

namespace Musubi.Admin.Tests;

public sealed class CompanyTests
{
    private static byte[] Mark(string colour) => Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 40'><rect width='120' height='40' fill='{colour}'/></svg>");

    [Theory, Engines]
    public async Task A_logo_stands_on_papers_until_it_is_replaced_or_removed(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await house.Do<SetCompany, SetCompany.Input, Done>(new() { Name = "結工業" });
        Assert.Null((await house.Get<CompanyProfile>().Letterhead(default)).Logo);

        await house.Do<SetLogo, SetLogo.Input, Done>(new() { Content = Mark("navy") });
        var first = await house.Get<CompanyProfile>().Letterhead(default);
        await house.Do<SetLogo, SetLogo.Input, Done>(new() { Content = Mark("red") });
        var second = await house.Get<CompanyProfile>().Letterhead(default);

        Assert.NotEqual(first.Company.Logo, second.Company.Logo);
        Assert.NotEqual(first.Logo, second.Logo);
        Assert.Equal(1, await house.Db.Set<AttachmentContent>().CountAsync());
        Assert.True(Paper(second).Length > Paper(second with { Logo = null }).Length);
        Assert.Equal(Paper(second), Paper(second));

        await house.Do<RemoveLogo, RemoveLogo.Input, Done>(new());
        Assert.Null((await house.Get<CompanyProfile>().Letterhead(default)).Logo);
        Assert.Equal(0, await house.Db.Set<AttachmentContent>().CountAsync());
    }

    [Theory, Engines]
    public async Task What_is_no_logo_is_refused_with_the_next_step_and_leaves_the_old_one(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        Assert.Equal("company.not-yet", (await house.Run<SetLogo, SetLogo.Input, Done>(new() { Content = Mark("navy") })).Code());
        await house.Do<SetCompany, SetCompany.Input, Done>(new() { Name = "結工業" });
        await house.Do<SetLogo, SetLogo.Input, Done>(new() { Content = Mark("navy") });

        Assert.Equal("missing", (await house.Run<SetLogo, SetLogo.Input, Done>(new())).Code());
        Assert.Equal("company.logo-too-large", (await house.Run<SetLogo, SetLogo.Input, Done>(new() { Content = new byte[2 * 1024 * 1024 + 1] })).Code());
        var refused = await house.Run<SetLogo, SetLogo.Input, Done>(new() { Content = "<html><script>alert(1)</script></html>"u8.ToArray() });
        Assert.Equal("company.not-a-logo", refused.Code());
        Assert.NotNull(refused.Refusals[0].Advice);
        Assert.NotNull((await house.Get<CompanyProfile>().Letterhead(default)).Logo);
    }

    private static byte[] Paper(Letterhead head) => new Letter
    {
        Title = Text.Same("Invoice"), Number = "1", Date = new(2026, 4, 1), Language = Language.Japanese, Recipient = "A", Facts = [], Body = [new Paragraph("b")],
    }.From(head).ToPdf();
}
