using Microsoft.EntityFrameworkCore;
using Musubi.Data.Audit;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Parties.Duplicates;
using Musubi.Parties.Merging;
using Musubi.Parties.Register;
using Musubi.Testing;

namespace Musubi.Parties.Tests;

public class RegisterTests
{
    private static readonly PartyDraft Hokuto = new()
    {
        Name = "北斗化学株式会社", Reading = "ほくとかがく", Phone = "03-1234-5678", Email = "Info@Hokuto.example", Roles = [PartyRole.Customer],
        Addresses = [new() { PostalCode = "１００－０００１", Region = "東京都", City = "千代田区", Street = "1-1" }],
        Contacts = [new() { Name = "高木 修", Email = "takagi@hokuto.example", Main = true }],
    };

    private static Task<Id<Party>> Create(House house, PartyDraft draft) => house.Do<CreateParty, PartyDraft, Id<Party>>(draft);

    private static async Task<EditParty.Input> Stored(House house, Id<Party> id) =>
        EditParty.Stored(await PartiesDb.WithParts(house.Db.Set<Party>().AsNoTracking()).SingleAsync(p => p.Id == id));

    [Theory, Engines]
    public async Task A_party_is_found_by_kana_kanji_telephone_and_code(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Hokuto);

        foreach (var typed in new[] { "北斗", "ほくと", "ﾎｸﾄ", "0312345678", "P00001", "化学" })
            Assert.Contains(await house.Get<SearchBox>().Find(typed, Actor.System, 10, ["party"], default), e => e.SubjectId == id.Value);
    }

    [Theory, Engines]
    public async Task The_list_shows_whom_one_trades_with_and_contacts_by_filter_or_by_their_words(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await Create(house, Hokuto);
        await Create(house, new() { Name = "山田 太郎", Kind = PartyKind.Person, Roles = [PartyRole.Customer] });
        await Create(house, new() { Name = "まだ誰でもない商店" });

        Assert.Equal(["まだ誰でもない商店", "北斗化学株式会社", "山田 太郎"], (await Listed("")).Order(StringComparer.Ordinal));
        Assert.Equal(["高木 修"], await Listed("?f.role=Contact"));
        Assert.Equal(["北斗化学株式会社", "山田 太郎"], (await Listed("?f.role=Customer")).Order(StringComparer.Ordinal));
        Assert.Equal(["高木 修"], await Listed("?q=高木修"));

        async Task<IEnumerable<string>> Listed(string query) => (await PartyList.Definition.Read(house.Get<IServiceProvider>(), Actor.System, Modules.Lists.ListRequest.Of(query), default)).Rows.Select(r => (string)r.Cells[1]!);
    }

    [Theory]
    [InlineData("T7999901000612", "2023-10-01", null)]
    [InlineData("T7999901000612", "2023-09-30", "party.tax-number-from")]
    [InlineData("", "2024-01-01", "party.tax-number-from-alone")]
    [InlineData("T7999901000612", null, null)]
    public void A_day_of_registration_has_a_number_and_is_no_day_before_there_were_any(string number, string? from, string? code) =>
        Assert.Equal(code, (Hokuto with { TaxNumber = number, TaxNumberFrom = from is null ? null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture) }).Check().SingleOrDefault()?.Code);

    [Theory]
    [InlineData("JP", "1000001", "100-0001")]
    [InlineData("JP", "〒１００ー０００１", "100-0001")]
    [InlineData("CN", "200001", "200001")]
    [InlineData("GB", "SW1A 1AA", "SW1A 1AA")]
    public void A_postal_code_is_written_as_its_country_writes_it(string country, string typed, string written) =>
        Assert.Equal((true, written), (PostalCode.IsValid(country, typed), PostalCode.Tidy(country, typed)));

    [Theory]
    [InlineData("12", "Addresses[0].PostalCode", "postal-code")]
    [InlineData("100-000A", "Addresses[0].PostalCode", "postal-code")]
    public void What_is_no_postal_code_of_the_country_is_refused(string typed, string field, string code)
    {
        var refusal = Assert.Single((Hokuto with { Addresses = [new() { PostalCode = typed, City = "千代田区" }] }).Check());
        Assert.Equal((field, code), (refusal.Field, refusal.Code));
    }

    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("http://user:word@example.com", false)]
    [InlineData("ftp://example.com", false)]
    [InlineData("こちら です", false)]
    [InlineData("hokuto.example", true)]
    [InlineData("https://www.hokuto.example/会社", true)]
    public void A_web_site_is_a_web_address_and_nothing_else(string typed, bool taken) =>
        Assert.Equal(taken, !(Hokuto with { Website = typed }).Check().Exists(r => r.Code == "party.website"));

    [Theory]
    [InlineData("上海三和塑料有限公司", false, "shanghaisanhesuliao")]
    [InlineData("重庆长江银行", false, "chongqingchangjiangyinhang")]
    [InlineData("华为2012实验室", false, "huawei2012shiyanshi")]
    [InlineData("单晓红", true, "shanxiaohong")]
    [InlineData("曾伟", true, "zengwei")]
    [InlineData("Hokuto", false, "")]
    public void A_chinese_name_is_read_in_pinyin(string name, bool person, string read) => Assert.Equal(read, Pinyin.Of(name, person));

    [Theory, Engines]
    public async Task A_chinese_party_without_a_reading_gets_one_and_stands_in_its_order(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        foreach (var name in new[] { "郑州机械有限公司", "北京电子有限公司", "宁波贸易有限公司" })
            await Create(house, new() { Name = name, Language = Language.Chinese, Country = "CN" });
        await Create(house, new() { Name = "单氏贸易", Reading = "shanshimaoyi", Language = Language.Chinese, Country = "CN" });

        Assert.Equal(["北京电子有限公司", "宁波贸易有限公司", "单氏贸易", "郑州机械有限公司"], await house.Db.Set<Party>().OrderBy(p => p.SortKey).Select(p => p.Name).ToListAsync());
        Assert.Equal("shanshimaoyi", (await house.Db.Set<Party>().SingleAsync(p => p.Name == "单氏贸易")).Reading);
    }

    [Theory, Engines]
    public async Task A_party_keeps_several_addresses_each_in_its_own_country(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Hokuto with { Addresses = [Hokuto.Addresses[0], new() { Purpose = AddressPurpose.Delivery, Country = "CN", City = "上海市" }, new() { Purpose = AddressPurpose.Billing, City = "横浜市" }] });

        var stored = await Stored(house, id);
        Assert.Equal(["JP", "CN", "JP"], stored.Addresses.Select(a => a.Country));
        await house.Do<EditParty, EditParty.Input, Id<Party>>(stored with { Addresses = [stored.Addresses[0], stored.Addresses[1]] });

        Assert.Equal([AddressPurpose.Office, AddressPurpose.Delivery], (await Stored(house, id)).Addresses.Select(a => a.Purpose));
    }

    [Theory, Engines]
    public async Task Two_people_editing_one_party_the_second_is_told_and_nothing_is_overwritten(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var mine = await Stored(house, await Create(house, Hokuto));
        await house.Do<EditParty, EditParty.Input, Id<Party>>(mine with { Note = "first" });

        var second = await house.Run<EditParty, EditParty.Input, Id<Party>>(mine with { Note = "second" });

        Assert.Equal("edited-meanwhile", Assert.Single(second.Refusals).Code);
        Assert.Equal("first", (await Stored(house, mine.Id)).Note);
    }

    [Theory, Engines]
    public async Task Every_mistake_in_a_draft_is_said_at_once_beside_its_field(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await Create(house, Hokuto with { Code = "K-1" });

        var refused = await house.Run<CreateParty, PartyDraft, Id<Party>>(Hokuto with { Code = "K-1", Name = " ", Email = "nobody", TaxNumber = "T7999901000613", Terms = new() { ClosingDays = "32" } });

        Assert.Equal(["Code", "Email", "Name", "TaxNumber", "Terms.ClosingDays"], refused.Refusals.Select(r => r.Field).Order());
    }

    [Theory, Engines]
    public async Task The_same_company_in_other_letters_is_seen_as_a_duplicate(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Hokuto);

        var alike = await house.Get<DuplicateFinder>().Find(DuplicateFinder.Facts.Of("㈱北斗化学", "", "", "", "", "JP"), null, 5, default);
        var byPhone = await house.Get<DuplicateFinder>().Find(DuplicateFinder.Facts.Of("別の名前", "", "+81 3 1234 5678", "", "", "JP"), null, 5, default);

        Assert.Equal(id, Assert.Single(alike).Id);
        Assert.Equal(id, Assert.Single(byPhone).Id);
    }

    [Theory, Engines]
    public async Task A_merge_taken_back_leaves_both_as_they_were(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var one = await Create(house, Hokuto);
        var other = await Create(house, Hokuto with { Name = "(株)北斗化学", Phone = "", Website = "hokuto.example", Roles = [PartyRole.Supplier], Contacts = [new() { Name = "別 人" }] });
        var (before, beforeOther) = (await Stored(house, one), await Stored(house, other));

        await house.Do<MergeParties, MergeParties.Input, Id<Party>>(new() { Survivor = one, Merged = other });
        var merged = await Stored(house, one);
        Assert.Equal("hokuto.example", merged.Website);
        Assert.Equal([PartyRole.Customer, PartyRole.Supplier], merged.Roles);
        Assert.Equal(2, merged.Contacts.Count);
        Assert.Equal(one, (await house.Get<PartyLookup>().Card(other, default))!.Id);

        await house.Do<UnmergeParties, UnmergeParties.Input, Id<Party>>(new() { Id = other });
        Assert.Equivalent(before with { Version = 0 }, await Stored(house, one) with { Version = 0 });
        Assert.Equivalent(beforeOther with { Version = 0 }, await Stored(house, other) with { Version = 0 });
    }

    [Theory, Engines]
    public async Task A_survivor_changed_since_is_not_taken_back_over_the_change(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var (one, other) = (await Create(house, Hokuto), await Create(house, Hokuto with { Name = "北斗化学" }));
        await house.Do<MergeParties, MergeParties.Input, Id<Party>>(new() { Survivor = one, Merged = other });
        await house.Do<EditParty, EditParty.Input, Id<Party>>(await Stored(house, one) with { Note = "since" });

        var refused = await house.Run<UnmergeParties, UnmergeParties.Input, Id<Party>>(new() { Id = other });

        Assert.Equal("party.changed-since-merge", Assert.Single(refused.Refusals).Code);
    }

    [Theory, Engines]
    public async Task Bills_never_go_round_in_a_circle(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var head = await Create(house, Hokuto);
        var branch = await Create(house, Hokuto with { Name = "北斗化学 大阪支店", BillingParty = head });

        var circle = await house.Run<EditParty, EditParty.Input, Id<Party>>(await Stored(house, head) with { BillingParty = branch });
        var itself = await house.Run<EditParty, EditParty.Input, Id<Party>>(await Stored(house, head) with { BillingParty = head });

        Assert.Equal(["party.circle", "party.itself"], new[] { circle, itself }.Select(r => Assert.Single(r.Refusals).Code));
    }

    [Theory, Engines]
    public async Task Erasing_a_person_leaves_no_name_and_an_unbroken_trail(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Hokuto with { Kind = PartyKind.Person, Name = "高木 修", Contacts = [] });
        while (await house.Get<AuditSealer>().SealSome(default) > 0) { }

        await house.Do<EraseParty, EraseParty.Input, Done>(new() { Id = id });

        while (await house.Get<AuditSealer>().SealSome(default) > 0) { }
        Assert.DoesNotContain(await house.Db.Set<AuditEntry>().Where(e => e.SubjectId == id.Value).Select(e => e.Fields).ToListAsync(), f => f is not null && f.Contains("高木", StringComparison.Ordinal));
        Assert.Empty(await house.Get<SearchBox>().Find("高木", Actor.System, 10, ["party"], default));
        Assert.Empty((await new AuditProof(house.Db).Check(default)).Faults);
    }
}
