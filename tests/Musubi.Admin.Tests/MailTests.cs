using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Mail;
using Musubi.Admin.Security;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Testing;
using Xunit;

namespace Musubi.Admin.Tests;

public sealed class MailTests
{
    [Theory, Engines]
    public async Task A_test_mail_says_what_the_server_answered(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        using var kind = new PostOffice("250 2.0.0 queued as 4F2A");
        using var strict = new PostOffice("550 5.7.1 we take nothing from you");
        var tester = house.Get<MailTest>();

        var before = await tester.Send("a@b.example", Language.English, default);
        await house.Do<SetMailServer, SetMailServer.Input, Done>(new() { Host = "127.0.0.1", Port = kind.Port, Security = MailSecurity.None, From = "musubi@b.example" });
        var taken = await tester.Send("a@b.example", Language.English, default);
        await house.Do<SetMailServer, SetMailServer.Input, Done>(new() { Host = "127.0.0.1", Port = strict.Port, Security = MailSecurity.None, From = "musubi@b.example" });
        var refused = await house.Get<MailTest>().Send("a@b.example", Language.English, default);

        Assert.Equal("mail.none-set", before.Code());
        Assert.Contains("queued as 4F2A", taken.Value, StringComparison.Ordinal);
        Assert.Contains("we take nothing from you", refused.Refusals[0].What.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_go_along_as_files_and_answers_come_to_whoever_sent_it()
    {
        using var office = new PostOffice("250 taken");
        var paper = new PrintedDocument
        {
            Id = new(7), SubjectKind = "invoice", SubjectId = 1, Form = "invoice", Language = Language.Japanese, At = new(2026, 9, 26, 0, 0, 0, DateTimeKind.Utc), Title = "請求書 INV-2609-00001", Hash = "", Edition = 0, Bytes = "%PDF-1.7 paper"u8.ToArray(),
        };

        await new MailServer("127.0.0.1", office.Port, MailSecurity.None, "", "", "musubi@b.example")
            .Send(new() { To = "a@b.example, c@d.example", Subject = "請求書", Body = "ご確認ください。", ReplyTo = "sato@b.example", Papers = [7] }, "1", TestContext.Current.CancellationToken, [paper]);

        var letter = MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Assert.Single(office.Letters))));
        Assert.Equal(["a@b.example", "c@d.example"], letter.To.Mailboxes.Select(m => m.Address));
        Assert.Equal("sato@b.example", Assert.Single(letter.ReplyTo.Mailboxes).Address);
        var file = Assert.IsType<MimeKit.MimePart>(Assert.Single(letter.Attachments));
        Assert.Equal(("請求書 INV-2609-00001.pdf", "application/pdf"), (file.FileName, file.ContentType.MimeType));
        using var content = new MemoryStream();
        await file.Content!.DecodeToAsync(content, TestContext.Current.CancellationToken);
        Assert.Equal(paper.Bytes, content.ToArray());
    }

    [Theory, Engines]
    public async Task The_password_lies_encrypted_and_goes_to_no_other_server(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await MasterKey.Prepare(house.Services, default);
        var set = new SetMailServer.Input { Host = "mail.b.example", Security = MailSecurity.Tls, User = "musubi", Password = "knot-and-bow", From = "musubi@b.example" };
        await house.Do<SetMailServer, SetMailServer.Input, Done>(set);

        var stored = await house.Db.Set<MailSettings>().SingleAsync();
        Assert.Equal((465, "mail.b.example"), (stored.Port, stored.Host));
        Assert.DoesNotContain("knot", stored.Password, StringComparison.Ordinal);
        Assert.Equal("knot-and-bow", (await house.Get<MailDesk>().Server(default))!.Password);
        var elsewhere = await house.Run<SetMailServer, SetMailServer.Input, Done>(set with { Host = "mail.evil.example", Password = "" });
        Assert.Equal("mail.password-again", elsewhere.Code());
        await house.Do<SetMailServer, SetMailServer.Input, Done>(set with { From = "post@b.example", Password = "" });
        Assert.Equal("knot-and-bow", (await house.Get<MailDesk>().Server(default))!.Password);
        Assert.Equal("mail.in-the-clear", (await house.Run<SetMailServer, SetMailServer.Input, Done>(set with { Version = 1, Security = MailSecurity.None })).Code());
    }

    [Theory, Engines]
    public async Task Keys_lie_locked_once_there_is_a_master_key_and_open_with_no_other(TestEngine engine)
    {
        var key = new MasterKey(RandomNumberGenerator.GetBytes(32));
        await using var house = await House.Open(engine, s => s.AddSingleton(key));
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Musubi.Data.MusubiDb>();
            db.Add(new DataKey { Id = "old", Xml = "<key id='1' />" });
            await db.SaveChangesAsync();
        }

        await MasterKey.Prepare(house.Services, default);

        Assert.All(await house.Db.Set<DataKey>().ToListAsync(), k => Assert.True(MasterKey.IsLocked(k.Xml)));
        Assert.Equal("<key id='1' />", key.Open((await house.Db.Set<DataKey>().SingleAsync(k => k.Id == "old")).Xml));
        var locked = key.Lock("secret");
        Assert.ThrowsAny<CryptographicException>(() => new MasterKey(RandomNumberGenerator.GetBytes(32)).Open(locked));
        Assert.ThrowsAny<CryptographicException>(() => new MasterKey(null).Open(locked));
        Assert.Equal("plain", new MasterKey(null).Open(new MasterKey(null).Lock("plain")));
    }
}
