using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Holidays;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Admin;

/// <summary>Front door to the days on which banks, and the company itself, are closed: what ships, changed by what people entered.</summary>
public sealed class WorkingDays(MusubiDb db, CompanyProfile profile)
{
    private readonly Dictionary<string, BankCalendar> read = new(StringComparer.Ordinal);

    /// <summary>Of a country's banks; read once a scope.</summary>
    public async Task<BankCalendar> OfBanks(string country, CancellationToken ct) =>
        read.TryGetValue(country, out var known) ? known : read[country] = BankCalendar.Of(country).With(await Entered(country, ct));

    /// <summary>Of the company: its own days above those of its country.</summary>
    public async Task<BankCalendar> OfCompany(CancellationToken ct) =>
        read.TryGetValue(Holiday.Own, out var known) ? known : read[Holiday.Own] = (await OfBanks((await profile.Get(ct)).Country, ct)).With(await Entered(Holiday.Own, ct));

    private Task<Dictionary<DateOnly, NamedDay>> Entered(string calendar, CancellationToken ct) => db.Masters.Of<Holiday, Dictionary<DateOnly, NamedDay>>(calendar, async () =>
        (await db.Set<Holiday>().AsNoTracking().Where(h => h.Calendar == calendar).ToListAsync(ct)).ToDictionary(h => h.Day, h => h.Named), ct);
}
