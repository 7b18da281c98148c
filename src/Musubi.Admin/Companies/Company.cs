using Musubi.Data;
using Musubi.Data.Masters;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Admin.Companies;

/// <summary>The company whose database this is: what its documents say of it, and what everything else takes as given.</summary>
[Master]
public sealed class Company : IVersioned
{
    /// <summary>Of a registry that does not exist (9999): the number of the demo company, and of no other.</summary>
    public const string NobodysNumber = "T7999901000612";

    /// <summary>One company is one database: its row is the first.</summary>
    public static readonly Id<Company> Only = new(1);

    public required Id<Company> Id { get; init; }
    public int Version { get; set; }
    public required string Name { get; set; }

    /// <summary>As registered; what invoices bear.</summary>
    public string LegalName { get; set; } = "";

    /// <summary>The name it signs with: the registered one, where there is one.</summary>
    public string SignsAs => LegalName.Length > 0 ? LegalName : Name;

    /// <summary>ISO 3166-1 alpha-2; decides tax rates.</summary>
    public string Country { get; set; } = "JP";

    /// <summary>The currency of its books.</summary>
    public Currency Currency { get; set; } = Currency.JPY;

    /// <summary>IANA time zone by which its business days begin.</summary>
    public string TimeZone { get; set; } = "Asia/Tokyo";
    public Language Language { get; set; } = Language.Japanese;

    /// <summary>Tidy; printed on qualified invoices.</summary>
    public string TaxNumber { get; set; } = "";

    /// <summary>It is there to be looked at, nobody lives by it. Whoever makes it their own company gives it their own number.</summary>
    public bool IsDemo => TaxNumber == NobodysNumber;
    public string PostalCode { get; set; } = "";
    public string Address { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Email { get; set; } = "";

    /// <summary>The bytes of its logo, with those of all files; another logo has another number. Null: none.</summary>
    public Id<Attachment>? Logo { get; set; }

    /// <summary>Where customers pay: bank, branch, account, holder. Printed where a letter asks for money.</summary>
    public string Bank { get; set; } = "";
}
