using Musubi.Kernel;

namespace Musubi.Admin.Mail;

/// <summary>What setting the mail server says.</summary>
internal static class MailWords
{
    public static readonly Text MailServer = new("メールサーバー", "邮件服务器", "Mail server");
    public static readonly Text PermissionSet = new("メールサーバーの設定", "设置邮件服务器", "set the mail server");
    public static readonly Text Host = new("SMTPサーバー", "SMTP服务器", "SMTP server");
    public static readonly Text HostHint = new("空欄にすると送信を止めます。メールは送信箱で待ちます。", "留空则停止发送，邮件保留在发件箱。", "Leave it empty to stop sending: mail then waits in the outbox.");
    public static readonly Text Port = new("ポート", "端口", "Port");
    public static readonly Text PortHint = new("空欄なら標準のポートを使います。", "留空则使用标准端口。", "The usual one when empty.");
    public static readonly Text Security = new("暗号化", "加密方式", "Encryption");
    public static readonly Text User = new("ユーザー名", "用户名", "User name");
    public static readonly Text Password = new("パスワード", "密码", "Password");
    public static readonly Text PasswordKept = new("保存済みです。変えるときだけ入力してください。暗号化して保存します。", "已保存，仅在更改时填写。将加密保存。", "One is kept. Type it only to change it; it is stored encrypted.");
    public static readonly Text PasswordHint = new("暗号化して保存します。", "将加密保存。", "It is stored encrypted.");
    public static readonly Text From = new("差出人のアドレス", "发件人地址", "Sender's address");
    public static readonly Text ByEnvironment = new("環境変数 MUSUBI_SMTP の設定（{0}）が優先されています。下の設定は使われません。", "当前优先使用环境变量 MUSUBI_SMTP 的设置（{0}），下面的设置不生效。", "The environment variable MUSUBI_SMTP ({0}) is in force. What is set below is not used.");
    public static readonly Text NotSet = new("まだ設定されていません。招待やパスワード再設定のメールは、設定するまで送信箱で待ちます。", "尚未设置。邀请和重设密码的邮件会在发件箱中等待。", "None is set yet. Invitations and password links wait in the outbox until one is.");
    public static readonly Text Test = new("テストメール", "测试邮件", "Test mail");
    public static readonly Text TestHint = new("保存した設定で1通送り、サーバーの返事をそのまま表示します。", "用已保存的设置发送一封，并原样显示服务器的答复。", "Sends one by the saved settings and shows what the server answers.");
    public static readonly Text To = new("宛先", "收件人", "To");
    public static readonly Text MailedDocument = new("送付した書類", "已发送的单据", "Mailed document");
    public static readonly Text Subject = new("件名", "主题", "Subject line");
    public static readonly Text Body = new("本文", "正文", "Text");
    public static readonly Text PaperLanguage = new("書類の言語", "单据语言", "Language of the paper");
    public static readonly Text SeePaper = new("添付のPDFを見る", "查看所附PDF", "See the PDF that goes along");
    public static readonly Text ToHint = new("複数のときはコンマで区切ります。返信は自分のアドレスに届きます。", "多个地址用逗号分隔。回复将发到您的邮箱。", "Separate several by commas. Answers come to you.");
    public static readonly Text PutInOutbox = new("送信箱に入れました。", "已放入发件箱。", "It is in the outbox.");
    public static readonly Text WaitsForServer = new("メールサーバーが未設定のため、設定されるまで送信箱で待ちます。", "尚未设置邮件服务器，邮件将在发件箱等待。", "No mail server is set: the mail waits in the outbox until one is.");
    public static readonly Text SubjectLine = new("{0}（{1}）", "{0}（{1}）", "{0} ({1})");
    public static readonly Text Letter = new(
        "{0}\n\nいつもお世話になっております。{1}の{2}です。\n{3}をお送りいたします。添付のPDFをご確認ください。\nご不明な点がございましたら、このメールにご返信ください。\n\n{1}\n{2}\n",
        "{0}：\n\n您好！现将{3}发送给您，请查收附件。\n如有疑问，请直接回复本邮件。\n\n{1}\n{2}\n",
        "{0},\n\nPlease find {3} attached.\nIf you have any questions, simply reply to this e-mail.\n\nKind regards,\n{2}\n{1}\n");

    public static Refusal StillDraft(Text noun) => new("mail.still-draft",
        new Text("この{0}はまだ発行されていないため、送れません。", "此{0}尚未正式开出，不能发送。", "This {0} has not been issued yet and cannot be sent.").With(noun),
        new("先に確定または発行してください。", "请先确认或开具。", "Confirm or issue it first."), Kind: RefusalKind.Conflict);

