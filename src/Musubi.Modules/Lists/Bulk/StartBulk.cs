using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Lists.Bulk;

/// <summary>Orders an act on chosen rows of a list, or on all that match. Which rows they are is settled now, with the list as it stands.</summary>
[Needs(WorkplacePermission.Use)]
public sealed class StartBulk(MusubiDb db, BulkRows bulk, IEnumerable<Module> modules, IServiceProvider services, IdSource ids, CurrentAct act, Clock clock) : IUseCase<StartBulk.Input, Id<BulkRun>>
{
    internal const int MostValue = 200;

    public sealed record Input
    {
        public string List { get; init; } = "";
        public string Act { get; init; } = "";

        /// <summary>Of an act that asks: what was chosen.</summary>
        public string Value { get; init; } = "";

        public IReadOnlyList<long> Ids { get; init; } = [];

        /// <summary>All that match <see cref="Query"/>, rather than <see cref="Ids"/>.</summary>
        public bool All { get; init; }

        /// <summary>The list's query string: <c>?q=…&amp;f.state=open&amp;sort=-date</c>.</summary>
        public string Query { get; init; } = "";
    }

    public async Task<Result<Id<BulkRun>>> Run(Input input, CancellationToken ct)
    {
        if (modules.SelectMany(m => m.Lists).FirstOrDefault(l => l.Name == input.List && act.Actor.May(l.Permission)) is not { } list)
            return Refusal.NotFound(BulkWords.List, input.List).At("List");
        if (list.BulkActs.FirstOrDefault(a => a.Key == input.Act && act.Actor.May(a.Permission)) is not { } chosen)
            return Refusal.NotFound(BulkWords.Act, input.Act).At("Act");
        if (chosen.Ask is not null && input.Value.Length is 0 or > MostValue)
            return BulkWords.ChooseFirst(chosen.Name);
        var request = ListRequest.Of(input.Query).FromStart();
        var rows = input.All
            ? await list.ReadFirst(services, act.Actor, request, BulkRun.Most + 1, ct)
            : await list.ReadThese(services, act.Actor, [.. input.Ids.Distinct().Take(BulkRun.Most + 1)], ct);
        if (rows.Count == 0)
            return BulkWords.NoRows;
        if (rows.Count > BulkRun.Most)
            return BulkWords.TooMany(BulkRun.Most);

        var run = new BulkRun
        {
            Id = ids.Next<BulkRun>(), List = list.Name, Act = chosen.Key, Value = chosen.Ask is null ? "" : input.Value,
            ActorId = act.Actor.Id, ActorName = act.Actor.Name, At = clock.Now, Rows = rows.Count,
        };
        db.Add(run);
        db.Add(Errand.Of(BulkErrand.Name, run.Id.Value, act, clock));
        var shown = list.Shown(request, act.Actor);
        var key = shown.Key().At;
        // A draft has no number yet: what tells it from the others then stands beside its word.
        var beside = shown.FirstOrDefault(s => s.At != key && s.Column.Kind == CellKind.Text) is { Column: not null } other ? other.At : key;
        await bulk.Insert(rows.Select((row, i) => new BulkRow { RunId = run.Id, Place = i + 1, SubjectId = row.Id, Label = Named(row), Href = row.Href }), ct);
        return run.Id;

        string Named(ListRow row) => row.Cells[key] is string code ? code : string.Join(' ', new[] { row.Cells[key], row.Cells[beside] }.Select(c => c?.ToString() ?? "").Where(c => c.Length > 0).Distinct());
    }
}
