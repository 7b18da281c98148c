using Musubi.Kernel;

namespace Musubi.Admin.Security;

/// <summary>What the page of security says.</summary>
internal static class SecurityWords
{
    public static readonly Text Security = new("セキュリティ", "安全", "Security");
    public static readonly Text Keys = new("データベース内の鍵", "数据库中的密钥", "Keys in the database");
    public static readonly Text Locked = new("暗号化済み", "已加密", "Locked");
    public static readonly Text InTheClear = new("暗号化なし", "未加密", "In the clear");
    public static readonly Text Encrypted = new("暗号化", "加密", "Encrypted");
    public static readonly Text NotSet = new("未設定", "未设置", "Not set");
    public static readonly Text KeysLocked = new("画面の改ざん防止とメールのパスワードに使う鍵は、データベースの外にある鍵で暗号化されています。", "用于防篡改和邮件密码的密钥，已用数据库之外的密钥加密。", "The keys that guard forms and the mail server's password are locked with a key that lies outside of the database.");
    public static readonly Text KeysInTheClear = new("データベースの写しを手に入れた人は、画面の改ざん防止とメールのパスワードに使う鍵を読めます。次の環境変数に、ランダムな32バイトをBase64で設定して再起動してください。", "取得数据库副本的人可读取用于防篡改和邮件密码的密钥。请将以下环境变量设为随机32字节的Base64并重启。", "Whoever has a copy of the database can read the keys that guard forms and the mail server's password. Set this environment variable to 32 random bytes in base 64, and start again:");
    public static readonly Text SecondFactorSaid = new("二要素認証もパスキーも使っていない人が{0}人います。役割ごとに必須にできます。", "有{0}人未使用双重验证或通行密钥。可按角色设为必需。", "{0} people use neither a second factor nor a passkey. A role can ask for one.");
    public static readonly Text TokensSaid = new("有効なAPIトークンの数です。それぞれの持ち主が、自分のアカウントで失効させられます。", "有效的API令牌数量。持有者可在自己的账户中撤销。", "API tokens that work now. Their owners revoke them in their own accounts.");
    public static readonly Text Line = new("この接続", "当前连接", "This connection");
    public static readonly Text LineEncrypted = new("HTTPSで接続しています。", "正在使用HTTPS连接。", "It is HTTPS.");
    public static readonly Text LineInTheClear = new("HTTPで接続しています。社外から使うときは、HTTPSの入口（リバースプロキシ）を前に置いてください。", "正在使用HTTP连接。从公司外部使用时，请在前面设置HTTPS反向代理。", "It is HTTP. Put a reverse proxy with HTTPS in front before people come from outside.");
}
