using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Companies;

/// <summary>Says who the company is. Its currency stands still once anything is posted: figures without it would mean something else. Another country changes what comes, not what was.</summary>
[Needs(AdminPermission.SetCompany)]
internal sealed class SetCompany(MusubiDb db, CompanyZone zone, IEnumerable<IKeepBooks> books) : IUseCase<SetCompany.Input, Done>
{
    public sealed record Input
    {
        public int Version { get; init; }
        public string Name { get; init; } = "";
        public string LegalName { get; init; } = "";
        public string Country { get; init; } = "JP";
        public Currency Currency { get; init; } = Currency.JPY;
        public string TimeZone { get; init; } = "Asia/Tokyo";
        public Language Language { get; init; }
        public string TaxNumber { get; init; } = "";
        public string PostalCode { get; init; } = "";
        public string Address { get; init; } = "";
        public string Phone { get; init; } = "";
        public string Email { get; init; } = "";
        public string Bank { get; init; } = "";

        internal static Input Of(Company c) => new()
        {
            Version = c.Version, Name = c.Name, LegalName = c.LegalName, Country = c.Country, Currency = c.Currency, TimeZone = c.TimeZone, Language = c.Language,
            TaxNumber = c.TaxNumber, PostalCode = c.PostalCode, Address = c.Address, Phone = c.Phone, Email = c.Email, Bank = c.Bank,
        };
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(input.Name))
            refusals.Add(Refusal.Missing("Name", CompanyWords.CompanyName));
        foreach (var (field, name, value) in new[] { ("Name", CompanyWords.CompanyName, input.Name), ("LegalName", CompanyWords.LegalName, input.LegalName), ("Address", CompanyWords.Address, input.Address), ("Phone", CompanyWords.Phone, input.Phone), ("Email", CompanyWords.CompanyEmail, input.Email), ("Bank", CompanyWords.Bank, input.Bank) })
        {
            if (value.Length > 200)
                refusals.Add(Refusal.TooLong(field, name, value.Length, 200));
        }
        if (!Countries.Exists(input.Country))
            refusals.Add(new("company.no-such-country", new Text("国コード「{0}」はありません。", "没有国家代码“{0}”。", "There is no country '{0}'.").With(input.Country), CompanyWords.ChooseFromList, "Country"));
        if (CompanyZone.WhyNot(input.TimeZone) is { } unknown)
            refusals.Add(unknown);
        if (input.TaxNumber.Length > 0 && !TaxNumber.IsValid(input.Country, TaxNumber.Tidy(input.TaxNumber)))
            refusals.Add(new("company.tax-number", new Text("登録番号「{0}」は正しくありません。", "税务登记号“{0}”不正确。", "'{0}' is not a registration number.").With(input.TaxNumber), TaxNumber.Shape(input.Country), "TaxNumber"));
        if (PostalCode.WhyNot(input.Country, input.PostalCode, "PostalCode") is { } noCode)
            refusals.Add(noCode);
        if (refusals.Count > 0)
            return refusals;

        var company = await db.Set<Company>().SingleOrDefaultAsync(c => c.Id == Company.Only, ct);
        if (company is null)
            db.Add(company = new Company { Id = Company.Only, Name = input.Name });
        else if (company.Version != input.Version)
            return Refusal.EditedMeanwhile(CompanyWords.Company);
        else if (company.Currency != input.Currency && await Posted(ct) is { } posted)
            return new Refusal("company.currency-in-use", CompanyWords.CurrencyInUse.With(posted, company.Currency.Code), CompanyWords.CurrencyInUseAdvice.With(company.Currency.Code), "Currency", RefusalKind.Conflict);
        (company.Name, company.LegalName, company.Country, company.Currency) = (input.Name.Trim(), input.LegalName.Trim(), input.Country, input.Currency);
        (company.TimeZone, company.Language, company.TaxNumber) = (input.TimeZone, input.Language, TaxNumber.Tidy(input.TaxNumber));
        (company.PostalCode, company.Address, company.Phone, company.Email, company.Bank) = (PostalCode.Tidy(input.Country, input.PostalCode), input.Address.Trim(), input.Phone.Trim(), input.Email.Trim(), input.Bank.Trim());
        zone.Set(company.TimeZone);
        return default(Done);
    }

    private async Task<Text?> Posted(CancellationToken ct)
    {
        foreach (var keeper in books)
        {
            if (await keeper.Posted(ct) is { } posted)
                return posted;
        }
        return null;
    }
}
