using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Mail;
using Musubi.Catalog.Items;
using Musubi.Data.Outbox;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Modules.Workplace.Timeline;
using Musubi.Parties.Register;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>Papers on their way to the customer.</summary>
public class MailStory
{
    [Theory, Engines]
    public async Task A_confirmation_is_mailed_as_the_file_that_is_kept_and_a_draft_is_not(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var house = shop.House;
        var customer = await house.Db.Set<Party>().SingleAsync(p => p.Name == "北斗化学株式会社");
        var item = await house.Db.Set<Item>().SingleAsync(i => i.Code == "BRG-6204-ZZ");
        var order = await house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = customer.Id, Date = house.Clock.Today, Lines = [new() { Item = item.Id, Quantity = 2 }] });
        var mail = new MailDocument.Input { Kind = "sales_order", Id = order.Value, Form = "confirmation", Language = "ja", To = "buyer@hokuto.example; desk@hokuto.example", Subject = "注文請書", Body = "ご確認ください。" };

        Assert.Equal("mail.still-draft", (await house.Run<MailDocument, MailDocument.Input, Id<MailedDocument>>(mail)).Refusals[0].Code);
        await house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order });
        await house.Do<MailDocument, MailDocument.Input, Id<MailedDocument>>(mail);

        var kept = await house.Db.Set<PrintedDocument>().SingleAsync();
        var sent = JsonSerializer.Deserialize<Mail>((await house.Db.Set<OutboxMessage>().SingleAsync(m => m.Kind == Mail.Kind)).Body)!;
        Assert.Equal(("buyer@hokuto.example, desk@hokuto.example", kept.Id.Value), (sent.To, Assert.Single(sent.Papers)));
        Assert.Equal(kept.Bytes, (await house.Get<PrintShelf>().Print("sales_order", order.Value, "confirmation", Language.Japanese, default))!.Value.Bytes);
        var story = await house.Get<Story>().Read("sales_order", order.Value, house.As("sales.view", "workplace.use"), null, default);
        Assert.Contains(story.Happenings, h => h.What.ToString().Contains("sent it by e-mail", StringComparison.Ordinal));
        Assert.DoesNotContain(story.Happenings.SelectMany(h => h.Changes), c => c.After?.Contains('@', StringComparison.Ordinal) == true);
    }

    [Theory, Engines]
    public async Task Whom_it_goes_to_is_read_with_care_and_forgotten_with_the_party(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var house = shop.House;
        var customer = await house.Db.Set<Party>().SingleAsync(p => p.Name == "北斗化学株式会社");
        var item = await house.Db.Set<Item>().SingleAsync(i => i.Code == "BRG-6204-ZZ");
        var order = await house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = customer.Id, Date = house.Clock.Today, Lines = [new() { Item = item.Id, Quantity = 2 }] });
        await house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order });
        var mail = new MailDocument.Input { Kind = "sales_order", Id = order.Value, Form = "confirmation", Language = "en", To = customer.Email, Subject = "Order", Body = "Enclosed." };

        foreach (var (to, code) in new[] { ("", "missing"), ("nobody", "mail.no-address"), ("a@b.example\r\nBcc: x@y.example", "mail.no-address"), (string.Join(',', Enumerable.Range(1, 11).Select(n => $"a{n}@b.example")), "mail.too-many") })
            Assert.Equal(code, (await house.Run<MailDocument, MailDocument.Input, Id<MailedDocument>>(mail with { To = to })).Refusals[0].Code);
        Assert.Equal("not-found", (await house.Run<MailDocument, MailDocument.Input, Id<MailedDocument>>(mail with { Form = "pick-list" })).Refusals[0].Code);
        Assert.Equal("not-found", (await house.Run<MailDocument, MailDocument.Input, Id<MailedDocument>>(mail, house.As("workplace.mail-documents"))).Refusals[0].Code);
        await house.Do<MailDocument, MailDocument.Input, Id<MailedDocument>>(mail);
        await house.Do<EraseParty, EraseParty.Input, Done>(new() { Id = customer.Id });

        Assert.Equal("", (await house.Db.Set<MailedDocument>().SingleAsync()).To);
    }
}
