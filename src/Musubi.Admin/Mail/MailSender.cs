using System.Text.Json;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Musubi.Data.Outbox;

namespace Musubi.Admin.Mail;

/// <summary>Which server takes our mail: <c>MUSUBI_SMTP=smtps://name:password@mail.company.jp:465?from=musubi@company.jp</c>; <c>smtp://</c> begins in the clear and turns to TLS where the server can.</summary>
/// <param name="Server">Null: none is set; mails wait in the outbox.</param>
public sealed record MailServer(Uri? Server, string From)
{
    public const string Example = "MUSUBI_SMTP=smtps://name:password@mail.example:465?from=musubi@mail.example";

    public static MailServer FromEnvironment()
    {
        if (!Uri.TryCreate(Environment.GetEnvironmentVariable("MUSUBI_SMTP"), UriKind.Absolute, out var server) || server.Scheme is not ("smtp" or "smtps"))
            return new(null, "");
        var from = System.Web.HttpUtility.ParseQueryString(server.Query)["from"];
        return new(server, string.IsNullOrEmpty(from) ? "musubi@" + server.Host : from);
    }
}

/// <summary>Takes mails from the outbox to the server, one connection a mail: there are few.</summary>
internal sealed class MailSender(MailServer settings) : IOutboxSender
{
    public string Kind => Mail.Kind;

    public bool IsReady => settings.Server is not null;

    public async Task Send(OutboxMessage message, CancellationToken ct)
    {
        var mail = JsonSerializer.Deserialize<Mail>(message.Body)!;
        var server = settings.Server!;
        using var letter = new MimeMessage { Subject = mail.Subject, Body = new TextPart("plain") { Text = mail.Body }, MessageId = $"{message.Id}@{server.Host}" };
        letter.From.Add(MailboxAddress.Parse(settings.From));
        letter.To.Add(MailboxAddress.Parse(mail.To));
        using var smtp = new SmtpClient();
        await smtp.ConnectAsync(server.Host, server.Port > 0 ? server.Port : server.Scheme == "smtps" ? 465 : 587, server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, ct);
        if (server.UserInfo.Split(':', 2) is [var name, var password])
            await smtp.AuthenticateAsync(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password), ct);
        await smtp.SendAsync(letter, ct);
        await smtp.DisconnectAsync(quit: true, ct);
    }
}
