using Musubi.Admin.Mail;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Backups;
using Musubi.Data.Ids;
using Musubi.Data.Outbox;
using Musubi.Kernel;

namespace Musubi.Admin.Links;

public enum LinkPurpose { Invitation, Reset }

/// <summary>A link in a mail with which somebody chooses their password. Works once, and not for long.</summary>
[NotBackedUp]
public sealed class PasswordLink : IPartOf
{
    public required Id<PasswordLink> Id { get; init; }
    public required Id<User> UserId { get; init; }
    public required LinkPurpose Purpose { get; init; }
    [Secret] public required string TokenHash { get; init; }
    public required DateTime EndsAt { get; init; }
    public DateTime? UsedAt { get; set; }
    public (string Kind, long Id) Whole => ("user", UserId.Value);

    public static TimeSpan Lasts(LinkPurpose purpose) => purpose == LinkPurpose.Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromHours(2);
}

/// <summary>Writes the mail that bears a link, in the language of whoever gets it.</summary>
internal sealed class LinkMail(AdminDb db, IdSource ids, Clock clock, OutboxBox outbox, SiteAddress site)
{
    public void Send(User user, LinkPurpose purpose)
    {
        var token = Session.NewToken();
        db.All.Add(new PasswordLink { Id = ids.Next<PasswordLink>(), UserId = user.Id, Purpose = purpose, TokenHash = Session.HashOf(token), EndsAt = clock.Now + PasswordLink.Lasts(purpose) });
        var (subject, body) = purpose == LinkPurpose.Invitation ? (InvitationSubject, Invitation) : (ResetSubject, Reset);
        outbox.Put(Mail.Mail.Kind, new Mail.Mail
        {
            To = user.Email, Subject = subject.In(user.Language),
            Body = body.With(user.Name, site.To("/password/" + token)).In(user.Language),
        });
    }

    private static readonly Text InvitationSubject = new("Musubi へのご招待", "Musubi 邀请", "Your invitation to Musubi");
    private static readonly Text ResetSubject = new("Musubi のパスワード再設定", "重设 Musubi 密码", "Reset your Musubi password");

    private static readonly Text Invitation = new(
        "{0} 様\n\nMusubi のアカウントが用意されました。次のリンクからパスワードを設定してください（7日間有効、1回限り）。\n\n{1}\n",
        "{0}，您好：\n\n您的 Musubi 账户已创建。请通过以下链接设置密码（7天内有效，仅限一次）。\n\n{1}\n",
        "Dear {0},\n\nYou have an account on Musubi. Choose your password here (the link works once, within 7 days):\n\n{1}\n");

    private static readonly Text Reset = new(
        "{0} 様\n\nパスワードの再設定が依頼されました。次のリンクから新しいパスワードを設定してください（2時間有効、1回限り）。\n\n{1}\n\nお心当たりがなければ、このメールは破棄してください。パスワードは変わりません。\n",
        "{0}，您好：\n\n我们收到了重设密码的请求。请通过以下链接设置新密码（2小时内有效，仅限一次）。\n\n{1}\n\n若非本人操作，请忽略此邮件，密码不会改变。\n",
        "Dear {0},\n\nsomebody asked to reset your password. Choose a new one here (the link works once, within 2 hours):\n\n{1}\n\nIf it was not you, throw this mail away; your password stays.\n");
}
