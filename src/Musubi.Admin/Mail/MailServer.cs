using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Musubi.Modules.Workplace.Printing;

namespace Musubi.Admin.Mail;

/// <summary>How the line to the server is guarded: from the first byte, or from a point the server offers, or not at all.</summary>
public enum MailSecurity { Tls, StartTls, None }

/// <summary>Which server takes our mail, and as whom.</summary>
/// <param name="User">Empty: the server asks no name.</param>
public sealed record MailServer(string Host, int Port, MailSecurity Security, string User, string Password, string From)
{
    public const string Example = "MUSUBI_SMTP=smtps://name:password@mail.example:465?from=musubi@mail.example";

    public static int UsualPort(MailSecurity security) => security switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 };

    /// <summary><c>smtps://name:password@mail.company.jp:465?from=musubi@company.jp</c>; <c>smtp://</c> begins in the clear and turns to TLS where the server can. Null when it is no such address.</summary>
    public static MailServer? Of(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var server) || server.Scheme is not ("smtp" or "smtps"))
            return null;
        var from = System.Web.HttpUtility.ParseQueryString(server.Query)["from"];
        var security = server.Scheme == "smtps" ? MailSecurity.Tls : MailSecurity.StartTls;
        var (user, password) = server.UserInfo.Split(':', 2) is [var name, var secret] ? (Uri.UnescapeDataString(name), Uri.UnescapeDataString(secret)) : ("", "");
        return new(server.Host, server.Port > 0 ? server.Port : UsualPort(security), security, user, password, string.IsNullOrEmpty(from) ? "musubi@" + server.Host : from) { MayStayInTheClear = true };
    }

    /// <summary>An address in the environment turns to TLS where the server can; a server set on screen does what it says.</summary>
    private bool MayStayInTheClear { get; init; }

    /// <summary>Hands over one mail, on a connection of its own: there are few.</summary>
    /// <returns>What the server answered.</returns>
    public async Task<string> Send(Mail mail, string id, CancellationToken ct, IReadOnlyList<PrintedDocument>? papers = null)
    {
        var body = new BodyBuilder { TextBody = mail.Body };
        foreach (var paper in papers ?? [])
            body.Attachments.Add($"{paper.Title}.pdf", paper.Bytes, new ContentType("application", "pdf"));
        using var letter = new MimeMessage { Subject = mail.Subject, Body = body.ToMessageBody(), MessageId = string.Create(CultureInfo.InvariantCulture, $"{id}@{Host}") };
        letter.From.Add(MailboxAddress.Parse(From));
        letter.To.AddRange(InternetAddressList.Parse(mail.To));
        if (mail.ReplyTo.Length > 0)
            letter.ReplyTo.Add(MailboxAddress.Parse(mail.ReplyTo));
        using var smtp = new SmtpClient();
        await smtp.ConnectAsync(Host, Port, Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => MayStayInTheClear ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, ct);
        if (User.Length > 0)
            await smtp.AuthenticateAsync(User, Password, ct);
        var answer = await smtp.SendAsync(letter, ct);
        await smtp.DisconnectAsync(quit: true, ct);
        return answer;
    }
}

/// <summary>The server the environment names (<c>MUSUBI_SMTP</c>): it wins over what is set on screen.</summary>
public sealed record MailEnvironment(MailServer? Server)
{
    public static MailEnvironment Read() => new(MailServer.Of(Environment.GetEnvironmentVariable("MUSUBI_SMTP")));
}
