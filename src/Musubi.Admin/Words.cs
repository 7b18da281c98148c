using Musubi.Admin.Users;
using Musubi.Data.Audit;
using Musubi.Data.Outbox;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Admin;

/// <summary>The words of administration.</summary>
internal static class Words
{
    public static readonly Text Name = new("氏名", "姓名", "Name");
    public static readonly Text Email = new("メールアドレス", "邮箱", "E-mail address");
    public static readonly Text Password = new("パスワード", "密码", "Password");
    public static readonly Text Department = new("部署", "部门", "Department");
    public static readonly Text Language = new("言語", "语言", "Language");
    public static readonly Text TimeZone = new("タイムゾーン", "时区", "Time zone");
    public static readonly Text CompanyZone = new("会社と同じ", "与公司相同", "As the company");
    public static readonly Text TimeZoneHint = new("日時はこのタイムゾーンで表示されます。伝票の日付は会社の日付のままです。", "日期时间按此时区显示，单据日期仍为公司日期。", "Moments are shown in it. Dates of documents stay the company's.");
    public static readonly Text State = new("状態", "状态", "State");
    public static readonly Text Since = new("登録日時", "创建时间", "Since");
    public static readonly Text User = new("ユーザー", "用户", "user");
    public static readonly Text Users = new("ユーザー", "用户", "Users");
    public static readonly Text Role = new("役割", "角色", "role");
    public static readonly Text Roles = new("役割と権限", "角色与权限", "Roles and rights");
    public static readonly Text StandardRole = new("標準の役割", "标准角色", "standard role");
    public static readonly Text Right = new("権限", "权限", "right");
    public static readonly Text Rights = new("権限", "权限", "Rights");
    public static readonly Text Session = new("セッション", "会话", "session");
    public static readonly Text Sessions = new("サインイン中の端末", "登录设备", "Sign-ins");
    public static readonly Text Device = new("端末", "设备", "Device");
    public static readonly Text Address = new("接続元", "来源地址", "Network address");
    public static readonly Text Started = new("サインイン", "登录时间", "Signed in");
    public static readonly Text LastSeen = new("最終利用", "最近使用", "Last seen");
    public static readonly Text Ended = new("終了", "已结束", "Ended");
    public static readonly Text Open = new("有効", "有效", "Signed in now");
    public static readonly Text EndSession = new("サインアウトさせる", "强制退出", "End");
    public static readonly Text Token = new("トークン", "令牌", "token");
    public static readonly Text TokenName = new("トークンの名前", "令牌名称", "The token's name");
    public static readonly Text Passkey = new("パスキー", "通行密钥", "Passkey");
    public static readonly Text SecondFactor = new("二要素認証", "双重验证", "Second factor");
    public static readonly Text Invite = new("ユーザーを招待", "邀请用户", "Invite a user");
    public static readonly Text SignIn = new("サインイン", "登录", "Sign in");
    public static readonly Text StaySignedIn = new("サインインしたままにする", "保持登录状态", "Stay signed in");
    public static readonly Text SignInSlogan = new("社内と得意先を、ひとつに結ぶ。", "让企业与客户，紧密相连。", "Your company and its customers, tied in one.");

