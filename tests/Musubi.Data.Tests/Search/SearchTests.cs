using System.Globalization;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Testing;
using Xunit;

namespace Musubi.Data.Tests.Search;

public class SearchTests
{
    [Theory, Engines]
    public async Task What_is_typed_in_any_script_finds_the_record(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        await Write(house, "SO-2609-0001", "株式会社三河プラスチック みかわぷらすちっく 128000");
        await Write(house, "SO-2609-0002", "上海浦东轴承有限公司");
        await Write(house, "SO-2609-0003", "髙橋商店 サーバー保守 Café Müller");

        foreach (var (typed, code) in new[]
        {
            ("ミカワ", "SO-2609-0001"), ("みかわ", "SO-2609-0001"), ("ﾐｶﾜ", "SO-2609-0001"), ("㈱三河", "SO-2609-0001"), ("128,000", "SO-2609-0001"), ("¥128,000", "SO-2609-0001"),
            ("浦东", "SO-2609-0002"), ("轴承 浦东", "SO-2609-0002"), ("so26090002", "SO-2609-0002"), ("ＳＯ－２６０９－０００２", "SO-2609-0002"),
            ("高橋", "SO-2609-0003"), ("サ-バ", "SO-2609-0003"), ("cafe", "SO-2609-0003"), ("MULLER", "SO-2609-0003"),
        })
            Assert.Equal([code], await Find(house, typed));
    }

    [Theory, Engines]
    public async Task A_name_is_found_with_and_without_the_space_inside_it(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        foreach (var (code, name) in new[] { ("N-1", "周敏"), ("N-2", "周 敏"), ("N-3", "山田　太郎 Yamada"), ("N-4", "山田太郎"), ("N-5", "李 周 大阪 敏感"), ("N-6", "ヤマダ タロウ") })
            await Write(house, code, name);

        foreach (var (typed, codes) in new (string, string[])[]
        {
            ("周敏", ["N-1", "N-2"]), ("周 敏", ["N-2", "N-5", "N-1"]), ("周　敏", ["N-2", "N-5", "N-1"]), ("山田太郎", ["N-3", "N-4"]), ("山田 太郎", ["N-3", "N-4"]), ("太郎 山田", ["N-3", "N-4"]), ("やまだたろう", ["N-6"]),
            ("山田太郎 yamada", ["N-3"]), ("太郎yamada", []),
        })
        {
            Assert.Equal(codes, await Find(house, typed));
            await using var scope = house.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            var match = await scope.ServiceProvider.GetRequiredService<SearchBox>().Matching(typed, "note", CancellationToken.None);
            Assert.Equal(codes.Order(), await db.Set<SearchEntry>().Where(e => db.Set<SearchEntry>().Select(n => n.SubjectId).Where(match.Set).Contains(e.SubjectId)).OrderBy(e => e.Code).Select(e => e.ShownCode).ToListAsync());
            Assert.Equal(codes.Order(), await db.Set<SearchEntry>().Where(e => db.Set<SearchEntry>().Select(n => n.SubjectId).Where(match.Walk).Contains(e.SubjectId)).OrderBy(e => e.Code).Select(e => e.ShownCode).ToListAsync());
        }
    }

    [Theory, Engines]
    public async Task A_number_filled_up_with_zeros_is_found_by_its_end(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        foreach (var code in new[] { "P00039", "SO-2609-00391", "P00040", "SO-2609-0007", "T-1139" })
            await Write(house, code, "結商店");

        Assert.Equal(["P00039", "SO-2609-00391"], await Find(house, "39"));
        Assert.Equal(["P00040"], await Find(house, "40 結"));
        Assert.Empty(await Find(house, "7"));
    }

    [Theory, Engines]
    public async Task An_exact_code_stands_first(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        await Write(house, "A-10", "A-1 の続き");
        await Write(house, "A-1", "最初");

        Assert.Equal(["A-1", "A-10"], await Find(house, "a-1"));
    }

    [Theory, Engines]
    public async Task The_form_of_a_company_finds_those_that_have_it_whole(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        await Write(house, "N-1", "㈱三河");
        await Write(house, "N-2", "株式と式会と会社");
        await Write(house, "N-3", "上海浦东轴承有限公司");
        await Write(house, "N-4", "前株式会社三河");

        foreach (var (typed, codes) in new (string, string[])[] { ("株式会社", ["N-1", "N-4"]), ("㈱", ["N-1", "N-4"]), ("株式会社 三河", ["N-1", "N-4"]), ("有限公司", ["N-3"]) })
        {
            Assert.Equal(codes, await Find(house, typed));
            await using var scope = house.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            var match = await scope.ServiceProvider.GetRequiredService<SearchBox>().Matching(typed, "note", CancellationToken.None);
            var ids = db.Set<SearchEntry>().Where(e => e.Kind == "note").Select(e => e.SubjectId);
            Assert.Equal(codes, await db.Set<SearchEntry>().Where(e => ids.Where(match.Set).Contains(e.SubjectId)).OrderBy(e => e.SubjectId).Select(e => e.ShownCode).ToListAsync());
        }
    }

