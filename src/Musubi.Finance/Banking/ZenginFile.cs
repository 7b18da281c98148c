using System.Globalization;
using System.Text;
using Musubi.Kernel;
using Musubi.Modules.Imports.Sheets;

namespace Musubi.Finance.Banking;

/// <summary>
/// The fixed records of the Japanese banks, 200 bytes each: notices of transfers received (振込入金通知, kind 01) and statements (入出金取引明細, kind 03). Made a table, so that they go the way of all
/// files. Years are of the era; files that write them in the common way are told by the nearer year.
/// </summary>
internal static class ZenginFile
{
    private const int Record = 200;

    /// <summary>The lines of kind 01 and 03: where they begin, and how long they are.</summary>
    private static readonly (int At, int Length) NoticeNumber = (1, 6), NoticeDate = (7, 6), NoticeAmount = (19, 10), NoticePayer = (49, 48), NoticeCancelled = (127, 1), NoticeMemo = (128, 20);
    private static readonly (int At, int Length) LineNumber = (1, 8), LineDate = (9, 6), LineWay = (21, 1), LineAmount = (24, 12), LinePayer = (81, 48), LineMemo = (159, 20);

    /// <summary>As a table in UTF-8; null when it is no such file.</summary>
    public static byte[]? AsTable(byte[] content, DateOnly today)
    {
        if (Records(content) is not { Count: > 0 } records || records[0][0] != '1' || records[0][1..3] is not ("01" or "03"))
            return null;
        var notice = records[0][1..3] == "01";
        var table = new StringBuilder();
        table.AppendLine(string.Join(',', new[] { BankLineImport.Date, BankLineImport.Deposit, BankLineImport.Withdrawal, BankLineImport.Payer, BankLineImport.Memo, BankLineImport.Number }.Select(f => f.Name.Ja)));
        foreach (var record in records.Where(r => r[0] == '2'))
        {
            var (number, date, amount, payer, memo) = notice
                ? (Cut(record, NoticeNumber), Cut(record, NoticeDate), Cut(record, NoticeAmount), Cut(record, NoticePayer), Cut(record, NoticeMemo))
                : (Cut(record, LineNumber), Cut(record, LineDate), Cut(record, LineAmount), Cut(record, LinePayer), Cut(record, LineMemo));
            var came = notice ? Cut(record, NoticeCancelled) != "1" : Cut(record, LineWay) == "1";
            var figure = amount.TrimStart('0');
            string[] cells = [Day(date, today), came ? figure : "", came ? "" : figure, payer, memo, number];
            table.AppendLine(string.Join(',', cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        }
        return Encoding.UTF8.GetBytes(table.ToString());
    }

    private static List<string>? Records(byte[] content)
    {
        var bytes = content.Where(b => b is not ((byte)'\r' or (byte)'\n' or 0x1A)).ToArray();
        if (bytes.Length == 0 || bytes.Length % Record != 0)
            return null;
        // A byte is a character: digits, letters and half-width kana.
        var text = TextEncoding.All[TextEncoding.ShiftJis];
        var records = bytes.Chunk(Record).Select(text.GetString).ToList();
        return records.TrueForAll(r => r.Length == Record && char.IsAsciiDigit(r[0])) ? records : null;
    }

    private static string Cut(string record, (int At, int Length) field) => record.Substring(field.At, field.Length).Trim();

    private static string Day(string written, DateOnly today)
    {
        if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || written.Length != 6)
            return written;
        var (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        var nearest = new[] { 2018 + year, 2000 + year }.OrderBy(y => Math.Abs(y - today.Year)).First();
        return string.Create(CultureInfo.InvariantCulture, $"{nearest:0000}-{month:00}-{day:00}");
    }
}
