using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Audit;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Lists;
using Musubi.Modules.Workplace.Timeline;

namespace Musubi.Admin.Trail;

/// <summary>Who did what to what, and when.</summary>
public static class TrailList
{
    internal sealed class Row
    {
        public Id<AuditEntry> Id { get; init; }
        public DateTime At { get; init; }
        public DateOnly Day { get; init; }
        public long ActorId { get; init; }
        public string ActorName { get; init; } = "";
        public string? CameIn { get; init; }
        public string Act { get; init; } = "";
        public string SubjectKind { get; init; } = "";
        public long SubjectId { get; init; }
        public AuditChange Change { get; init; }
        public bool Sealed { get; init; }
        public string Table { get; init; } = "";

        /// <summary>The record as the search knows it; null where it does not.</summary>
        public SearchEntry? Found { get; init; }

        /// <summary>What was written of tries at the door.</summary>
        public string? Tried { get; init; }

        /// <summary>What was written of the record itself, in which its number or name stands.</summary>
        public string? Fields { get; init; }
    }

    public static IListDefinition Definition { get; } = new ListDefinition<Row, AuditEntry>
    {
        Name = "admin/audit",
        Title = Words.Trail,
        Permission = AdminPermission.ReadTrail,
        DefaultSort = "-at",
        Rows = services =>
        {
            // The company's day, by the offset it has now: where clocks change in summer, an hour around midnight may count to the neighbour.
            var clock = services.GetRequiredService<Clock>();
            var minutes = clock.Zone.GetUtcOffset(clock.Now).TotalMinutes;
            var db = services.GetRequiredService<MusubiDb>();
            return db.Set<AuditEntry>().AsNoTracking().Select(e => new Row
            {
                // Who stands before the door has no name yet: what they did is on the trail of the user they came in as.
                CameIn = e.ActorName == "" && e.SubjectKind == "user" ? db.Set<User>().Where(u => (long)(object)u.Id == e.SubjectId).Select(u => u.Name).FirstOrDefault() : null,
                Id = e.Id, At = e.At, Day = DateOnly.FromDateTime(e.At.AddMinutes(minutes)), ActorId = e.ActorId, ActorName = e.ActorName, Act = e.Act, SubjectKind = e.SubjectKind, SubjectId = e.SubjectId,
                Change = e.Change, Sealed = e.Seal != null, Table = e.Table, Fields = e.Table == e.SubjectKind ? e.Fields : null, Tried = e.Table == TrailAct.Tries ? e.Fields : null,
                Found = db.Set<SearchEntry>().Where(s => s.SubjectId == e.SubjectId && s.Kind == e.SubjectKind).FirstOrDefault(),
            });
        },
        Id = r => r.Id,
        RowHref = r => $"/admin/audit/{r.Id}",
        Of =
        [
            Column.Of<Row, DateTime>("at", Words.When, CellKind.Instant, r => r.At, r => r.At),
            Column.Of<Row, string>("person", Words.Person, CellKind.Text, r => r.CameIn ?? r.ActorName, r => r.ActorName),
            Column.Of<Row, string>("act", Words.Act, CellKind.Code, r => TrailAct.Said(r.Act, r.Table, r.Change, r.Fields ?? r.Tried), r => r.Act),
            Column.Unsorted<Row>("subject", Words.Subject, CellKind.Text, r => TrailSubject.Said(r.SubjectKind, r.Table, r.Found, r.Fields)),
            Column.Unsorted<Row>("change", Words.Change, CellKind.Badge, r => Words.Of(r.Change)),
            Column.Unsorted<Row>("sealed", Words.Sealed, CellKind.Flag, r => r.Sealed),
        ],
        FilterBy =
        [
            new Filter<Row>("person", Words.Person, [], value => long.TryParse(value, out var id) ? r => r.ActorId == id : null)
            {
                Ask = async (services, ct) =>
                    [.. (await services.GetRequiredService<MusubiDb>().Set<User>().AsNoTracking().OrderBy(u => u.Name).ThenBy(u => u.Id).Take(500).ToListAsync(ct)).Select(u => (u.Id.ToString(), Text.Same(u.Name)))],
            },
            new Filter<Row>("act", Words.Act, [], value => r => r.Act == value)
            {
                Ask = (services, _) => Task.FromResult<IReadOnlyList<(string, Text)>>(
                    [.. services.GetServices<Module>().Select(m => m.GetType().Assembly).Distinct().SelectMany(Module.UseCases).Select(u => u.Name).Order(StringComparer.Ordinal).Select(n => (n, Text.Same($"{TrailWords.Act(n)}（{n}）")))]),
            },
            new Filter<Row>("kind", Words.Subject, [], value => r => r.SubjectKind == value)
            {
                Ask = (services, _) => Task.FromResult<IReadOnlyList<(string, Text)>>(
                    [.. services.GetServices<Module>().SelectMany(m => m.Subjects).Select(s => (s.Kind, s.Noun))]),
            },
            Filter.OfDays<Row>("day", Words.Days, r => r.Day),
        ],
    };
}
