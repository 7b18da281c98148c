namespace Musubi.Kernel;

/// <summary>Why an act was not done, in a way a program can branch on and a person can act on.</summary>
public enum RefusalKind { Invalid, NotFound, Conflict, Forbidden, Unauthenticated, TooMany }

/// <summary>
/// A no with advice: what is wrong, where, and the next step, in the reader's language.
/// </summary>
/// <param name="Code">Stable, dotted, for programs: <c>party.code-taken</c>.</param>
/// <param name="What">What is wrong, with the figures.</param>
/// <param name="Advice">The next step.</param>
/// <param name="Field">The path of the input at fault, as in the use case's input: <c>Code</c>, <c>Lines[3].Quantity</c>; null when it is the whole.</param>
public sealed record Refusal(string Code, Text What, Text? Advice = null, string? Field = null, RefusalKind Kind = RefusalKind.Invalid)
{
    /// <summary>A page that helps with the next step: who holds the code, where it is used.</summary>
    public string? Href { get; init; }

    /// <summary>What the link to it says; not given, that it opens.</summary>
    public Text? HrefName { get; init; }

    /// <summary>The same refusal, beside a field.</summary>
    public Refusal At(string field) => this with { Field = field };

    /// <summary>What and advice in one paragraph, in the current language.</summary>
    public override string ToString() => In(Languages.Current);

    public string In(Language language) =>
        Advice is null ? What.In(language) : What.In(language) + (language is Language.English ? " " : "") + Advice.In(language);

    public static Refusal NotFound(Text noun, object id) => new(
        "not-found",
        new Text("{0} {1} は見つかりません。", "找不到{0} {1}。", "There is no {0} {1}.").With(noun, id),
        new Text("削除または統合された可能性があります。一覧から選び直してください。", "可能已被删除或合并，请从列表中重新选择。", "It may have been deleted or merged. Choose it again from the list."),
        Kind: RefusalKind.NotFound);

    public static Refusal Forbidden(Text permission) => new(
        "forbidden",
        new Text("「{0}」の権限がありません。", "您没有“{0}”权限。", "You do not have the right to {0}.").With(permission),
        new Text("管理者に役割の追加を依頼してください。", "请联系管理员为您分配角色。", "Ask an administrator to give you a role that has it."),
        Kind: RefusalKind.Forbidden);

    /// <summary>Somebody saved first: another, or the reader in another window. The page shows both versions; nothing typed is lost.</summary>
    public static Refusal EditedMeanwhile(Text noun) => new(
        "edited-meanwhile",
        new Text("この{0}は、開いている間に変更されました。", "此{0}在您打开期间已被修改。", "This {0} was changed while you had it open.").With(noun),
        new Text("両方の内容を見比べ、残す方を選んで保存してください。", "请对比两个版本，选择要保留的内容后再保存。", "Compare both versions, choose what to keep, and save again."),
        Kind: RefusalKind.Conflict);

    public static Refusal Missing(string field, Text name) => new(
        "missing",
        new Text("{0}が入力されていません。", "未填写{0}。", "{0} is missing.").With(name),
        new Text("入力してください。", "请填写。", "Please fill it in."),
        field);

    public static Refusal TooLong(string field, Text name, int length, int most) => new(
        "too-long",
        new Text("{0}が{1}文字あります。上限は{2}文字です。", "{0}有{1}个字符，最多{2}个。", "{0} has {1} characters; {2} fit.").With(name, length, most),
        new Text("短くしてください。", "请缩短。", "Please shorten it."),
        field);

    /// <summary>A figure beyond what one line of a document may hold.</summary>
    public static Refusal TooLarge(string field, Text name, object value, object most) => new(
        "too-large",
        new Text("{0} {1:#,0.######} は大きすぎます。", "{0} {1:#,0.######} 过大。", "{0} {1:#,0.######} is too large.").With(name, value, most),
        new Text("{2:#,0} 以下にしてください。", "请输入不超过 {2:#,0} 的数。", "Type {2:#,0} at most.").With(name, value, most),
        field);

    /// <summary>What was typed is no figure, date or code of the sort asked for.</summary>
    /// <param name="example">How it may be written: <c>1,234.50</c>, <c>2026-11-23</c>.</param>
    public static Refusal Unreadable(string field, Text name, string? typed, object example) => new(
        "unreadable",
        new Text("{0}「{1}」を読み取れません。", "无法识别{0}“{1}”。", "{0} '{1}' cannot be read.").With(name, typed),
        new Text("「{0}」のように入力してください。", "请按“{0}”的格式填写。", "Write it as {0}.").With(example),
        field);
}
