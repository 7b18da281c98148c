using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;
using Musubi.Modules.Lists.Cells;

namespace Musubi.Parties.Register;

internal static class PartyList
{
    /// <summary>A party as the list shows it.</summary>
    internal sealed record Row
    {
        public required Id<Party> Id { get; init; }
        public required string Code { get; init; }
        public required string Name { get; init; }
        public required string Reading { get; init; }
        public required string SortKey { get; init; }
        public required PartyKind Kind { get; init; }
        public required string Country { get; init; }
        public required string Region { get; init; }
        public required string Phone { get; init; }
        public required string Email { get; init; }
        public required string TaxNumber { get; init; }
        public required Language Language { get; init; }
        public required Currency? Currency { get; init; }
        public required bool Active { get; init; }
        public required bool Erased { get; init; }
        public required IEnumerable<PartyRole> Roles { get; init; }
    }

    public static readonly ListDefinition<Row, Party> Definition = new()
    {
        Name = "parties",
        Title = Words.Parties,
        Permission = PartiesPermission.View,
        DefaultSort = "name",
        SearchKind = "party",
        Rows = services => services.GetRequiredService<PartiesDb>().Parties.AsNoTracking().Where(p => p.MergedIntoId == null).Select(p => new Row
        {
            Id = p.Id, Code = p.Code, Name = p.Name, Reading = p.Reading, SortKey = p.SortKey, Kind = p.Kind, Country = p.Country, Phone = p.Phone, Email = p.Email,
            TaxNumber = p.TaxNumber, Language = p.Language, Currency = p.Terms.Currency, Active = p.Active, Erased = p.Erased,
            Region = p.Addresses.OrderBy(a => a.Id).Select(a => a.Region).FirstOrDefault() ?? "",
            Roles = p.Roles.OrderBy(r => r.Role).Select(r => r.Role),
        }),
        Id = p => p.Id,
        RowHref = p => $"/parties/{p.Id}",
        Of =
        [
            Column.Of<Row, string>("code", Words.Code, CellKind.Code, p => p.Code, p => p.Code),
            Column.Of<Row, string>("name", Words.Name, CellKind.Text, p => p.Name, p => p.SortKey),
            new("reading", Words.Reading, CellKind.Text, p => p.Reading) { Edit = InPlace(p => p.Reading, (p, typed) => p with { Reading = typed }) },
            new("roles", Words.Roles, CellKind.Text, p => string.Join("・", p.Roles.Select(Words.Of))),
            new("region", Words.Region, CellKind.Text, p => Subdivisions.Name(p.Country, p.Region)),
            new("country", Words.Country, CellKind.Text, p => Countries.Name(p.Country)),
            new("phone", Words.Phone, CellKind.Text, p => p.Phone) { Edit = InPlace(p => p.Phone, (p, typed) => p with { Phone = typed }) with { Type = "tel" } },
            new("email", Words.Email, CellKind.Text, p => p.Email, Shown: false) { Edit = InPlace(p => p.Email, (p, typed) => p with { Email = typed }) with { Type = "email" } },
            new("taxNumber", Words.TaxNumber, CellKind.Code, p => p.TaxNumber, Shown: false),
            new("language", Words.Language, CellKind.Text, p => p.Language.OwnName, Shown: false),
            new("currency", Words.Currency, CellKind.Code, p => p.Currency?.Code, Shown: false),
            new("state", Words.State, CellKind.Badge, p => p.Erased ? Words.ErasedState : p.Active ? Words.Active : Words.Inactive, Tone: state => Equals(state, Words.Active) ? "green" : ""),
        ],
        FilterBy =
        [
            new("role", Words.Roles, [.. Enum.GetValues<PartyRole>().Select(r => (r.ToString(), Words.Of(r)))],
                value => Enum.TryParse<PartyRole>(value, out var role) ? p => p.Roles.Any(r => r == role) : null),
            new("kind", Words.Kind, [.. Enum.GetValues<PartyKind>().Select(k => (k.ToString(), Words.Of(k)))],
                value => Enum.TryParse<PartyKind>(value, out var kind) ? p => p.Kind == kind : null),
            new("country", Words.Country, [.. Countries.All.Take(6).Select(c => (c, Countries.Name(c)))], value => p => p.Country == value),
            new("active", Words.State, [("yes", Words.Active), ("no", Words.Inactive)], value => value is "yes" or "no" ? p => p.Active == (value == "yes") : null),
        ],
        // Contacts are found on the pages of those they work for. A sum, which PostgreSQL asks row by row: of whether there are such roles it would gather all first.
        Usually = ("role", p => (p.Roles.Max(r => (int?)(r == PartyRole.Contact ? 0 : 1)) ?? 1) == 1),
        BulkActs =
        [
            new("customer", Words.AddCustomer, "award", PartiesPermission.Edit, step =>
                step.Do<AddRole, AddRole.Input>(new() { Id = new(step.Id), Role = PartyRole.Customer })),
            new("deactivate", Words.Deactivate, "ban", PartiesPermission.Edit, step =>
                step.Do<DeactivateParty, DeactivateParty.Input>(new() { Id = new(step.Id) }), Words.DeactivateSure),
        ],
    };

    private static CellEdit InPlace(Func<EditParty.Input, string> read, Func<EditParty.Input, string, EditParty.Input> write) => new(PartiesPermission.Edit,
        async (services, id, ct) => await Stored(services, id, ct) is { } stored ? new(stored.Version, read(stored)) : null,
        async step => await Stored(step.Services, step.Id, default) is { } stored
            ? await step.Do<EditParty, EditParty.Input, Id<Party>>(write(stored, step.Value) with { Version = step.Version })
            : Refusal.NotFound(Words.Party, step.Id));

    private static async Task<EditParty.Input?> Stored(IServiceProvider services, long id, CancellationToken ct) =>
        await PartiesDb.WithParts(services.GetRequiredService<PartiesDb>().Parties.AsNoTracking()).SingleOrDefaultAsync(p => p.Id == new Id<Party>(id), ct) is { } party ? EditParty.Stored(party) : null;
}
