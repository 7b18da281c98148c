using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Parties.Terms;

namespace Musubi.Parties.Register;

public enum PartyKind { Company, Person }

public enum PartyRole { Lead, Customer, Supplier, Employee, Contact }

/// <summary>A company or person, once, whatever roles it has (取引先 / 往来单位).</summary>
public sealed class Party : IVersioned, ISearchable
{
    public required Id<Party> Id { get; init; }
    public int Version { get; set; }

    /// <summary>Unique; drawn from the series P or typed.</summary>
    public required string Code { get; set; }
    public required PartyKind Kind { get; init; }

    /// <summary>The name documents bear.</summary>
    public string Name { get; set; } = "";
    public string ShortName { get; set; } = "";

    /// <summary>Names in other scripts, where they differ.</summary>
    public string NameZh { get; set; } = "";
    public string NameEn { get; set; } = "";

    /// <summary>Katakana, or pinyin for a Chinese name: how it is read and sorted.</summary>
    public string Reading { get; set; } = "";

    /// <summary>What lists sort by: the folded reading, else the folded name without its legal form.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>The folded name without its legal form, by which duplicates are found.</summary>
    public string NameKey { get; private set; } = "";
    public Language Language { get; set; } = Language.Japanese;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; set; } = "JP";
    public string Phone { get; set; } = "";
    public string Mobile { get; set; } = "";

    /// <summary>Digits of the telephone numbers in E.164, to be found and compared by.</summary>
    public string PhoneKey { get; private set; } = "";
    public string Email { get; set; } = "";
    public string Website { get; set; } = "";

    /// <summary>Tidy, with its check digit right; empty when not registered.</summary>
    public string TaxNumber { get; set; } = "";

    /// <summary>From when it is registered for qualified invoices.</summary>
    public DateOnly? TaxNumberFrom { get; set; }

    /// <summary>Who gets the bills, the goods, and who pays, when it is not the party itself.</summary>
    public Id<Party>? BillingPartyId { get; set; }
    public Id<Party>? DeliveryPartyId { get; set; }
    public Id<Party>? PayingPartyId { get; set; }
    public PaymentTerms Terms { get; set; } = new();
    public string Note { get; set; } = "";
    public bool Active { get; set; } = true;

    /// <summary>The party it was merged into; it then only leads there.</summary>
    public Id<Party>? MergedIntoId { get; set; }

    /// <summary>Its personal data was erased; numbers and documents stay.</summary>
    public bool Erased { get; set; }
    public List<PartyInRole> Roles { get; init; } = [];
    public List<Address> Addresses { get; init; } = [];
    public List<Contact> Contacts { get; init; } = [];
    public List<Preference> Preferences { get; init; } = [];

    /// <summary>御中 for companies, 様 for persons. In Chinese and English none is customary on documents.</summary>
    public string Honorific => Language != Language.Japanese ? "" : Kind == PartyKind.Company ? "御中" : "様";

    /// <summary>Where letters go: the address of that purpose, else the office, else any.</summary>
    public IReadOnlyList<string> LetterAddress(AddressPurpose purpose) => AddressFor(purpose)?.Lines() ?? [];

    /// <summary>The country goods for it go to.</summary>
    public string Destination => AddressFor(AddressPurpose.Delivery)?.Country ?? Country;

    private Address? AddressFor(AddressPurpose purpose) =>
        Addresses.FirstOrDefault(a => a.Purpose == purpose) ?? Addresses.FirstOrDefault(a => a.Purpose == AddressPurpose.Office) ?? Addresses.FirstOrDefault();

    public bool Has(PartyRole role) => Roles.Any(r => r.Role == role);

    /// <summary>Brings the keys in step with the names and numbers. Called whenever they were set.</summary>
    public void SetKeys()
    {
        NameKey = LegalForm.Without(Name);
        SortKey = Folding.Fold(Reading) is { Length: > 0 } reading ? reading : NameKey;
        PhoneKey = string.Join(' ', new[] { Phone, Mobile }.Select(p => Telephone.Key(p, Country)).Where(k => k.Length > 0).Distinct());
    }

    public long SearchId => Id.Value;

    public SearchWords SearchWords => new(Code, Name, Reading.Length > 0 ? Reading : NameEn,
        [ShortName, NameZh, NameEn, Reading, TaxNumber, Email, .. PhoneKey.Split(' '), .. new[] { Phone, Mobile }.Select(Telephone.Plain), .. Addresses.Select(a => a.City)], PartiesPermission.View, 10);
}

/// <summary>A role of a party, and since when.</summary>
public sealed class PartyInRole : IPartOf
{
    public required Id<PartyInRole> Id { get; init; }
    public required Id<Party> PartyId { get; init; }
    public required PartyRole Role { get; init; }
    public required DateOnly Since { get; init; }
    public (string Kind, long Id) Whole => ("party", PartyId.Value);
}

public enum AddressPurpose { Office, Billing, Delivery }

public sealed class Address : IPartOf
{
    public required Id<Address> Id { get; init; }
    public required Id<Party> PartyId { get; init; }
    public AddressPurpose Purpose { get; set; }
    public string Country { get; set; } = "JP";
    public string PostalCode { get; set; } = "";

    /// <summary>Prefecture, province or state.</summary>
    public string Region { get; set; } = "";
    public string City { get; set; } = "";
    public string Street { get; set; } = "";
    public string Building { get; set; } = "";
    public (string Kind, long Id) Whole => ("party", PartyId.Value);

    /// <summary>As an envelope bears it: from the large to the small in Japan and China, the other way round elsewhere.</summary>
    public IReadOnlyList<string> Lines()
    {
        string[] lines = Country switch
        {
            "JP" => [PostalCode.Length > 0 ? "〒" + Kernel.PostalCode.Tidy(Country, PostalCode) : "", Region + City + Street, Building],
            "CN" or "TW" or "HK" => [Region + City + Street + Building, PostalCode],
            _ => [Building, Street, string.Join(' ', new[] { City, Region, PostalCode }.Where(p => p.Length > 0)), Countries.Name(Country).En],
        };
        return [.. lines.Where(l => l.Length > 0)];
    }
}

/// <summary>A person at a company: the person is a party too.</summary>
public sealed class Contact : IPartOf
{
    public required Id<Contact> Id { get; init; }
    public required Id<Party> PartyId { get; init; }
    public required Id<Party> PersonId { get; init; }
    public Party? Person { get; init; }
    public string JobTitle { get; set; } = "";
    public string Department { get; set; } = "";

    /// <summary>The one to turn to first.</summary>
    public bool Main { get; set; }
    public (string Kind, long Id) Whole => ("party", PartyId.Value);
}

public enum PreferenceKind { Packing, DeliveryWindow, Documents, Channel, Product, Other }

/// <summary>What a party likes: carried to quotes, orders, pick lists and work orders.</summary>
public sealed class Preference : IPartOf
{
    public required Id<Preference> Id { get; init; }
    public required Id<Party> PartyId { get; init; }
    public PreferenceKind Kind { get; set; }
    public string Value { get; set; } = "";
    public (string Kind, long Id) Whole => ("party", PartyId.Value);
}