    public static readonly Text SignInByPasskey = new("パスキーでサインイン", "使用通行密钥登录", "Sign in with a passkey");
    public static readonly Text Forgot = new("パスワードを忘れた", "忘记密码", "Forgot password");
    public static readonly Text ForgotHint = new("登録されているメールアドレスに、再設定用のリンクを送ります。", "我们将向已登记的邮箱发送重设链接。", "We send a link to the address you are registered with.");
    public static readonly Text LinkOnItsWay = new("このアドレスのユーザーがいれば、まもなくメールが届きます。リンクは2時間有効です。", "如果该邮箱有对应用户，您将很快收到邮件。链接2小时内有效。", "If somebody has this address, a mail is on its way. The link works for two hours.");
    public static readonly Text SendLink = new("再設定リンクを送る", "发送重设链接", "Send a reset link");
    public static readonly Text LinkSent = new("リンクを送信箱に入れました。", "链接已放入发件箱。", "The link is in the outbox.");
    public static readonly Text ChoosePassword = new("パスワードの設定", "设置密码", "Choose a password");
    public static readonly Text PresentPassword = new("現在のパスワード", "当前密码", "Present password");
    public static readonly Text NewPassword = new("新しいパスワード", "新密码", "New password");
    public static readonly Text Again = new("もう一度", "再次输入", "Again");
    public static readonly Text PasswordHint = new("10文字以上。記号や数字は必須ではありません。長い言葉のほうが安全です。", "至少10个字符，不要求符号或数字；长短语更安全。", "Ten characters or more. Signs and digits are not asked for; a long phrase is safer.");
    public static readonly Text PasswordChanged = new("パスワードを変更しました。ほかの端末はサインアウトされました。", "密码已修改，其他设备已退出登录。", "The password is changed. Other devices are signed out.");
    public static readonly Text MustChangePassword = new("最初のパスワードを、ご自身のものに変更してください。", "请将初始密码改为您自己的密码。", "Change the first password to one of your own.");
    public static readonly Text TypeCode = new("認証アプリの6桁のコード、または回復コードを入力してください。", "请输入验证应用中的6位数字或恢复代码。", "Type the six digits of your authenticator app, or a recovery code.");
    public static readonly Text Code = new("コード", "验证码", "Code");
    public static readonly Text RememberDevice = new("この端末を30日間記憶する", "在此设备上记住30天", "Remember this device for 30 days");
    public static readonly Text GoOn = new("次へ", "继续", "Continue");
    public static readonly Text On = new("有効", "已启用", "On");
    public static readonly Text Off = new("無効", "未启用", "Off");
    public static readonly Text TurnOn = new("有効にする", "启用", "Turn on");
    public static readonly Text TurnOff = new("無効にする", "停用", "Turn off");
    public static readonly Text NewCodes = new("回復コードを作り直す", "重新生成恢复代码", "New recovery codes");
    public static readonly Text ScanThis = new("認証アプリ（Google Authenticator、Microsoft Authenticator など）で読み取り、表示された6桁を入力してください。", "请用验证应用（Google Authenticator、Microsoft Authenticator 等）扫描，然后输入显示的6位数字。", "Scan this with an authenticator app (Google Authenticator, Microsoft Authenticator…), then type the six digits it shows.");
    public static readonly Text OrType = new("読み取れないときは、このキーを入力：", "无法扫描时请输入此密钥：", "If you cannot scan, type this key:");
    public static readonly Text SecondFactorOn = new("二要素認証を有効にしました。", "双重验证已启用。", "The second factor is on.");
    public static readonly Text SecondFactorOff = new("二要素認証を無効にしました。", "双重验证已停用。", "The second factor is off.");
    public static readonly Text KeepCodes = new("次の回復コードを印刷し、安全な場所に保管してください。端末を失くしたとき、それぞれ1回だけ使えます。二度と表示されません。", "请打印以下恢复代码并妥善保管。设备丢失时，每个代码可使用一次；不会再次显示。", "Print these recovery codes and keep them safe. Each opens once should you lose the device. They are not shown again.");
    public static readonly Text SecondFactorStands = new("サインインのたびに認証アプリのコードを確認します。未使用の回復コード：{0}個。", "每次登录都会核对验证应用的代码。未使用的恢复代码：{0}个。", "Every sign-in asks for a code of your app. Recovery codes left: {0}.");
    public static readonly Text MustSetUpSecondFactor = new("あなたの役割には二要素認証が必要です。設定してください。", "您的角色要求双重验证，请进行设置。", "Your role asks for a second factor. Set it up to go on.");
    public static readonly Text Passkeys = new("パスキー", "通行密钥", "Passkeys");
    public static readonly Text PasskeysAre = new("パスキーは端末の指紋・顔・PINで開く鍵です。パスワードも確認コードも要りません。", "通行密钥用设备的指纹、面容或PIN打开，无需密码和验证码。", "A passkey opens with the finger, face or PIN of your device: no password, no code.");
    public static readonly Text PasskeyExample = new("例：会社のノートPC", "例如：公司笔记本电脑", "Office laptop, say");
    public static readonly Text AddPasskey = new("パスキーを追加", "添加通行密钥", "Add a passkey");
    public static readonly Text RemovePasskeyAsk = new("このパスキーではサインインできなくなります。", "将无法再用此通行密钥登录。", "It will not open the door any more.");
    public static readonly Text PasskeyRemoved = new("パスキーを削除しました。", "通行密钥已删除。", "The passkey is gone.");
    public static readonly Text Label = new("名前", "名称", "Name");
    public static readonly Text MyAccount = new("マイアカウント", "我的账户", "My account");
    public static readonly Text Profile = new("プロフィール", "个人资料", "Profile");
    public static readonly Text ThemeHint = new("表示の明るさは画面上部のボタンで切り替えられます（端末ごとに記憶）。", "显示亮度可用页面上方的按钮切换（按设备记忆）。", "Light or dark is chosen with the button at the top, for each device.");
    public static readonly Text EndOthers = new("ほかの端末をすべてサインアウト", "退出所有其他设备", "Sign out everywhere else");
    public static readonly Text EndOthersAsk = new("この端末以外の、すべてのサインインを終了します。", "将结束此设备以外的所有登录。", "Ends every sign-in but this one.");
    public static readonly Text SessionEnded = new("サインアウトさせました。", "已强制退出。", "Signed out.");
    public static readonly Text ThisOne = new("この端末", "本设备", "This one");
    public static readonly Text Tokens = new("APIトークン", "API令牌", "API tokens");
    public static readonly Text TokensAre = new("外部のプログラムがあなたとしてAPIを使うための鍵です。必要な権限だけを選んでください。", "供外部程序以您的身份使用API的密钥，请仅勾选所需权限。", "A key with which a program uses the API as you. Choose just the rights it needs.");
    public static readonly Text TokenOnce = new("トークンを作成しました。今だけ表示されます。コピーして安全に保管してください。", "令牌已创建，仅显示这一次，请复制并妥善保管。", "The token is made. It is shown this once: copy it and keep it safe.");
    public static readonly Text TokenStart = new("先頭", "开头", "Begins with");
    public static readonly Text Until = new("有効期限", "有效期至", "Works until");
    public static readonly Text LastUsed = new("最終利用", "最近使用", "Last used");
    public static readonly Text Revoke = new("取り消す", "吊销", "Revoke");
    public static readonly Text RevokeAsk = new("このトークンを使うプログラムは、すぐに止まります。", "使用此令牌的程序将立即失效。", "Programs that use it stop working at once.");
    public static readonly Text TokenRevoked = new("トークンを取り消しました。", "令牌已吊销。", "The token is revoked.");
    public static readonly Text NewToken = new("新しいトークン", "新建令牌", "New token");
    public static readonly Text EmailHint = new("サインインに使います。", "用于登录。", "Used to sign in.");
    public static readonly Text RolesHint = new("選ばなければ、部署の標準の役割になります。", "不选则使用部门的标准角色。", "None chosen: the standard role of the department.");
    public static readonly Text FirstPassword = new("メールを使わない場合", "不使用邮件时", "Without mail");
    public static readonly Text FirstPasswordHint = new("空欄なら招待メールを送ります。入力すると招待せず、本人は最初のサインインで変更します。", "留空则发送邀请邮件；填写则不发送，本人首次登录时须修改。", "Left empty, an invitation is mailed. Else tell them this; they change it when they first sign in.");
    public static readonly Text Invited = new("招待メールを送信箱に入れました。", "邀请邮件已放入发件箱。", "The invitation is in the outbox.");
    public static readonly Text InviteAgain = new("招待を再送", "重新发送邀请", "Invite again");
    public static readonly Text NoSuchUser = new("このユーザーは見つかりません。", "找不到该用户。", "There is no such user.");
    public static readonly Text NoSuchRole = new("この役割は見つかりません。", "找不到该角色。", "There is no such role.");
    public static readonly Text Unlock = new("ロックを解除", "解锁", "Unlock");
    public static readonly Text Unlocked = new("ロックを解除しました。", "已解锁。", "Unlocked.");
    public static readonly Text LockedUntil = new("ロック中。解除予定：", "已锁定，解锁时间：", "Locked until");
    public static readonly Text Deactivate = new("利用を停止", "停用", "Deactivate");
    public static readonly Text DeactivateAsk = new("この人はすぐに使えなくなります。登録した内容は残ります。", "该用户将立即无法使用，其录入的内容会保留。", "They are shut out at once. What they entered stays.");
    public static readonly Text Deactivated = new("利用を停止しました。", "已停用。", "Deactivated.");
    public static readonly Text Reactivate = new("利用を再開", "恢复使用", "Reactivate");
    public static readonly Text Reactivated = new("利用を再開しました。", "已重新启用。", "Reactivated.");
    public static readonly Text ResetSecondFactor = new("二要素認証を解除", "重置双重验证", "Reset second factor");
    public static readonly Text ResetSecondFactorAsk = new("端末を失くした人のために、二要素認証を解除します。本人確認をしてから行ってください。", "为丢失设备的人重置双重验证，请先核实本人身份。", "For somebody who lost their device. Make sure it is them.");
    public static readonly Text RoleName = new("役割の名前", "角色名称", "Name of the role");
    public static readonly Text NewRole = new("役割を追加", "新建角色", "New role");
    public static readonly Text CopyOf = new("元にする役割", "复制自", "Copy of");
    public static readonly Text CopyOfRole = new("「{0}」をコピー", "复制“{0}”", "Copy of {0}");
    public static readonly Text EmptyRole = new("空の役割", "空角色", "Empty role");
    public static readonly Text ResetRole = new("標準に戻す", "恢复标准", "Back to standard");
    public static readonly Text ResetRoleAsk = new("この役割の権限を、製品の標準に戻します。", "将该角色的权限恢复为产品标准。", "The role holds again what the product gave it.");
    public static readonly Text DeleteRoleAsk = new("この役割を削除します。", "将删除该角色。", "Deletes the role.");
    public static readonly Text NeedsSecondFactor = new("二要素認証を必須にする", "要求双重验证", "Requires a second factor");
    public static readonly Text Holders = new("この役割を持つ人", "拥有此角色的用户", "Who holds it");
    public static readonly Text NobodyHolds = new("まだ誰も持っていません。", "尚无人拥有。", "Nobody yet.");

