using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Numbers;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;
using Musubi.Parties.Duplicates;
using Musubi.Parties.Merging;
using Musubi.Parties.Register;

namespace Musubi.Parties;

/// <summary>Companies and persons, once, in all their roles.</summary>
public sealed class PartiesModule : Module
{
    private static readonly Department[] Everybody = Enum.GetValues<Department>();

    public override Text Name { get; } = new("取引先", "往来单位", "Parties");

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(PartiesPermission.View, new("取引先の閲覧", "查看往来单位", "see parties"), Everybody),
        new(PartiesPermission.Edit, new("取引先の登録と変更", "录入和修改往来单位", "enter and edit parties"), Department.Sales, Department.Service, Department.Marketing, Department.Purchasing, Department.Finance, Department.People),
        new(PartiesPermission.Merge, new("取引先の統合", "合并往来单位", "merge parties"), Department.Sales, Department.Purchasing, Department.Finance),
        new(PartiesPermission.Import, new("取引先の取込", "导入往来单位", "import parties"), Department.Sales, Department.Purchasing),
        new(PartiesPermission.Erase, new("個人情報の消去", "清除个人信息", "erase personal data"), Department.Administration),
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Sales, Words.Parties, "/parties", "building-2", PartiesPermission.View, 'p'),
        new(Department.Sales, Words.Duplicates, "/parties/duplicates", "copy", PartiesPermission.Merge),
    ];

    public override IReadOnlyList<MenuEntry> Acts { get; } = [new(Department.Sales, Words.NewParty, "/parties/new", "user-plus", PartiesPermission.Edit)];

    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("party", Words.Party, "/parties/{0}", "building-2")];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new(nameof(DeactivateParty), new("利用を停止しました", "停用了此单位", "deactivated it")),
        new(nameof(ReactivateParty), new("利用を再開しました", "恢复使用了此单位", "reactivated it")),
        new(nameof(MergeParties), new("取引先を統合しました", "合并了往来单位", "merged parties")),
        new(nameof(UnmergeParties), new("統合を解除しました", "解除了合并", "took a merge back")),
        new(nameof(EraseParty), new("個人情報を消去しました", "清除了个人信息", "erased personal data")),
        new("party.Code", Words.Code), new("party.Name", Words.Name), new("party.ShortName", Words.ShortName), new("party.NameZh", Words.NameZh), new("party.NameEn", Words.NameEn),
        new("party.Reading", Words.Reading), new("party.Phone", Words.Phone), new("party.Mobile", Words.Mobile), new("party.Email", Words.Email), new("party.Website", Words.Website),
        new("party.TaxNumber", Words.TaxNumber), new("party.TaxNumberFrom", Words.TaxNumberFrom), new("party.Note", Words.Note),
        .. TrailWord.Of<Language>("party.Language", l => Text.Same(l.OwnName)), .. TrailWord.Of<Register.PreferenceKind>("preference.Kind", Words.Of),
        new("party.Language", Words.Language), new("party.Country", Words.Country), new("party.Active", Words.State), new("party.Kind", Words.Kind),
        new("party.Terms.ClosingDays", Words.ClosingDays), new("party.Terms.PayMonths", Words.PayMonths), new("party.Terms.PayDay", Words.PayDay), new("party.Terms.NetDays", Words.NetDays),
        new("party.Terms.Shift", Words.Shift), new("party.Terms.Method", Words.Method), new("party.Terms.Fees", Words.Fees), new("party.Terms.TaxUnit", Words.TaxUnit), new("party.Terms.TaxRounding", Words.TaxRounding), new("party.Terms.Currency", Words.Currency),
        new("address", new("住所", "地址", "address")), new("contact", Words.Contact), new("preference", Words.Preference), new("party_in_role", Words.Roles), new("address.Purpose", Words.Purpose), new("address.Country", Words.Country),
        new("contact.JobTitle", Words.JobTitle), new("contact.Department", Words.Department), new("contact.Main", Words.Main), new("preference.Value", Words.Preference), new("preference.Kind", Words.PreferenceAbout), new("party_in_role.Role", Words.Roles),
        new("=Company", Words.Of(PartyKind.Company)), new("=Person", Words.Of(PartyKind.Person)), new("=Office", Words.Of(AddressPurpose.Office)), new("=Billing", Words.Of(AddressPurpose.Billing)), new("=Delivery", Words.Of(AddressPurpose.Delivery)),
        new("=Lead", Words.Of(PartyRole.Lead)), new("=Customer", Words.Of(PartyRole.Customer)), new("=Supplier", Words.Of(PartyRole.Supplier)), new("=Employee", Words.Of(PartyRole.Employee)), new("=Contact", Words.Of(PartyRole.Contact)),
        new("address.PostalCode", Words.PostalCode), new("address.Region", Words.Region), new("address.City", Words.City), new("address.Street", Words.Street), new("address.Building", Words.Building),
    ];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [PartyList.Definition];

    internal static readonly Series Codes = new("P", "{0}{2:00000}", Period: "", Gaps.Allowed);

    public override void AddServices(IServiceCollection services) =>
        services.AddScoped<PartiesDb>().AddScoped<PartyWriter>().AddScoped<PartyLookup>().AddScoped<DuplicateFinder>().AddScoped<IHomePart, DuplicatesHome>().AddSingleton<ImportTarget, PartyImport>();

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<Party>(e =>
        {
            e.ComplexProperty(p => p.Terms);
            e.Property(p => p.Code).HasMaxLength(40);
            e.HasIndex(p => p.Code).IsUnique();
            e.HasIndex(p => new { p.SortKey, p.Id });
            e.HasIndex(p => p.NameKey);
            e.HasIndex(p => p.TaxNumber);
            e.HasIndex(p => p.Email);
            e.HasIndex(p => p.PhoneKey);
            e.HasIndex(p => p.BillingPartyId);
            // The list shows what was not merged away, by name or code: equality first, then the order, so that a page reads its own rows only.
            e.HasIndex(p => new { p.MergedIntoId, p.SortKey, p.Id });
            e.HasIndex(p => new { p.MergedIntoId, p.Code, p.Id });
            e.HasMany(p => p.Roles).WithOne().HasForeignKey(r => r.PartyId);
            e.HasMany(p => p.Addresses).WithOne().HasForeignKey(a => a.PartyId);
            e.HasMany(p => p.Contacts).WithOne().HasForeignKey(c => c.PartyId);
            e.HasMany(p => p.Preferences).WithOne().HasForeignKey(f => f.PartyId);
        });
        model.Entity<PartyInRole>().HasIndex(r => new { r.Role, r.PartyId });
        model.Entity<Contact>().HasOne(c => c.Person).WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<PartyMerge>().HasIndex(m => m.MergedId);
        model.Entity<NotDuplicate>().HasIndex(n => new { n.FirstId, n.SecondId }).IsUnique();
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapLookup("party");
        api.MapAct<CreateParty>("POST", "/parties");
        api.MapAct<EditParty>("PUT", "/parties/{id}");
        api.MapAct<DeactivateParty>("POST", "/parties/{id}/deactivate");
        api.MapAct<ReactivateParty>("POST", "/parties/{id}/reactivate");
        api.MapAct<AddRole>("POST", "/parties/{id}/roles");
        api.MapAct<MergeParties>("POST", "/parties/merge");
        api.MapAct<UnmergeParties>("POST", "/parties/{id}/unmerge");
        api.MapAct<MarkNotDuplicate>("POST", "/parties/not-duplicates");
        api.MapAct<EraseParty>("POST", "/parties/{id}/erase");
        api.MapGet("/parties/{id:long}", async (long id, PartiesDb db, CancellationToken ct) =>
                await PartiesDb.WithParts(db.Parties.AsNoTracking()).SingleOrDefaultAsync(p => p.Id == new Id<Party>(id), ct) is { } party
                    ? TypedResults.Json(EditParty.Stored(party), Modules.Forms.Inputs.Json)
                    : Problem.Of([Refusal.NotFound(Words.Party, id)]))
            .WithName("GetParty").Produces<EditParty.Input>().Needs(PartiesPermission.View);
        api.MapGet("/parties/duplicates", async (HttpRequest request, DuplicateFinder finder, CancellationToken ct) =>
            {
                string Typed(string name) => request.Query[name].ToString();
                var self = Id<Party>.TryParse(Typed("Id"), null, out var id) ? id : (Id<Party>?)null;
                var found = await finder.Find(DuplicateFinder.Facts.Of(Typed("Name"), Typed("Reading"), Typed("Phone"), Typed("Email"), Typed("TaxNumber"), Typed("Country") is { Length: 2 } country ? country : "JP"), self, 6, ct);
                return TypedResults.Json(new { hits = found.Select(d => new { title = d.Name, detail = "", code = d.Code, href = $"/parties/{d.Id}", why = string.Join("・", d.Reasons), score = d.Score }) });
            })
            .WithName("FindDuplicateParties").Needs(PartiesPermission.View);
        api.MapGet("/parties/reading", (string? name, string? kind, string? language) =>
                TypedResults.Json(new { value = language == nameof(Language.Chinese) && name is { Length: <= 200 } ? Pinyin.Of(name, kind == nameof(PartyKind.Person)) : "" }))
            .WithName("SuggestReading").Needs(PartiesPermission.View);
    }
}
