using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Kernel;
using Musubi.Modules.Imports;
using Musubi.Parties.Terms;

namespace Musubi.Parties.Register;

/// <summary>Parties from files of other systems. What the list exports, this reads back without a change.</summary>
internal sealed class PartyImport : ImportTarget
{
    public override string Name => "parties";
    public override Text Title => Words.Parties;
    public override string Permission => PartiesPermission.Import;
    public override string Icon => "building-2";
    public override string Href => "/parties";
    public override Type Root => typeof(Party);
    public override int IdsPerRow => 12;
    public override string KeyOf(ImportLine line) => Digits.ToAscii(line["code"]).Trim();

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("code", Words.Code, "得意先コード", "取引先コード", "顧客コード", "仕入先コード", "顧客番号", "客户编码", "客户编号", "客户代码", "供应商编码", "往来单位编码", "Customer code", "Customer no.", "Customer number", "Supplier code", "Account number") { Hint = Words.CodeHint, Sample = Text.Same("C-00001") },
        new("name", Words.Name, "得意先名", "取引先名", "顧客名", "会社名", "仕入先名", "社名", "客户名称", "公司名称", "供应商名称", "单位名称", "Customer name", "Company", "Company name", "Supplier name") { Required = true, Sample = new("三河プラスチック株式会社", "上海三河塑料有限公司", "Mikawa Plastics Ltd") },
        new("shortName", Words.ShortName, "得意先略称", "取引先略称", "客户简称", "Short name", "Abbreviation"),
        new("nameZh", Words.NameZh, "中文名", "中国語名称", "Name in Chinese"),
        new("nameEn", Words.NameEn, "英文名", "英文社名", "英語名称", "Name in English"),
        new("reading", Words.Reading, "フリガナ", "カナ", "カナ名", "得意先名カナ", "よみ", "读音", "拼音", "Kana", "Pinyin") { Sample = new("ミカワプラスチック", "sanhesuliao", "") },
        new("kind", Words.Kind, "区分", "法人個人区分", "性质", "类型", "Type"),
        new("roles", Words.Roles, "取引先区分", "取引区分", "往来类型", "单位类别", "Role", "Party type") { Hint = Words.RolesHint, Sample = Words.Of(PartyRole.Customer) },
        new("language", Words.Language, "言語", "语言", "Language") { Sample = new("日本語", "简体中文", "English") },
        new("country", Words.Country, "国コード", "国名", "国家", "国家代码", "Country code") { Sample = new("日本", "中国", "GB") },
        new("postal", Words.PostalCode, "〒", "郵便", "邮政编码", "邮编", "Zip", "Zip code", "Postcode") { Sample = Text.Same("220-0011") },
        new("region", Words.Region, "都道府県", "県名", "省份", "省", "Prefecture", "State", "Province") { Sample = new("神奈川県", "上海市", "") },
        new("city", Words.City, "市町村", "住所1", "住所１", "市", "Town") { Sample = new("横浜市西区", "浦东新区", "London") },
        new("street", Words.Street, "住所", "住所2", "住所２", "町名番地", "所在地", "地址", "详细地址", "Address", "Address line 1", "Street address") { Sample = new("高島2-1-1", "世纪大道100号", "1 High Street") },
        new("building", Words.Building, "建物名", "ビル名", "住所3", "住所３", "Address line 2", "Building"),
        new("phone", Words.Phone, "電話番号", "TEL", "代表電話", "电话号码", "联系电话", "Phone", "Tel", "Phone number") { Sample = new("045-123-4567", "021-12345678", "020 7946 0000") },
        new("mobile", Words.Mobile, "携帯番号", "手机号", "手机号码", "Mobile phone", "Cell"),
        new("email", Words.Email, "メールアドレス", "Eメール", "E-mail", "電子メール", "电子邮件", "电子邮箱", "Mail", "Email address") { Sample = Text.Same("info@example.com") },
        new("website", Words.Website, "URL", "ホームページ", "网址", "Web", "Homepage"),
        new("taxNumber", Words.TaxNumber, "インボイス番号", "適格請求書発行事業者登録番号", "法人番号", "税号", "纳税人识别号", "统一社会信用代码", "Tax number", "VAT number", "Tax ID"),
        new("terms", Words.Terms, "締日支払条件", "回収条件", "支払サイト", "締支払条件", "结算方式", "账期", "收款条件", "Terms", "Terms of payment") { Hint = Words.TermsHint, Sample = new("20日締 翌月末払", "月末对账，次月月末付款", "net 30") },
        new("currency", Words.Currency, "通貨", "通貨コード", "取引通貨コード", "币种", "币别", "结算币种", "Currency", "Currency code") { Sample = Text.Same("USD") },
        new("contact", new("担当者名", "联系人姓名", "Contact name"), "先方担当者", "ご担当者", "担当者", "联系人", "Contact", "Contact person"),
        new("contactDepartment", new("担当者部署", "联系人部门", "Contact department"), "部署", "部署名", "部门", "Department"),
        new("contactTitle", new("担当者役職", "联系人职务", "Contact job title"), "役職", "职务", "Job title"),
        new("note", Words.Note, "摘要", "メモ", "备注", "说明", "Remarks", "Notes", "Comment"),
        new("state", Words.State, "利用状態", "取引状態", "状态", "Status", "Active") { Sample = Words.Active },
    ];

    private sealed record Row(ImportLine Line, Party? Standing, PartyDraft Draft, bool Active, List<Refusal> Refusals)
    {
        public string Code { get; set; } = "";
    }

    public override async Task<IReadOnlyList<Judgement>> Judge(ImportBatch batch, CancellationToken ct)
    {
        var codes = batch.Lines.Select(KeyOf).Where(c => c.Length > 0).Distinct().ToList();
        var standing = (await RowShape.Whole<Party>(batch.Db).Where(p => codes.Contains(p.Code)).ToListAsync(ct)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        var persons = await Persons(batch, standing.Values, ct);
        var rows = batch.Lines.Select(line => Read(line, standing.GetValueOrDefault(KeyOf(line)), persons)).ToList();

        // Rows without a code get the next of the series; a trial draws none.
        var without = rows.Where(r => r.Refusals.Count == 0 && r.Standing is null && r.Code.Length == 0).ToList();
        if (!batch.Pretend && without.Count > 0)
        {
            var drawn = await batch.Services.GetRequiredService<NumberSeries>().Next(PartiesModule.Codes, batch.Today, without.Count, ct);
            for (var i = 0; i < without.Count; i++)
                without[i].Code = drawn[i];
        }
        var ids = batch.Services.GetRequiredService<IdSource>();
        return [.. rows.Select(row => row.Refusals.Count > 0 ? Judgement.Refused(row.Refusals) : Judged(row, ids, batch.Today))];
    }

    /// <summary>The names of the contacts of parties that stand: a contact named in the file is not made twice.</summary>
    private static async Task<Dictionary<Id<Party>, string>> Persons(ImportBatch batch, IEnumerable<Party> standing, CancellationToken ct)
    {
        var ids = standing.SelectMany(p => p.Contacts).Select(c => c.PersonId).Distinct().ToList();
        return ids.Count == 0 ? [] : await batch.Db.Set<Party>().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    private static Row Read(ImportLine line, Party? standing, Dictionary<Id<Party>, string> persons)
    {
        var found = new List<Refusal>();
        // What is stored of contacts and addresses stays as it is: the row speaks of one office and one contact.
        var draft = standing is null ? new PartyDraft() : Stored(standing);
        draft = draft with
        {
            Code = standing?.Code ?? Digits.ToAscii(line["code"]).Trim(),
            Name = line.Or("name", draft.Name), ShortName = line.Or("shortName", draft.ShortName), NameZh = line.Or("nameZh", draft.NameZh), NameEn = line.Or("nameEn", draft.NameEn),
            Reading = line.Or("reading", draft.Reading), Phone = line.Or("phone", draft.Phone), Mobile = line.Or("mobile", draft.Mobile), Email = line.Or("email", draft.Email),
            Website = line.Or("website", draft.Website), TaxNumber = line.Or("taxNumber", draft.TaxNumber), Note = line.Or("note", draft.Note),
            Country = CountryOf(line, draft.Country, found),
        };
        draft = draft with
        {
            Language = LanguageOf(line, standing is not null ? draft.Language : draft.Country switch { "JP" => Language.Japanese, "CN" or "TW" or "HK" => Language.Chinese, _ => Language.English }, found),
            Kind = OneOf(line, "kind", Words.Kind, draft.Kind, Words.Of, found),
            Roles = RolesOf(line, draft.Roles, found),
            Terms = TermsOf(line, draft.Terms, found) with { Currency = CurrencyOf(line, draft.Terms.Currency, found) },
            Addresses = [.. AddressesOf(line, draft)],
        };
        if (standing is not null && draft.Kind != standing.Kind)
            found.Add(new("party.kind-stays", Words.KindStays, Words.KindStaysAdvice, "kind"));
        if (standing?.MergedIntoId is not null || standing?.Erased == true)
            found.Add(new("party.is-gone", Words.IsGone, Words.IsGoneAdvice, "code"));
        if (line.Says("contact") && line["contact"].Length > 0 && standing?.Contacts.Exists(c => persons.GetValueOrDefault(c.PersonId) == Kana.ToFullWidth(line["contact"]).Trim()) != true)
            draft = draft with { Contacts = [new() { Name = line["contact"], Department = line["contactDepartment"], JobTitle = line["contactTitle"], Main = standing?.Contacts.Count is null or 0 }] };
        else
            draft = draft with { Contacts = [] };
        found.AddRange(draft.Check().Select(r => r with { Field = FieldOf(r.Field) }));
        return new(line, standing, draft, ActiveOf(line, standing?.Active ?? true, found), found) { Code = draft.Code };
    }

    private static Judgement Judged(Row row, IdSource ids, DateOnly today)
    {
        var also = new List<object>();
        return new() { Standing = row.Standing, Also = also, Write = Write };

        object Write()
        {
            var draft = row.Draft;
            var party = row.Standing ?? new Party { Id = ids.Next<Party>(), Code = row.Code, Kind = draft.Kind };
            draft.WriteTo(party);
            party.Active = row.Active;
            party.Roles.RemoveAll(r => !draft.Roles.Contains(r.Role));
            foreach (var role in draft.Roles.Where(r => !party.Has(r)))
                party.Roles.Add(new() { Id = ids.Next<PartyInRole>(), PartyId = party.Id, Role = role, Since = today });
            for (var i = 0; i < draft.Addresses.Count; i++)
            {
                if (i == party.Addresses.Count)
                    party.Addresses.Add(new() { Id = ids.Next<Address>(), PartyId = party.Id });
                var (address, from) = (party.Addresses.OrderBy(a => a.Id).ElementAt(i), draft.Addresses[i]);
                (address.Purpose, address.Country, address.PostalCode) = (from.Purpose, from.Country, PostalCode.Tidy(from.Country, from.PostalCode));
                (address.Region, address.City, address.Street, address.Building) = (Subdivisions.Tidy(from.Country, from.Region), from.City, from.Street, from.Building);
            }
            foreach (var contact in draft.Contacts)
            {
                var id = ids.Next<Party>();
                var person = new Party { Id = id, Code = "H" + id, Kind = PartyKind.Person, Name = Kana.ToFullWidth(contact.Name).Trim(), Language = party.Language, Country = party.Country };
                person.Roles.Add(new() { Id = ids.Next<PartyInRole>(), PartyId = id, Role = PartyRole.Contact, Since = today });
                person.SetKeys();
                also.Add(person);
                party.Contacts.Add(new() { Id = ids.Next<Contact>(), PartyId = party.Id, PersonId = id, JobTitle = contact.JobTitle, Department = contact.Department, Main = contact.Main });
            }
            return party;
        }
    }

    private static PartyDraft Stored(Party p) => new()
    {
        Code = p.Code, Kind = p.Kind, Name = p.Name, ShortName = p.ShortName, NameZh = p.NameZh, NameEn = p.NameEn, Reading = p.Reading, Language = p.Language, Country = p.Country,
        Phone = p.Phone, Mobile = p.Mobile, Email = p.Email, Website = p.Website, TaxNumber = p.TaxNumber, TaxNumberFrom = p.TaxNumberFrom,
        BillingParty = p.BillingPartyId, DeliveryParty = p.DeliveryPartyId, PayingParty = p.PayingPartyId, Terms = p.Terms, Note = p.Note,
        Roles = [.. p.Roles.Select(r => r.Role)],
        Addresses = [.. p.Addresses.OrderBy(a => a.Id).Select(a => new PartyDraft.AddressDraft { Purpose = a.Purpose, Country = a.Country, PostalCode = a.PostalCode, Region = a.Region, City = a.City, Street = a.Street, Building = a.Building })],
    };

    private static IEnumerable<PartyDraft.AddressDraft> AddressesOf(ImportLine line, PartyDraft draft)
    {
        var first = draft.Addresses.Count > 0 ? draft.Addresses[0] : new() { Country = draft.Country };
        first = first with
        {
            PostalCode = line.Or("postal", first.PostalCode), Region = line.Or("region", first.Region), City = line.Or("city", first.City),
            Street = line.Or("street", first.Street), Building = line.Or("building", first.Building),
        };
        return draft.Addresses.Skip(1).Prepend(first).Where(a => draft.Addresses.Count > 0 || !a.IsBlank);
    }

    private static string CountryOf(ImportLine line, string standing, List<Refusal> found)
    {
        if (!line.Says("country") || line["country"].Length == 0 || Means(line["country"], Countries.Name(standing)))
            return standing;
        var written = Digits.ToAscii(line["country"]).Trim().ToUpperInvariant();
        if (Countries.Exists(written))
            return written;
        if (Countries.All.FirstOrDefault(c => Means(line["country"], Countries.Name(c))) is { } country)
            return country;
        found.Add(Refusal.Unreadable("country", Words.Country, line["country"], new Text("日本 か JP", "中国 或 CN", "Japan or JP")));
        return standing;
    }

    private static Language LanguageOf(ImportLine line, Language standing, List<Refusal> found)
    {
        if (!line.Says("language") || line["language"].Length == 0)
            return standing;
        foreach (var language in Languages.All)
        {
            if (LanguageWords[language].Contains(Fold(line["language"])))
                return language;
        }
        found.Add(Refusal.Unreadable("language", Words.Language, line["language"], "ja, zh, en"));
        return standing;
    }

    private static readonly Dictionary<Language, HashSet<string>> LanguageWords = new()
    {
        [Language.Japanese] = [.. new[] { "日本語", "日语", "日文", "Japanese", "ja", "jpn" }.Select(Fold)],
        [Language.Chinese] = [.. new[] { "简体中文", "中国語", "中文", "Chinese", "zh", "zh-Hans", "zh-CN", "chn" }.Select(Fold)],
        [Language.English] = [.. new[] { "English", "英語", "英语", "英文", "en", "eng" }.Select(Fold)],
    };

    private static List<PartyRole> RolesOf(ImportLine line, List<PartyRole> standing, List<Refusal> found)
    {
        if (!line.Says("roles"))
            return standing;
        var roles = new List<PartyRole>();
        foreach (var word in line["roles"].Split(['・', ',', '、', '，', '/', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var role = Enum.GetValues<PartyRole>().Cast<PartyRole?>().FirstOrDefault(r => Means(word, Words.Of(r!.Value)) || Fold(word) == Fold(r.Value.ToString()) || (Fold(word) == "顧客" && r == PartyRole.Customer));
            if (role is { } known)
                roles.Add(known);
            else
                found.Add(Refusal.Unreadable("roles", Words.Roles, word, Words.RolesHint));
        }
        return roles.ToHashSet().SetEquals(standing) ? standing : [.. roles.Distinct()];
    }

    private static PaymentTerms TermsOf(ImportLine line, PaymentTerms standing, List<Refusal> found)
    {
        if (!line.Says("terms") || line["terms"].Length == 0 || Means(line["terms"], standing.InWords()))
            return standing;
        if (TermsInWords.Read(line["terms"], standing) is { } terms)
            return terms;
        found.Add(Refusal.Unreadable("terms", Words.Terms, line["terms"], Words.TermsHint));
        return standing;
    }

    private static Currency? CurrencyOf(ImportLine line, Currency? standing, List<Refusal> found)
    {
        if (!line.Says("currency") || line["currency"].Length == 0)
            return standing;
        if (Currency.TryOf(Fold(line["currency"]), out var known))
            return known;
        foreach (var currency in Currency.All)
        {
            if (Means(line["currency"], currency.Name))
                return currency;
        }
        found.Add(Refusal.Unreadable("currency", Words.Currency, line["currency"], "JPY, CNY, USD, EUR"));
        return standing;
    }

    private static bool ActiveOf(ImportLine line, bool standing, List<Refusal> found)
    {
        if (!line.Says("state") || line["state"].Length == 0)
            return standing;
        if (Means(line["state"], Words.Active) || Fold(line["state"]) is "有効" or "1" or "TRUE" or "YES" or "取引中" or "启用")
            return true;
        if (Means(line["state"], Words.Inactive) || Fold(line["state"]) is "無効" or "0" or "FALSE" or "NO" or "停止" or "停用")
            return false;
        found.Add(Refusal.Unreadable("state", Words.State, line["state"], Words.Active));
        return standing;
    }

    private static T OneOf<T>(ImportLine line, string field, Text name, T standing, Func<T, Text> word, List<Refusal> found) where T : struct, Enum
    {
        if (!line.Says(field) || line[field].Length == 0)
            return standing;
        foreach (var value in Enum.GetValues<T>())
        {
            if (Means(line[field], word(value)) || Fold(line[field]) == Fold(value.ToString()))
                return value;
        }
        found.Add(Refusal.Unreadable(field, name, line[field], string.Join(", ", Enum.GetValues<T>().Select(v => word(v).ToString()))));
        return standing;
    }

    private static string FieldOf(string? path) => path switch
    {
        null => "name",
        "Terms.Currency" => "currency",
        _ when path.StartsWith("Terms", StringComparison.Ordinal) => "terms",
        _ when path.StartsWith("Contacts", StringComparison.Ordinal) => path.EndsWith("JobTitle", StringComparison.Ordinal) ? "contactTitle" : path.EndsWith("Department", StringComparison.Ordinal) ? "contactDepartment" : "contact",
        _ when path.StartsWith("Addresses", StringComparison.Ordinal) => path[(path.LastIndexOf('.') + 1)..] switch { "PostalCode" => "postal", var part => char.ToLowerInvariant(part[0]) + part[1..] },
        _ => char.ToLowerInvariant(path[0]) + path[1..],
    };

    private static bool Means(string written, Text word) => Fold(written) is var w && (w == Fold(word.Ja) || w == Fold(word.Zh) || w == Fold(word.En));

    private static string Fold(string word) => Digits.ToAscii(word).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
