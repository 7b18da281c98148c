using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Approvals.Requests;

/// <summary>Requests: one's own, and for those who may, all of them.</summary>
public static class RequestList
{
    public sealed class Row
    {
        public Id<ApprovalRequest> Id { get; init; }
        public string Title { get; init; } = "";
        public string DetailJa { get; init; } = "";
        public string DetailZh { get; init; } = "";
        public string DetailEn { get; init; } = "";
        public string Kind { get; init; } = "";
        public RequestState State { get; init; }
        public Money Amount { get; init; }
        public bool HasAmount { get; init; }
        public string Submitter { get; init; } = "";
        public DateTime At { get; init; }
        public string Rule { get; init; } = "";
    }

    public static readonly ListDefinition<Row, ApprovalRequest> Mine = Of("approvals/mine", Words.MyRequests, ApprovalPermission.Decide, (db, actor) => db.Requests.Where(r => r.SubmitterId == actor.Id));
    public static readonly ListDefinition<Row, ApprovalRequest> All = Of("approvals/requests", Words.AllRequests, ApprovalPermission.SeeAll, (db, _) => db.Requests);

    private static ListDefinition<Row, ApprovalRequest> Of(string name, Text title, string permission, Func<ApprovalsDb, Actor, IQueryable<ApprovalRequest>> rows) => new()
    {
        Name = name, Title = title, Permission = permission, DefaultSort = "-at",
        Rows = services => rows(services.GetRequiredService<ApprovalsDb>(), services.GetRequiredService<CurrentAct>().Actor).Select(r => new Row
        {
            Id = r.Id, Title = r.Title, DetailJa = r.DetailJa, DetailZh = r.DetailZh, DetailEn = r.DetailEn, Kind = r.Kind, State = r.State, Amount = r.Amount, HasAmount = r.HasAmount, Submitter = r.SubmitterName, At = r.SubmittedAt, Rule = r.RuleName,
        }),
        Id = row => row.Id,
        RowHref = row => $"/approvals/requests/{row.Id}",
        Of =
        [
            Column.Of<Row, string>("title", Words.Document, CellKind.Code, r => r.Title, r => r.Title),
            Column.Of<Row, RequestState>("state", Words.State, CellKind.Badge, r => new Mark(Words.Of(r.State), Words.ToneOf(r.State)), r => r.State),
            new("detail", Words.About, CellKind.Text, r => new Text(r.DetailJa, r.DetailZh, r.DetailEn)),
            Column.Of<Row, long>("amount", Words.Amount, CellKind.Money, r => r.HasAmount ? r.Amount : null, r => r.Amount.Minor),
            Column.Of<Row, string>("submitter", Words.Submitter, CellKind.Text, r => r.Submitter, r => r.Submitter),
            Column.Of<Row, DateTime>("at", Words.SubmittedAt, CellKind.Instant, r => r.At, r => r.At),
            Column.Of<Row, string>("rule", Words.Rule, CellKind.Text, r => r.Rule, r => r.Rule),
        ],
        FilterBy = [Filter.Of<Row, RequestState>("state", Words.State, r => r.State, Words.Of)],
    };
}
