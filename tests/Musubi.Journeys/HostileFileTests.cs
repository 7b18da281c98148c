using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Journeys;

/// <summary>Files as people should not bring them: each is refused in words on the page, and nothing of it stays.</summary>
public sealed partial class HostileFileTests(Town town)
{
    public static TheoryData<string, string, byte[]> Files => new()
    {
        { "empty.csv", "行がありません", [] },
        { "picture.csv", "表", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. new byte[5000]] },
        { "program.xlsx", "表", [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[5000]] },
        { "old.xls", ".xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[5000]] },
        { "only-headers.csv", "見出し", "コード,名称\r\n"u8.ToArray() },
        { "never-closed.csv", "引用符", "code,name\n1,\"never closed\n2,x\n"u8.ToArray() },
        { "bomb.xlsx", "大きくなりすぎる", Bomb() },
        { "broken.xlsx", "", [(byte)'P', (byte)'K', 3, 4, .. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7))] },
        { "..\\..\\evil<script>.csv", "", "%%%"u8.ToArray() },
    };

    [Theory, MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public async Task A_file_that_is_no_table_is_refused_on_the_page(string name, string says, byte[] bytes)
    {
        using var desk = await town.Sit(Department.Sales);
        using var answer = await desk.PostFile("/imports/new", "upload", "File", name, new ByteArrayContent(bytes), ("Target", "parties"));

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.InRange((int)answer.StatusCode, 200, 499);
        Assert.Equal("/imports/new", answer.RequestMessage!.RequestUri!.AbsolutePath);
        var refusal = Refused().Match(page);
        Assert.True(refusal.Success, page);
        Assert.Contains(says, refusal.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>.csv", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_megabytes_are_refused_in_words_before_they_are_read()
    {
        using var desk = await town.Sit(Department.Sales);
        using var big = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/imports?target=parties&name=big.csv", UriKind.Relative)) { Content = new ByteArrayContent(new byte[100 << 20]) };
        // It asks first whether it may send so much.
        big.Headers.ExpectContinue = true;
        using var called = await desk.Send(big);
        Assert.Equal(HttpStatusCode.BadRequest, called.StatusCode);
        Assert.Contains("import.too-big", await called.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_at_fault_come_back_as_a_file_that_no_spreadsheet_computes_and_that_can_be_sent_again()
    {
        using var desk = await town.Sit(Department.Sales);
        var id = await Checked(desk, "code,name,country\r\nH-1,良い商店,JP\r\nH-2,\"=HYPERLINK(\"\"http://evil.example\"\")\",XX\r\n");

        var file = await desk.Read($"/api/imports/{id}/faults");
        Assert.Contains("H-2,\"'=HYPERLINK(\"\"http://evil.example\"\")\",XX", file, StringComparison.Ordinal);
        Assert.DoesNotContain("良い商店", file, StringComparison.Ordinal);

        var again = await Checked(desk, file.Replace(",XX", ",JP", StringComparison.Ordinal));
        using var run = await desk.Post($"/imports/{again}", "run");
        await Until(desk, again, "Done");
        using var list = await desk.Get("/api/parties?q=" + Uri.EscapeDataString("HYPERLINK"));
        Assert.Contains("\"=HYPERLINK(", Regex.Unescape(await list.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(", await desk.Read("/api/parties/export.csv?q=HYPERLINK"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_read_as_its_writer_meant_it()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var desk = await town.Sit(Department.Sales);
        var page = await Upload(desk, Encoding.GetEncoding("gb18030").GetBytes("编码,名称,国家\r\nG-1,上海某某贸易有限公司,CN\r\nG-2,北京机械设备有限公司,CN\r\n"));
        Assert.Contains("上海某某贸易有限公司", await desk.Read(page), StringComparison.Ordinal);
        Assert.Contains("GB18030", await desk.Read(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discarded_import_changes_nothing_and_cannot_be_run()
    {
        using var desk = await town.Sit(Department.Sales);
        var id = await Checked(desk, "code,name,country\r\nX-1,捨てる商店,JP\r\n");
        using var discarded = await desk.Post($"/imports/{id}", "discard");

        Assert.DoesNotContain("X-1", await desk.Read("/api/parties?q=" + Uri.EscapeDataString("捨てる商店")), StringComparison.Ordinal);
        using var run = await desk.Send(new(HttpMethod.Post, new Uri($"/api/imports/{id}/run", UriKind.Relative)) { Content = JsonContent.Create(new { }) });
        Assert.Equal(HttpStatusCode.Conflict, run.StatusCode);
    }

    private static async Task<string> Upload(Desk desk, byte[] file)
    {
        using var answer = await desk.PostFile("/imports/new", "upload", "File", "rows.csv", new ByteArrayContent(file), ("Target", "parties"));
        var path = answer.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Matches(@"^/imports/\d+$", path);
        return path;
    }

    /// <summary>Sent, its columns taken as they were guessed, and checked.</summary>
    private static async Task<string> Checked(Desk desk, string text)
    {
        var path = await Upload(desk, Encoding.UTF8.GetBytes(text));
        var id = path.Split('/')[^1];
        using var begun = await desk.Send(new(HttpMethod.Post, new Uri($"/api/imports/{id}/check", UriKind.Relative)) { Content = JsonContent.Create(new { }) });
        Assert.True(begun.IsSuccessStatusCode, await begun.Content.ReadAsStringAsync());
        await Until(desk, id, "done");
        return id;
    }

    private static async Task Until(Desk desk, string id, string state)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (JsonDocument.Parse(await desk.Read($"/api/imports/{id}/progress")).RootElement.GetProperty("state").GetString()!.Equals(state, StringComparison.OrdinalIgnoreCase))
                return;
            await Task.Delay(100);
        }
        Assert.Fail($"Import {id} did not come to {state}.");
    }

    /// <summary>Some kilobytes that unpack to nearly a gigabyte.</summary>
    private static byte[] Bomb()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var workbook = new StreamWriter(zip.CreateEntry("xl/workbook.xml").Open()))
                workbook.Write("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets><sheet name=\"a\" sheetId=\"1\"/></sheets></workbook>");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            sheet.Write("<worksheet><sheetData><!--"u8);
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 800; i++)
                sheet.Write(spaces);
        }
        return file.ToArray();
    }

    [GeneratedRegex("<div class=\"refusals?\".*?</div>", RegexOptions.Singleline, 5000)]
    private static partial Regex Refused();
}
