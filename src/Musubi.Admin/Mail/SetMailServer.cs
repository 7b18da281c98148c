using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Mail;

/// <summary>Says which server takes our mail. Without a host, none does, and mails wait in the outbox.</summary>
[Needs(AdminPermission.SetMail)]
internal sealed class SetMailServer(MusubiDb db, MailDesk desk) : IUseCase<SetMailServer.Input, Done>
{
    private const int MostPort = 65_535;

    public sealed record Input
    {
        public int Version { get; init; }
        public string Host { get; init; } = "";

        /// <summary>None: the usual one.</summary>
        public int? Port { get; init; }
        public MailSecurity Security { get; init; }
        public string User { get; init; } = "";

        /// <summary>Empty keeps the one there is, as long as host and user stay.</summary>
        public string Password { get; init; } = "";
        public string From { get; init; } = "";

        internal static Input Of(MailSettings? set) => set is null ? new() : new() { Version = set.Version, Host = set.Host, Port = set.Port, Security = set.Security, User = set.User, From = set.From };
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var (host, user, from) = (input.Host.Trim(), input.User.Trim(), input.From.Trim());
        var set = await db.Set<MailSettings>().SingleOrDefaultAsync(s => s.Id == MailSettings.Only, ct);
        var refusals = new List<Refusal>();
        foreach (var (field, name, value) in new[] { ("Host", MailWords.Host, host), ("User", MailWords.User, user), ("From", MailWords.From, from), ("Password", MailWords.Password, input.Password) })
        {
            if (value.Length > MailSettings.MostHost)
                refusals.Add(Refusal.TooLong(field, name, value.Length, MailSettings.MostHost));
        }
        if (host.Length > 0)
        {
            if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
                refusals.Add(MailWords.NoHost(host));
            if (input.Port is <= 0 or > MostPort)
                refusals.Add(MailWords.NoPort(input.Port.Value));
            if (from.Length == 0)
                refusals.Add(Refusal.Missing("From", MailWords.From));
            else if (MailAddresses.Read(from) is null)
                refusals.Add(MailWords.NoAddress("From", from));
            // A kept password must not be sent to another server by whoever may set one but does not know it.
            if (input.Password.Length == 0 && set is { Password.Length: > 0 } && user.Length > 0 && (set.Host != host || set.User != user))
                refusals.Add(MailWords.PasswordAgain);
            if (input.Password.Length > 0 && user.Length == 0)
                refusals.Add(Refusal.Missing("User", MailWords.User));
            if (user.Length > 0 && input.Security == MailSecurity.None)
                refusals.Add(MailWords.InTheClear);
        }
        if (refusals.Count > 0)
            return refusals;

        if (set is null)
            db.Add(set = new MailSettings { Id = MailSettings.Only });
        else if (set.Version != input.Version)
            return Refusal.EditedMeanwhile(MailWords.MailServer);
        (set.Host, set.Port, set.Security, set.User, set.From) = (host, input.Port ?? MailServer.UsualPort(input.Security), input.Security, user, from);
        if (user.Length == 0 || host.Length == 0)
            set.Password = "";
        else if (input.Password.Length > 0)
            set.Password = desk.Hide(input.Password);
        return default(Done);
    }
}
