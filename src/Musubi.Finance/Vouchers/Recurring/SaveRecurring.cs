using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers.Recurring;

/// <summary>Makes a voucher come round, or changes when it does.</summary>
[Needs(FinancePermission.WriteVouchers)]
internal sealed class SaveRecurring(FinanceDb db, IdSource ids) : IUseCase<SaveRecurring.Input, Id<RecurringVoucher>>
{
    public sealed record Input
    {
        public Id<RecurringVoucher>? Id { get; init; }
        public int Version { get; init; }

        /// <summary>The voucher to copy.</summary>
        public Id<Voucher>? Pattern { get; init; }
        public string Name { get; init; } = "";
        public int EveryMonths { get; init; } = 1;

        /// <summary>The first, or next, day it is written; its day of the month is kept, and the last of a month stays the last.</summary>
        public DateOnly? Next { get; init; }
        public DateOnly? Until { get; init; }
        public bool Active { get; init; } = true;

        internal static Input Of(RecurringVoucher r) => new()
        {
            Id = r.Id, Version = r.Version, Pattern = r.PatternId, Name = r.Name, EveryMonths = r.EveryMonths, Next = r.Next, Until = r.Until, Active = r.Active,
        };
    }

    public async Task<Result<Id<RecurringVoucher>>> Run(Input input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(input.Name))
            refusals.Add(Refusal.Missing("Name", Words.Name));
        else if (input.Name.Length > VoucherRules.MostText)
            refusals.Add(Refusal.TooLong("Name", Words.Name, input.Name.Length, VoucherRules.MostText));
        if (input.Next is null)
            refusals.Add(Refusal.Missing("Next", Words.NextDay));
        if (input.EveryMonths is not (1 or 2 or 3 or 6 or 12))
            refusals.Add(new("finance.every-months", new Text("間隔は1、2、3、6、12か月のいずれかです。", "间隔为1、2、3、6或12个月。", "It comes round every 1, 2, 3, 6 or 12 months."), new Text("選び直してください。", "请重新选择。", "Choose one of them."), "EveryMonths"));
        if (input.Until < input.Next)
            refusals.Add(new("finance.until-before", new Text("終了日が次回より前です。", "结束日早于下次日期。", "It ends before it begins."), new Text("空にすると続きます。", "留空则持续。", "Leave it empty to run on."), "Until"));
        if (input.Id is null && !await db.Vouchers.AnyAsync(v => v.Id == input.Pattern, ct))
            refusals.Add(Refusal.Missing("Pattern", Words.Voucher));
        if (refusals.Count > 0)
            return refusals;

        var standing = input.Id is { } id ? await db.Recurring.SingleOrDefaultAsync(r => r.Id == id, ct) : null;
        if (input.Id is { } missing && standing is null)
            return Refusal.NotFound(Words.Recurring, missing);
        if (standing is null)
            db.Recurring.Add(standing = new RecurringVoucher { Id = ids.Next<RecurringVoucher>(), PatternId = input.Pattern!.Value, Name = "", EveryMonths = 1, Day = 1, Next = default });
        else
            db.All.Expect(standing, input.Version);
        if (standing.Next != input.Next)
            standing.Day = input.Next!.Value is var next && next.AddDays(1).Day == 1 ? 31 : next.Day;
        (standing.Name, standing.EveryMonths, standing.Next, standing.Until, standing.Active) = (input.Name.Trim(), input.EveryMonths, input.Next!.Value, input.Until, input.Active);
        return standing.Id;
    }
}
