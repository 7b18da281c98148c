using System.Globalization;
using System.Text.Json;
using Musubi.Data.Outbox;

namespace Musubi.Admin.Mail;

/// <summary>Takes mails from the outbox to the server.</summary>
internal sealed class MailSender(MailDesk desk) : IOutboxSender
{
    public string Kind => Mail.Kind;

    public async ValueTask<bool> IsReady(CancellationToken ct) => await desk.Server(ct) is not null;

    public async Task Send(OutboxMessage message, CancellationToken ct)
    {
        var server = await desk.Server(ct) ?? throw new InvalidOperationException("No mail server is set.");
        await server.Send(JsonSerializer.Deserialize<Mail>(message.Body)!, message.Id.Value.ToString(CultureInfo.InvariantCulture), ct);
    }
}
