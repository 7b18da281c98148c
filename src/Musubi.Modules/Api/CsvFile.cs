using System.Text;
using Microsoft.AspNetCore.Http;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Modules.Api;

/// <summary>Rows as a CSV to take away. An encoding that cannot write every character is tried first: a name that lost some of its characters is no file but a refusal.</summary>
internal static class CsvFile
{
    private const int MostNamed = 5;

    public static async Task<IResult> Of(HttpContext http, Encoding encoding, IReadOnlyList<(ListColumn Column, int At)> columns, IAsyncEnumerable<ListRow> rows, Clock clock, string name)
    {
        var type = "text/csv; charset=" + encoding.WebName;
        if (!ListExport.MayLose(encoding))
            return TypedResults.Stream(to => ListExport.WriteCsv(to, encoding, columns, rows, clock, http.RequestAborted), type, name);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        http.Response.RegisterForDispose(file);
        if (await ListExport.WriteCsv(file, encoding, columns, rows, clock, http.RequestAborted) is { Count: > 0 } lost)
        {
            var refusal = Unwritable(lost);
            // A person follows the link in a browser, and reads a sentence.
            return http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal) ? TypedResults.Text(refusal.ToString(), "text/plain", Encoding.UTF8, Problem.StatusOf(refusal.Kind)) : Problem.Of([refusal]);
        }
        file.Position = 0;
        return TypedResults.Stream(file, type, name);
    }

    private static Refusal Unwritable(IReadOnlyList<LostCharacters> lost)
    {
        var named = string.Join(" / ", lost.Take(MostNamed).Select(l => $"{l.Row}: {l.Characters}"));
        return new("list.unwritable", (lost.Count > MostNamed
                ? new Text("Shift_JIS では書けない文字が{1:N0}行にあります（{0} / …）。", "有{1:N0}行含有 Shift_JIS 无法写入的字符（{0} / …）。", "{1:N0} rows have characters that Shift_JIS cannot write ({0} / …).")
                : new Text("Shift_JIS では書けない文字が{1:N0}行にあります（{0}）。", "有{1:N0}行含有 Shift_JIS 无法写入的字符（{0}）。", "{1:N0} rows have characters that Shift_JIS cannot write ({0}).")).With(named, lost.Count),
            new Text("CSV（UTF-8）か Excel で書き出すか、その列を外して書き出してください。", "请导出为 CSV（UTF-8）或 Excel，或去掉该列后再导出。", "Take CSV (UTF-8) or Excel, or leave that column out."), "encoding", RefusalKind.Conflict);
    }
}