    public static readonly Text Trail = new("監査証跡", "审计日志", "Audit trail");
    public static readonly Text When = new("日時", "时间", "When");
    public static readonly Text Person = new("実行者", "操作人", "Person");
    public static readonly Text Act = new("操作", "操作", "Act");
    public static readonly Text Subject = new("対象", "对象", "Subject");
    public static readonly Text Change = new("変更", "变更", "Change");
    public static readonly Text Days = new("期間", "期间", "Days");
    public static readonly Text Sealed = new("封印済み", "已封印", "Sealed");
    public static readonly Text Seal = new("封印番号", "封印编号", "Seal");
    public static readonly Text NotYetSealed = new("まもなく封印されます", "即将封印", "soon");
    public static readonly Text Field = new("項目", "项目", "Field");
    public static readonly Text Before = new("変更前", "变更前", "Before");
    public static readonly Text After = new("変更後", "变更后", "After");
    public static readonly Text NoSuchEntry = new("この記録は見つかりません。", "找不到该记录。", "There is no such entry.");
    public static readonly Text ErasedForPrivacy = new("個人情報の消去により、内容は残っていません。ハッシュは残り、証跡の連鎖は検証できます。", "内容已因隐私被清除；哈希仍在，链条可继续验证。", "The fields were erased for privacy. Their hash stays, so the chain still proves itself.");
    public static readonly Text VerifyTrail = new("改ざんがないか検証", "验证是否被篡改", "Verify the chain");
    public static readonly Text TrailIsWhole = new("改ざんはありません。", "未发现篡改。", "The trail is whole.");
    public static readonly Text TrailCounted = new("{0:N0}件を検証しました。", "已验证{0:N0}条。", "{0:N0} {0:entry was|entries were} checked.");
    public static readonly Text TrailIsBroken = new("{0}か所が封印と一致しません。", "有{0}处与封印不符。", "{0} {0:place does not agree with its seal|places do not agree with their seals}.");
    public static readonly Text TrailBrokenAdvice = new("データベースが直接書き換えられた可能性があります。バックアップと突き合わせてください。", "数据库可能被直接修改，请与备份比对。", "The database may have been changed directly. Compare it with a backup.");
    public static readonly Text WhatIsWrong = new("内容", "问题", "What is wrong");
    public static readonly Text NothingSent = new("招待や通知などのメールは、ここを通って送られます。", "邀请、通知等邮件都从这里发出。", "Invitations and notices go out through here.");
    public static readonly Text Outbox = new("送信箱", "发件箱", "Outbox");
    public static readonly Text Message = new("送信内容", "消息", "message");
    public static readonly Text To = new("宛先", "收件人", "To");
    public static readonly Text Kind = new("種類", "类型", "Kind");
    public static readonly Text Written = new("作成日時", "创建时间", "Written");
    public static readonly Text Tries = new("試行回数", "尝试次数", "Tries");
    public static readonly Text NextTry = new("次の試行", "下次尝试", "Next try");
    public static readonly Text LastError = new("エラー", "错误", "Error");
    public static readonly Text Retry = new("今すぐ再送", "立即重发", "Send now");
    public static readonly Text GiveUp = new("送信をあきらめる", "放弃发送", "Give up");
    public static readonly Text NoMailServer = new("メールサーバーが設定されていません。", "尚未设置邮件服务器。", "No mail server is set.");
    public static readonly Text NoMailServerAdvice = new("メールはここに保管され、設定後に送られます。", "邮件会保存在此，设置后再发送。", "Mail is kept here and goes out once one is.");
    public static readonly Text Welcome = new("ようこそ", "欢迎使用", "Welcome");
    public static readonly Text WelcomeHint = new("会社と、最初の管理者を登録します。", "请登记公司和第一位管理员。", "First your company, and who administers it.");
    public static readonly Text WelcomeOver = new("初期設定は済んでいます。", "初始设置已完成。", "Everything is set up.");
    public static readonly Text AdministratorName = new("管理者の氏名", "管理员姓名", "Administrator's name");
    public static readonly Text Begin = new("はじめる", "开始使用", "Begin");

    public static Mark Of(AuditChange change) => change switch
    {
        AuditChange.Created => new(new("登録", "新增", "Created"), "green"),
        AuditChange.Deleted => new(new("削除", "删除", "Deleted"), "red"),
        _ => new(new("変更", "变更", "Changed"), "blue"),
    };

    public static Mark Of(OutboxState state) => state switch
    {
        OutboxState.Sent => new(new("送信済み", "已发送", "Sent"), "green"),
        OutboxState.Failed => new(new("失敗", "失败", "Failed"), "red"),
        _ => new(new("送信待ち", "待发送", "Waiting"), "amber"),
    };

    public static Mark Of(UserState state) => state switch
    {
        UserState.Active => new(new("利用中", "使用中", "Active"), "green"),
        UserState.Invited => new(new("招待中", "已邀请", "Invited"), "amber"),
        _ => new(new("停止中", "已停用", "Inactive")),
    };
}
