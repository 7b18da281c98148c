using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Admin.Books;

/// <summary>The proof of the books, for whoever may ask for it: it need not have been made yet.</summary>
internal sealed class BooksVisit : IVisitStop
{
    private static readonly Text Title = new("帳簿の正しさを証明できる", "账簿的正确可以证明", "The books prove themselves");
    private static readonly Text Benefit = new("在庫金額・補助簿・変更履歴の封印が元帳と合っているかを、毎晩、またはいつでも確かめます。", "库存金额、明细账与审计日志的封印是否与总账相符，每晚或随时都可校验。", "That stock, sub-ledgers and the sealed trail agree with the ledger is checked every night, or whenever you ask.");
    private static readonly Text Look = new("「今すぐ検証」を押すと、常に成り立つべきことが1つずつ確かめられ、件数と結果が並びます。", "点击“立即校验”，恒成立的规则会逐条核对，列出条数与结果。", "Check now goes through all that must always hold, one by one, with how much was checked and the result.");

    public VisitStop Stop { get; } = new("books", 70, "shield-check", Title, Benefit, Look, BooksPermission.View, BooksPermission.Check);

    public Task<string?> Find(Actor actor, CancellationToken ct) => Task.FromResult<string?>("/admin/books");
}
