using System.Text;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Data.Tests;

public sealed class OrderTests
{
    /// <summary>The order of code points, which both engines must keep: a list's next page starts where the last one ended.</summary>
    [Theory, Engines]
    public async Task The_same_rows_come_in_the_same_order_on_both_engines(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        string[] codes = ["apple", "Apple", "APPLE", "b", "Ä", "é", "_x", "10", "9", "-1", "あ", "ア", "ｱ", "亜", "中", "中国", "中华", "𠮷野家", "吉野家", "株式会社", "（株）", "~", " lead"];
        foreach (var code in codes)
            await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = code, Body = "…" });
        var expected = codes.OrderBy(c => Convert.ToHexString(Encoding.UTF8.GetBytes(c)), StringComparer.Ordinal).ToList();

        Assert.Equal(expected, await house.Db.Set<Note>().OrderBy(n => n.Code).Select(n => n.Code).ToListAsync());
        Assert.Equal(expected.Skip(12), await house.Db.Set<Note>().Where(n => n.Code.CompareTo(expected[11]) > 0).OrderBy(n => n.Code).Select(n => n.Code).ToListAsync());
    }
}
