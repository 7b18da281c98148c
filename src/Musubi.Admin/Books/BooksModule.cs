using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Books;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Visits;

namespace Musubi.Admin.Books;

/// <summary>The proof that the books are right: what must hold, and whether it does.</summary>
public sealed class BooksModule : Module
{
    public override Text Name => BookWords.Title;

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(BooksPermission.View, new("検証結果の閲覧", "查看校验结果", "see whether the books hold"), Department.Administration, Department.Finance, Department.Management),
        new(BooksPermission.Check, new("帳簿の検証", "校验账簿", "check the books"), Department.Administration, Department.Finance),
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new(Department.Administration, BookWords.Title, "/admin/books", "shield-check", BooksPermission.View)];

    public override void AddServices(IServiceCollection services) => services.AddScoped<IVisitStop, BooksVisit>();

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapGet("/books/checks", async (BookChecks checks, CancellationToken ct) =>
            (await checks.Last(ct)).Select(c => new { c.At, c.Milliseconds, c.Checked, FaultCount = c.Faults, Findings = c.Read() })).Needs(BooksPermission.View);
        api.MapAct<CheckBooks>("POST", "/books/check");
    }
}

public static class BooksPermission
{
    public const string View = "books.view";
    public const string Check = "books.check";
}

internal static class BookWords
{
    public static readonly Text Title = new("帳簿の検証", "账簿校验", "Proof of the books");
    public static readonly Text CheckNow = new("今すぐ検証", "立即校验", "Check now");
    public static readonly Text Started = new("検証を開始しました。", "已开始校验。", "The check has begun.");
    public static readonly Text Running = new("検証中です。", "正在校验。", "A check is running.");
    public static readonly Text RunningAdvice = new("終わるとこのページに結果が出ます。作業は続けられます。", "完成后本页将显示结果，期间可继续工作。", "Its result appears here when it is done. Everybody can go on working.");
    public static readonly Text Invariant = new("常に成り立つこと", "恒成立的规则", "What must hold");
    public static readonly Text Checked = new("確認件数", "检查条数", "Checked");
    public static readonly Text Result = new("結果", "结果", "Result");
    public static readonly Text Took = new("所要時間", "耗时", "Time");
    public static readonly Text NothingToCheck = new("対象なし", "无可检查项", "Nothing to check");
    public static readonly Text Holds = new("正常", "成立", "It holds");
    public static readonly Text Faults = new("異常 {0}件", "异常{0}处", "{0} {0:fault|faults}");
    public static readonly Text Milliseconds = new("{0:N0} ミリ秒", "{0:N0} 毫秒", "{0:N0} ms");
    public static readonly Text LastChecked = new("前回の検証", "上次校验", "Last checked");
    public static readonly Text AllHolds = new("すべて成り立っています。", "全部成立。", "All of it holds.");
    public static readonly Text SomeBroken = new("成り立たないものがあります。", "有规则不成立。", "Something does not hold.");
    public static readonly Text BrokenAdvice = new("下に挙げた伝票を開いて確かめ、訂正仕訳を起こすか、管理者に知らせてください。", "请打开下列单据核对，登记更正凭证或通知管理员。",
        "Open the documents named below, post a correction, or tell your administrator.");
    public static readonly Text More = new("ほか{0}件", "另有{0}处", "and {0} more");
    public static readonly Text Never = new("まだ検証されていません", "尚未校验", "Not checked yet");
    public static readonly Text NeverAdvice = new("毎晩自動で検証します。今すぐ検証することもできます。", "系统每晚自动校验，也可立即校验。", "The books are checked every night. You can also check them now.");
}
