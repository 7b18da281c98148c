using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Admin.Mail;

/// <summary>The mail server as an administrator set it on screen.</summary>
public sealed class MailSettings : IVersioned
{
    public const int MostHost = 200;

    /// <summary>One company has one mail server: its row is the first.</summary>
    public static readonly Id<MailSettings> Only = new(1);

    public required Id<MailSettings> Id { get; init; }
    public int Version { get; set; }

    /// <summary>Empty: none is set; mails wait in the outbox.</summary>
    public string Host { get; set; } = "";
    public int Port { get; set; }
    public MailSecurity Security { get; set; }
    public string User { get; set; } = "";

    /// <summary>Encrypted; empty for none.</summary>
    [Secret] public string Password { get; set; } = "";
    public string From { get; set; } = "";
}

/// <summary>Where mail goes now: by the environment, else as set on screen.</summary>
internal sealed class MailDesk(MusubiDb db, MailEnvironment environment, IDataProtectionProvider protection)
{
    private readonly IDataProtector lid = protection.CreateProtector("mail-password");

    public bool IsByEnvironment => environment.Server is not null;

    /// <summary>Null: none is set; mails wait in the outbox.</summary>
    public async Task<MailServer?> Server(CancellationToken ct) =>
        environment.Server ?? (await Settings(ct) is { Host.Length: > 0 } set ? new(set.Host, set.Port, set.Security, set.User, set.Password.Length > 0 ? lid.Unprotect(set.Password) : "", set.From) : null);

    public Task<MailSettings?> Settings(CancellationToken ct) => db.Set<MailSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == MailSettings.Only, ct);

    public string Hide(string password) => lid.Protect(password);
}
