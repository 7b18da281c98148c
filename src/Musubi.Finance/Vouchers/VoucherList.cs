using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Approvals;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;

namespace Musubi.Finance.Vouchers;

internal static class VoucherList
{
    public sealed class Row
    {
        public required Id<Voucher> Id { get; init; }
        public required string Number { get; init; }
        public required DateOnly Date { get; init; }
        public required string Description { get; init; }
        public required VoucherState State { get; init; }
        public required Currency Currency { get; init; }
        public required long Total { get; init; }
        public required long MadeById { get; init; }
        public required string MadeBy { get; init; }
        public required string ApprovedBy { get; init; }
    }

    public const string Waits = "waits", ForMe = "me", WaitingForMe = $"/finance/vouchers?f.{Waits}={ForMe}";

    /// <summary>What this person may approve: not what they wrote, and not what an approval rule leaves to the inbox. Home counts the same.</summary>
    public static async Task<Expression<Func<Row, bool>>> WaitFor(Actor actor, ApprovalDesk desk, CancellationToken ct)
    {
        var (me, byRule) = (actor.Id, (await desk.Waiting(VoucherApproval.OfKind, ct)).Select(id => new Id<Voucher>(id)).ToList());
        return v => v.State == VoucherState.Submitted && v.MadeById != me && !byRule.Contains(v.Id);
    }

    public static IQueryable<Row> Rows(FinanceDb db) => db.Vouchers.AsNoTracking().Select(v => new Row
    {
        Id = v.Id, Number = v.Number, Date = v.Date, Description = v.Description, State = v.State, Currency = v.Currency, Total = v.BookedMinor, MadeById = v.MadeBy, MadeBy = v.MadeByName, ApprovedBy = v.ApprovedByName,
    });

    public static readonly ListDefinition<Row, Voucher> Definition = new()
    {
        Name = "finance/vouchers",
        Title = Words.Vouchers,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        SearchKind = "voucher",
        Rows = services => Rows(services.GetRequiredService<FinanceDb>()),
        Id = v => v.Id,
        RowHref = v => $"/finance/vouchers/{v.Id}",
        Of =
        [
            Column.Of<Row, string>("number", Words.Number, CellKind.Code, v => v.Number.Length > 0 ? v.Number : "–", v => v.Number),
            new("state", Words.State, CellKind.Badge, v => new Mark(Words.StateOf(v.State), Words.ToneOf(v.State))),
            Column.Of<Row, DateOnly>("date", Words.Date, CellKind.Date, v => v.Date, v => v.Date),
            Column.Of<Row, string>("description", Words.Description, CellKind.Text, v => v.Description, v => v.Description),
            new("total", Words.Total, CellKind.Money, v => Money.OfMinor(v.Total, v.Currency)),
            new("madeBy", Words.MadeBy, CellKind.Text, v => v.MadeBy),
            new("approvedBy", Words.ApprovedBy, CellKind.Text, v => v.ApprovedBy),
        ],
        FilterBy =
        [
            Filter.Of<Row, VoucherState>("state", Words.State, v => v.State, Words.StateOf),
            Filter.OfDays<Row>("date", Words.Date, v => v.Date),
            new(Waits, Words.WaitsForApproval, [(ForMe, Words.WaitsForMe)], _ => null)
            {
                Find = async (services, _, ct) => await WaitFor(services.GetRequiredService<CurrentAct>().Actor, services.GetRequiredService<ApprovalDesk>(), ct),
            },
        ],
        BulkActs =
        [
            new("approve", Words.Approve, "circle-check", FinancePermission.ApproveVouchers, step =>
                step.Do<ApproveVoucher, ApproveVoucher.Input, Id<Voucher>>(new() { Id = new(step.Id) })),
        ],
    };
}
