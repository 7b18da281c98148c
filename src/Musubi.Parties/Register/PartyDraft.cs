using Musubi.Kernel;
using Musubi.Parties.Terms;

namespace Musubi.Parties.Register;

/// <summary>A party as somebody types or imports it: everything about it in one piece.</summary>
public record PartyDraft
{
    /// <summary>Empty: the next number of the series.</summary>
    public string Code { get; init; } = "";
    public PartyKind Kind { get; init; }
    public string Name { get; init; } = "";
    public string ShortName { get; init; } = "";
    public string NameZh { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string Reading { get; init; } = "";
    public Language Language { get; init; }
    public string Country { get; init; } = "JP";
    public string Phone { get; init; } = "";
    public string Mobile { get; init; } = "";
    public string Email { get; init; } = "";
    public string Website { get; init; } = "";
    public string TaxNumber { get; init; } = "";
    public DateOnly? TaxNumberFrom { get; init; }
    public Id<Party>? BillingParty { get; init; }
    public Id<Party>? DeliveryParty { get; init; }
    public Id<Party>? PayingParty { get; init; }
    public PaymentTerms Terms { get; init; } = new();
    public string Note { get; init; } = "";
    public List<PartyRole> Roles { get; init; } = [];
    public List<AddressDraft> Addresses { get; init; } = [];
    public List<ContactDraft> Contacts { get; init; } = [];
    public List<PreferenceDraft> Preferences { get; init; } = [];

    public sealed record AddressDraft
    {
        public AddressPurpose Purpose { get; init; }
        public string Country { get; init; } = "";
        public string PostalCode { get; init; } = "";
        public string Region { get; init; } = "";
        public string City { get; init; } = "";
        public string Street { get; init; } = "";
        public string Building { get; init; } = "";

        internal bool IsBlank => (PostalCode + Region + City + Street + Building).Trim().Length == 0;
    }

    public sealed record ContactDraft
    {
        /// <summary>The person, when already known.</summary>
        public Id<Party>? Person { get; init; }
        public string Name { get; init; } = "";
        public string Reading { get; init; } = "";
        public string JobTitle { get; init; } = "";
        public string Department { get; init; } = "";
        public string Phone { get; init; } = "";
        public string Email { get; init; } = "";
        public bool Main { get; init; }

        internal bool IsBlank => Person is null && (Name + Reading + Phone + Email).Trim().Length == 0;
    }

    public sealed record PreferenceDraft
    {
        public PreferenceKind Kind { get; init; }
        public string Value { get; init; } = "";
    }

    /// <summary>What cannot be, as far as the draft alone can tell: pure, so that a hundred thousand rows are checked without a question to the database.</summary>
    public List<Refusal> Check()
    {
        var found = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(Name))
            found.Add(Refusal.Missing("Name", Words.Name));
        Short("Code", Words.Code, Code, 20);
        Short("Name", Words.Name, Name, 200);
        Short("ShortName", Words.ShortName, ShortName, 60);
        Short("NameZh", Words.NameZh, NameZh, 200);
        Short("NameEn", Words.NameEn, NameEn, 200);
        Short("Reading", Words.Reading, Reading, 200);
        Short("Website", Words.Website, Website, 200);
        Short("Note", Words.Note, Note, 4000);
        if (Code.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            found.Add(new("party.code-shape", new Text("コード「{0}」に空白があります。", "编码“{0}”中有空格。", "The code '{0}' has a space in it.").With(Code), Words.RemoveIt, "Code"));
        if (!Countries.Exists(Country))
            found.Add(new("party.no-such-country", new Text("国コード「{0}」はありません。", "没有国家代码“{0}”。", "There is no country '{0}'.").With(Country),
                new Text("一覧から選んでください（日本は JP）。", "请从列表中选择（中国为 CN）。", "Choose one from the list (JP, CN, GB …)."), "Country"));
        Phones("Phone", Phone);
        Phones("Mobile", Mobile);
        Emails("Email", Email);
        if (WebAddress.Tidy(Website) is null)
            found.Add(new("party.website", new Text("ウェブサイト「{0}」は正しくありません。", "网址“{0}”不正确。", "'{0}' is not the address of a web site.").With(Website),
                new Text("https://www.example.co.jp のように入力してください。", "请按 https://www.example.com.cn 的格式输入。", "Type it like https://www.example.com."), "Website"));
        if (TaxNumberFrom is { } from && TaxNumber.Trim().Length == 0)
            found.Add(new("party.tax-number-from-alone", new Text("登録日 {0} だけがあり、登録番号がありません。", "只有登记日期 {0}，没有税务登记号。", "There is a day of registration, {0}, but no registration number.").With(from),
                new Text("登録番号を入力するか、登録日を消してください。", "请填写税务登记号，或清除登记日期。", "Enter the number, or clear the day."), "TaxNumber"));
        else if (TaxNumberFrom is { } early && Kernel.TaxNumber.FirstDay(Country) is { } first && early < first)
            found.Add(new("party.tax-number-from", new Text("登録日 {0} は、制度が始まった {1} より前です。", "登记日期 {0} 早于制度开始日 {1}。", "The day of registration, {0}, is before {1}, when the system began.").With(early, first),
                new Text("国税庁の公表サイトで登録年月日を確かめてください。", "请在日本国税厅公布网站上确认登记日期。", "Look the day up on the tax agency's public register."), "TaxNumberFrom"));
        if (TaxNumber.Length > 0 && !Kernel.TaxNumber.IsValid(Country, Kernel.TaxNumber.Tidy(TaxNumber)))
            found.Add(new("party.tax-number", new Text("「{0}」は{1}の登録番号として正しくありません。", "“{0}”不是正确的{1}税务登记号。", "'{0}' is not a registration number of {1}.").With(TaxNumber, Countries.Name(Country)), Kernel.TaxNumber.Shape(Country), "TaxNumber"));
        found.AddRange(Terms.Check("Terms"));
        for (var i = 0; i < Addresses.Count; i++)
        {
            var (a, at) = (Addresses[i], $"Addresses[{i}].");
            Short(at + "PostalCode", Words.PostalCode, a.PostalCode, 20);
            Short(at + "Region", Words.Region, a.Region, 80);
            var country = a.Country.Length > 0 ? a.Country : Country;
            if (PostalCode.WhyNot(country, a.PostalCode, at + "PostalCode") is { } noCode)
                found.Add(noCode);
            if (a.Region.Length > 0 && Subdivisions.Knows(country) && Subdivisions.Find(country, a.Region) is null)
                found.Add(new("party.no-such-region", new Text("「{0}」は{1}の都道府県・省にありません。", "{1}没有省级行政区“{0}”。", "{1} has no prefecture or province '{0}'.").With(a.Region, Countries.Name(country)),
                    new Text("神奈川県、广东省 のように入力し、市区町村は次の欄に入力してください。", "请填写如广东省、神奈川県，市区请填入下一栏。", "Write it like Kanagawa or Guangdong, and the city in its own field."), at + "Region"));
            Short(at + "City", Words.City, a.City, 80);
            Short(at + "Street", Words.Street, a.Street, 200);
            Short(at + "Building", Words.Building, a.Building, 200);
        }
        for (var i = 0; i < Contacts.Count; i++)
        {
            var (c, at) = (Contacts[i], $"Contacts[{i}].");
            if (c.IsBlank)
                continue;
            if (c.Person is null && string.IsNullOrWhiteSpace(c.Name))
                found.Add(Refusal.Missing(at + "Name", Words.ContactName));
            Short(at + "Name", Words.ContactName, c.Name, 200);
            Short(at + "JobTitle", Words.JobTitle, c.JobTitle, 80);
            Short(at + "Department", Words.Department, c.Department, 80);
            Phones(at + "Phone", c.Phone);
            Emails(at + "Email", c.Email);
        }
        for (var i = 0; i < Preferences.Count; i++)
            Short($"Preferences[{i}].Value", Words.Preference, Preferences[i].Value, 400);
        return found;

        void Short(string field, Text name, string value, int most)
        {
            if (value.Length > most)
                found.Add(Refusal.TooLong(field, name, value.Length, most));
        }

        void Phones(string field, string value)
        {
            if (!Telephone.IsPossible(value))
                found.Add(new("party.telephone", new Text("電話番号「{0}」は読めません。", "电话号码“{0}”无法识别。", "'{0}' is not a telephone number.").With(value),
                    new Text("03-1234-5678 や +86 21 1234 5678 のように入力してください。", "请按 021-1234-5678 或 +81 3 1234 5678 的格式输入。", "Type it like 020 7946 0000 or +81 3 1234 5678."), field));
        }

        void Emails(string field, string value)
        {
            if (value.Length > 0 && (value.Length > 254 || !System.Net.Mail.MailAddress.TryCreate(value, out var address) || address.Address != value || !address.Host.Contains('.', StringComparison.Ordinal)))
                found.Add(new("party.email", new Text("メールアドレス「{0}」は正しくありません。", "邮箱地址“{0}”不正确。", "'{0}' is not an e-mail address.").With(value),
                    new Text("name@example.com のように入力してください。", "请按 name@example.com 的格式输入。", "Type it like name@example.com."), field));
        }
    }

    /// <summary>Writes what the draft says into a party: tidied, with its keys. Roles, addresses, contacts and preferences are the caller's.</summary>
    internal void WriteTo(Party party)
    {
        (party.Name, party.ShortName, party.NameZh, party.NameEn) = (Kana.ToFullWidth(Name).Trim(), Kana.ToFullWidth(ShortName).Trim(), NameZh.Trim(), NameEn.Trim());
        party.Reading = Language switch
        {
            Language.Japanese => Kana.ToKatakana(Reading).Trim(),
            Language.Chinese when string.IsNullOrWhiteSpace(Reading) => Pinyin.Of(party.Name, party.Kind == PartyKind.Person),
            _ => Reading.Trim(),
        };
        (party.Language, party.Country, party.Website, party.Note) = (Language, Country, Website.Trim(), Note.Trim());
        (party.Phone, party.Mobile, party.Email) = (Digits.ToAscii(Phone).Trim(), Digits.ToAscii(Mobile).Trim(), Email.Trim().ToLowerInvariant());
        (party.TaxNumber, party.TaxNumberFrom) = (Kernel.TaxNumber.Tidy(TaxNumber), TaxNumberFrom);
        (party.BillingPartyId, party.DeliveryPartyId, party.PayingPartyId, party.Terms) = (BillingParty, DeliveryParty, PayingParty, Terms);
        party.SetKeys();
    }

    /// <summary>A party as it stands, to be edited or compared.</summary>
    internal static TDraft Of<TDraft>(Party p) where TDraft : PartyDraft, new() => new()
    {
        Code = p.Code, Kind = p.Kind, Name = p.Name, ShortName = p.ShortName, NameZh = p.NameZh, NameEn = p.NameEn, Reading = p.Reading, Language = p.Language, Country = p.Country,
        Phone = p.Phone, Mobile = p.Mobile, Email = p.Email, Website = p.Website, TaxNumber = p.TaxNumber, TaxNumberFrom = p.TaxNumberFrom,
        BillingParty = p.BillingPartyId, DeliveryParty = p.DeliveryPartyId, PayingParty = p.PayingPartyId, Terms = p.Terms, Note = p.Note,
        Roles = [.. p.Roles.Select(r => r.Role).Order()],
        Addresses = [.. p.Addresses.Select(a => new AddressDraft { Purpose = a.Purpose, Country = a.Country, PostalCode = a.PostalCode, Region = a.Region, City = a.City, Street = a.Street, Building = a.Building })],
        Contacts = [.. p.Contacts.Select(c => new ContactDraft { Person = c.PersonId, Name = c.Person!.Name, Reading = c.Person.Reading, JobTitle = c.JobTitle, Department = c.Department, Phone = c.Person.Phone, Email = c.Person.Email, Main = c.Main })],
        Preferences = [.. p.Preferences.Select(f => new PreferenceDraft { Kind = f.Kind, Value = f.Value })],
    };
}
