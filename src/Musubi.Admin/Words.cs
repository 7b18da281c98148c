using Musubi.Kernel;

namespace Musubi.Admin;

/// <summary>The words of administration.</summary>
internal static class Words
{
    public static readonly Text Name = new("氏名", "姓名", "Name");
    public static readonly Text Email = new("メールアドレス", "邮箱", "E-mail address");
    public static readonly Text Password = new("パスワード", "密码", "Password");
    public static readonly Text Role = new("役割", "角色", "role");
    public static readonly Text SignIn = new("サインイン", "登录", "Sign in");
    public static readonly Text SignOut = new("サインアウト", "退出登录", "Sign out");
    public static readonly Text StaySignedIn = new("サインインしたままにする", "保持登录状态", "Stay signed in");
    public static readonly Text SignInSlogan = new("社内と得意先を、ひとつに結ぶ。", "让企业与客户，紧密相连。", "Your company and its customers, tied in one.");

    public static Text Of(Department department) => department switch
    {
        Department.Sales => new("営業", "销售", "Sales"),
        Department.Service => new("サービス", "售后服务", "Service"),
        Department.Marketing => new("マーケティング", "市场营销", "Marketing"),
        Department.Purchasing => new("購買", "采购", "Purchasing"),
        Department.Warehouse => new("倉庫", "仓库", "Warehouse"),
        Department.Production => new("製造", "生产", "Production"),
        Department.Finance => new("経理", "财务", "Finance"),
        Department.People => new("人事", "人事", "People"),
        Department.Management => new("経営", "管理层", "Management"),
        _ => new("システム管理", "系统管理", "Administration"),
    };
}
