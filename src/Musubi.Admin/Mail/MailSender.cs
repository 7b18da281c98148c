using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Outbox;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;

namespace Musubi.Admin.Mail;

/// <summary>Takes mails from the outbox to the server.</summary>
internal sealed class MailSender(MailDesk desk, MusubiDb db) : IOutboxSender
{
    public string Kind => Mail.Kind;

    public async ValueTask<bool> IsReady(CancellationToken ct) => await desk.Server(ct) is not null;

    public async Task Send(OutboxMessage message, CancellationToken ct)
    {
        var server = await desk.Server(ct) ?? throw new InvalidOperationException("No mail server is set.");
        var mail = JsonSerializer.Deserialize<Mail>(message.Body)!;
        var wanted = mail.Papers.Select(p => new Id<PrintedDocument>(p)).ToList();
        var papers = wanted.Count == 0 ? [] : await db.Set<PrintedDocument>().AsNoTracking().Where(p => wanted.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(ct);
        await server.Send(mail, message.Id.Value.ToString(CultureInfo.InvariantCulture), ct, papers);
    }
}
