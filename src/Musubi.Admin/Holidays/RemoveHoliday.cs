using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Holidays;

/// <summary>Takes an entered day back: it is again as the law and its weekday have it.</summary>
[Needs(AdminPermission.SetHolidays)]
internal sealed class RemoveHoliday(MusubiDb db) : IUseCase<RemoveHoliday.Input, Done>
{
    public sealed record Input
    {
        public Id<Holiday> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Set<Holiday>().SingleOrDefaultAsync(h => h.Id == input.Id, ct) is not { } holiday)
            return Refusal.NotFound(HolidayWords.Holiday, input.Id);
        db.Remove(holiday);
        return new Done();
    }
}