    public static Refusal TooMany(int given, int most) => new("mail.too-many",
        new Text("宛先が{0}件あります。上限は{1}件です。", "收件人有 {0} 个，上限为 {1} 个。", "It goes to {0} addresses; at most {1} fit.").With(given, most),
        new("分けて送ってください。", "请分次发送。", "Send it in turns."), "To");

    public static readonly Text SendTest = new("テストメールを送る", "发送测试邮件", "Send a test mail");
    public static readonly Text Taken = new("サーバーが受け付けました。", "服务器已接受。", "The server took it.");
    public static readonly Text TestSubject = new("Musubi のテストメール", "Musubi 测试邮件", "A test mail of Musubi");
    public static readonly Text TestBody = new("メールサーバーの設定は正しく動いています。\n", "邮件服务器设置正常。\n", "The mail server is set up and works.\n");
    public static readonly Text Waiting = new("送信箱を開く", "打开发件箱", "Open the outbox");

    public static Text Of(MailSecurity security) => security switch
    {
        MailSecurity.Tls => new("TLS（465）", "TLS（465）", "TLS (465)"),
        MailSecurity.StartTls => new("STARTTLS（587）", "STARTTLS（587）", "STARTTLS (587)"),
        _ => new("なし（25、社内の中継のみ）", "无（25，仅限内部中继）", "None (25, a relay inside only)"),
    };

    public static Refusal NoHost(string host) => new("mail.no-host",
        new Text("「{0}」はサーバーの名前として読めません。", "“{0}”不是有效的服务器名称。", "'{0}' is not the name of a server.").With(host),
        new("mail.example.co.jp のように、名前だけを入力してください。", "请只填写名称，例如 mail.example.com。", "Write the name alone: mail.example.com."), "Host");

    public static Refusal NoPort(int port) => new("mail.no-port",
        new Text("ポート{0}はありません。", "没有端口 {0}。", "There is no port {0}.").With(port),
        new("1から65535の数を入力するか、空欄にしてください。", "请填写 1 到 65535，或留空。", "Write a number from 1 to 65535, or leave it empty."), "Port");

    public static Refusal NoAddress(string field, string address) => new("mail.no-address",
        new Text("「{0}」はメールアドレスとして読めません。", "“{0}”不是有效的邮箱地址。", "'{0}' is not a mail address.").With(address),
        new("musubi@example.co.jp のように入力してください。", "请按 musubi@example.com 的格式填写。", "Write it like musubi@example.com."), field);

    public static readonly Refusal PasswordAgain = new("mail.password-again",
        new("サーバーまたはユーザー名を変えるときは、パスワードも入力が必要です。", "更改服务器或用户名时，需要重新输入密码。", "Another server or user needs the password again."),
        new("保存済みのパスワードは、別のサーバーには送りません。", "已保存的密码不会发送到其他服务器。", "The password that is kept is never sent to another server."), "Password");

    public static readonly Refusal InTheClear = new("mail.in-the-clear",
        new("暗号化なしでは、パスワードがそのまま送られます。", "不加密时，密码将以明文发送。", "Without encryption the password would travel in the clear."),
        new("TLSかSTARTTLSを選ぶか、ユーザー名を空にしてください。", "请选择 TLS 或 STARTTLS，或清空用户名。", "Choose TLS or STARTTLS, or leave the user name empty."), "Security");

    public static readonly Refusal NoneSet = new("mail.none-set", new("メールサーバーが設定されていません。", "尚未设置邮件服务器。", "No mail server is set."),
        new("上の欄に入力して保存してください。", "请在上方填写并保存。", "Fill in the fields above and save."), "Host");

    public static Refusal NoAnswer(int seconds) => new("mail.no-answer",
        new Text("{0}秒待ちましたが、サーバーから返事がありません。", "等待 {0} 秒，服务器没有答复。", "The server did not answer within {0} {0:second|seconds}.").With(seconds),
        new("サーバー名、ポート、ファイアウォールを確かめてください。", "请检查服务器名称、端口和防火墙。", "Check its name, the port, and the firewall."), "To");

    public static Refusal Said(string words) => new("mail.refused",
        new Text("送れませんでした。サーバーの返事：{0}", "发送失败。服务器答复：{0}", "It was not sent. The answer: {0}").With(words),
        new("設定を直して保存し、もう一度お試しください。", "请修正设置并保存后重试。", "Mend the settings, save them, and try again."), "To");
}
