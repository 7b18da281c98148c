using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Imports;

namespace Musubi.Admin.Holidays;

/// <summary>A year's days from a file: the one a government publishes, or the company's own plan. One kind a calendar, so that the file need not say whose days they are.</summary>
internal sealed class HolidayImport(string calendar) : ImportTarget
{
    private static readonly string[] WorkedWords = ["営業", "営業日", "出勤", "上班", "班", "调休上班", "调休", "工作日", "WORKED", "WORKING", "WORK", "OPEN", "+"];
    private static readonly string[] ClosedWords = ["", "休業", "休日", "休", "祝日", "放假", "休息", "CLOSED", "DAY OFF", "HOLIDAY", "OFF", "-"];

    public override string Name => calendar == Holiday.Own ? "holidays" : "holidays-" + calendar.ToLowerInvariant();
    public override Text Title => HolidayWords.Of(calendar);
    public override string Permission => AdminPermission.SetHolidays;
    public override string Icon => "calendar";
    public override string Href => "/admin/holidays?calendar=" + calendar;
    public override Type Root => typeof(Holiday);
    public override string KeyField => "day";

    /// <summary>2027/1/1 and 2027-01-01 are one day.</summary>
    public override string KeyOf(ImportLine line) =>
        DateInput.TryParse(line["day"], DateOnly.MinValue, Language.Japanese, out var day) ? day.ToString("O", CultureInfo.InvariantCulture) : line["day"];

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("day", HolidayWords.Day, "日付", "国民の祝日・休日月日", "休日", "日期", "放假日期", "Date", "Holiday") { Required = true, Sample = Text.Same("2027-08-13") },
        new("name", HolidayWords.Name, "名称", "国民の祝日・休日名称", "祝日名", "节日", "节假日", "说明", "Description", "Name") { Sample = new("夏季休業", "夏季休假", "Summer break") },
        new("kind", HolidayWords.Kind, "種別", "类型", "是否上班", "Type", "Kind") { Hint = HolidayWords.KindHint, Sample = HolidayWords.Closed },
    ];

    public override async Task<IReadOnlyList<Judgement>> Judge(ImportBatch batch, CancellationToken ct)
    {
        var rows = batch.Lines.Select(line => Read(line, batch)).ToList();
        var days = rows.Where(r => r.Refusals.Count == 0).Select(r => r.Day).Distinct().ToList();
        var standing = await batch.Db.Set<Holiday>().AsNoTracking().Where(h => h.Calendar == calendar && days.Contains(h.Day)).ToDictionaryAsync(h => h.Day, ct);
        return
        [
            .. rows.Select(row =>
            {
                if (row.Refusals.Count > 0)
                    return Judgement.Refused(row.Refusals);
                var stands = standing.GetValueOrDefault(row.Day);
                return new Judgement
                {
                    Standing = stands,
                    Write = () =>
                    {
                        var holiday = stands ?? new Holiday { Id = batch.Services.GetRequiredService<IdSource>().Next<Holiday>(), Calendar = calendar, Day = row.Day };
                        (holiday.Closed, holiday.Name) = (row.Closed, row.Line.Or("name", holiday.Name));
                        return holiday;
                    },
                };
            }),
        ];
    }

    private sealed record Row(ImportLine Line, DateOnly Day, bool Closed, List<Refusal> Refusals);

    private static Row Read(ImportLine line, ImportBatch batch)
    {
        var found = new List<Refusal>();
        var kind = Digits.ToAscii(line["kind"]).Trim().ToUpperInvariant();
        if (line["day"].Length == 0)
            found.Add(Refusal.Missing("day", HolidayWords.Day));
        else if (!DateInput.TryParse(line["day"], batch.Today, batch.Language, out _))
            found.Add(Refusal.Unreadable("day", HolidayWords.Day, line["day"], "2027-08-13"));
        var day = DateInput.TryParse(line["day"], batch.Today, batch.Language, out var read) ? read : default;
        if (found.Count == 0 && SetHolidays.WhyNot(day) is { } outside)
            found.Add(outside.At("day"));
        if (line["name"].Length > Holiday.MostName)
            found.Add(Refusal.TooLong("name", HolidayWords.Name, line["name"].Length, Holiday.MostName));
        if (!WorkedWords.Contains(kind) && !ClosedWords.Contains(kind))
            found.Add(Refusal.Unreadable("kind", HolidayWords.Kind, line["kind"], HolidayWords.Closed + ", " + HolidayWords.Open));
        return new(line, day, !WorkedWords.Contains(kind), found);
    }
}