    [Theory, Engines]
    public async Task Whose_name_has_the_word_comes_before_whose_name_only_runs_across_it(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        foreach (var (code, name) in new[] { ("N-1", "村上 海斗"), ("N-2", "上海华星电子有限公司"), ("N-3", "東京 上海堂") })
            await Write(house, code, name);

        Assert.Equal(["N-2", "N-3", "N-1"], await Find(house, "上海"));
        Assert.Equal(["N-1"], await Find(house, "村上海斗"));
    }

    [Theory, Engines]
    public async Task A_record_is_found_by_its_words_of_today_only(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var id = await Write(house, "N-1", "三河プラスチック");

        await house.Do<EditNote, EditNote.Input, Done>(new() { Id = id, Version = 0, Body = "名古屋樹脂" });
        Assert.Empty(await Find(house, "三河"));
        Assert.Equal(["N-1"], await Find(house, "名古屋"));

        await house.Do<BurnNote, BurnNote.Input, Done>(new() { Id = id });
        Assert.Empty(await Find(house, "名古屋"));
        Assert.Equal(0, await house.Db.Set<SearchGram>().CountAsync());
    }

    [Theory, Engines]
    public async Task Nobody_finds_what_they_may_not_see(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        await Write(house, "N-1", "給与台帳");

        Assert.Empty(await house.Get<SearchBox>().Find("給与", house.As("other.right"), 20, null, CancellationToken.None));
        Assert.Single(await house.Get<SearchBox>().Find("給与", house.As(NotebookModule.Write), 20, null, CancellationToken.None));
    }

    /// <summary>Two characters of Japanese or Chinese, three of anything else: whatever part of a stored word they are, the record is found, on both engines in the same order.</summary>
    [Theory, Engines]
    public async Task Any_part_of_a_word_finds_it(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        await Words.Array[60].SampleAsync(async bodies =>
        {
            for (var i = 0; i < bodies.Length; i++)
                await Write(house, $"N-{i:000}", bodies[i]);
            foreach (var part in bodies.SelectMany(Parts).Distinct())
            {
                var terms = Folding.Fold(part).Split(' ');
                var expected = Enumerable.Range(0, bodies.Length).Where(n => terms.All(t => $"{Folding.Fold(bodies[n])}\n{Folding.Joined(Folding.Fold(bodies[n]))}".Contains(t, StringComparison.Ordinal)))
                    .OrderBy(n => terms.Any(t => IsPartedBy(Folding.Fold(bodies[n]), t))).ThenBy(n => n).Select(n => $"N-{n:000}");
                Assert.Equal(expected, await Find(house, part, 200));
            }
        }, iter: 1);

        // It begins inside a word, and ends in the next.
        static bool IsPartedBy(string body, string term) => !body.Contains(term, StringComparison.Ordinal)
            && !body.Select((c, i) => (c, i)).Any(x => (x.i == 0 || body[x.i - 1] == ' ') && Folding.Joined(body[x.i..]).StartsWith(term, StringComparison.Ordinal));

        static IEnumerable<string> Parts(string body)
        {
            var letters = body.EnumerateRunes().ToArray();
            return Enumerable.Range(0, letters.Length).SelectMany(from => new[] { 2, 3, 5 }.Where(n => from + n <= letters.Length).Select(n => string.Concat(letters[from..(from + n)])))
                .Where(p => Folding.Fold(p).Split(' ').All(t => t.EnumerateRunes().Count() >= 3 || (t.Length > 1 && t.EnumerateRunes().All(r => r.Value > 0x2E80))))
                .Where(p => !Folding.Fold(p).Any(char.IsAsciiDigit));
        }
    }

    [Fact]
    public void Folding_what_is_folded_changes_nothing() =>
        Words.Sample(text => Assert.Equal(Folding.Fold(text), Folding.Fold(Folding.Fold(text))));

    private static readonly string[] Letters = [.. "三河工業株式会社浦东轴承精機山田カナかなサーバ々𠮷髙abcXYZ019 -ー𠮷é ".EnumerateRunes().Select(r => r.ToString())];

    private static readonly Gen<string> Words =
        Gen.Int[0, Letters.Length - 1].Select(i => Letters[i]).Array[1, 14].Select(string.Concat);

    private static Task<Id<Note>> Write(House house, string code, string body) =>
        house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = code, Body = body.Trim().Length == 0 ? "-" : body });

    private static async Task<IEnumerable<string>> Find(House house, string typed, int most = 20) =>
        (await house.Get<SearchBox>().Find(typed, Actor.System, most, null, CancellationToken.None)).Select(f => f.ShownCode);
}
