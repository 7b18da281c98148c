using Musubi.Kernel;

namespace Musubi.Web;

internal static class ApiWords
{
    public static readonly Text Title = new("APIリファレンス", "API参考", "API reference");
    public static readonly Text OpenApi = Text.Same("OpenAPI");
    public static readonly Text HowToSignIn = new("プロフィールで発行したトークンを Authorization: Bearer に付けて呼び出します。権限は発行した人のものです。", "请在个人资料中生成令牌，并放在 Authorization: Bearer 中调用。权限与生成者相同。", "Call with a token made on your profile page in Authorization: Bearer. It holds the rights you gave it.");
    public static readonly Text HowToWrite = new("書き込みには Idempotency-Key を付けると、二度送っても一度だけ実行されます。断られたときは problem+json で理由と項目を返します。", "写入时附上 Idempotency-Key，重复发送也只执行一次。被拒绝时以 problem+json 返回原因和字段。", "Send an Idempotency-Key with each write, and sending it twice does it once. Refusals come as problem+json with the reason and the field.");
    public static readonly Text HowToRead = new("入力の欄は、名前と型です。? の付くものは省略できます。足りないときは、どの欄かを添えて断ります。", "输入一栏为名称和类型，带 ? 的可省略。缺少时会指明字段并拒绝。", "Inputs are given as name and type; what has a ? may be left out. What is missing is refused, with the name of the field.");
    public static readonly Text ListOf = new("{0}の一覧", "{0}列表", "List of {0}");
    public static readonly Text FileOf = new("{0}の一覧（{1}）", "{0}列表（{1}）", "List of {0} as {1}");
    public static readonly Text Route = new("経路", "路径", "Route");
    public static readonly Text Act = new("操作", "操作", "Act");
    public static readonly Text Right = new("必要な権限", "所需权限", "Right needed");
    public static readonly Text Input = new("入力", "输入", "Input");
}
