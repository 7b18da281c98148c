using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Modules.Lists.Cells;

internal static class CellEndpoints
{
    /// <param name="Version">As it was read.</param>
    public sealed record Change(string Value, int Version);

    /// <param name="Shown">As the list shows it.</param>
    /// <param name="Choices">Null for words that are typed.</param>
    public sealed record Cell(string Value, int Version, string Shown, string Type, int Most, IReadOnlyList<Option>? Choices);

    public sealed record Option(string Value, string Name);

    /// <summary>Opens the cells of a list that may be changed where they stand: <c>GET</c> and <c>PUT /api/parties/{id}/cells/phone</c>.</summary>
    public static void MapCells(this IEndpointRouteBuilder api, IListDefinition list)
    {
        if (list.Columns.All(c => c.Edit is null))
            return;
        var route = $"/{list.Name}/{{id:long}}/cells/{{column}}";
        api.MapGet(route, async (long id, string column, HttpContext http, CurrentAct act) => Find(list, column, act.Actor) is var found && found.Ok ? await Read(list, found.Value, id, http, act.Actor) : Problem.Of(found.Refusals))
            .WithName("ReadCell" + list.Name).Produces<Cell>().ProducesProblem(404).Needs(list.Permission);
        api.MapPut(route, async (long id, string column, Change change, HttpContext http, Runner runner, CurrentAct act) =>
        {
            var found = Find(list, column, act.Actor);
            if (!found.Ok)
                return Problem.Of(found.Refusals);
            var edit = found.Value.Edit!;
            if (change.Value is null || change.Value.Length > edit.MostCharacters)
                return Problem.Of([Refusal.TooLong(column, found.Value.Name, change.Value?.Length ?? 0, edit.MostCharacters)]);
            var key = http.Request.Headers["Idempotency-Key"].ToString();
            var saved = await edit.Save(new(http.RequestServices, runner, act.Actor, id, change.Value, change.Version, key is { Length: > 0 and <= 200 } ? key : null));
            return saved.Ok ? await Read(list, found.Value, id, http, act.Actor) : Problem.Of(saved.Refusals);
        }).WithName("ChangeCell" + list.Name).Produces<Cell>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).Needs(list.Permission).DisableAntiforgery();
    }

    private static async Task<IResult> Read(IListDefinition list, ListColumn column, long id, HttpContext http, Actor actor)
    {
        var edit = column.Edit!;
        if (await edit.Read(http.RequestServices, id, http.RequestAborted) is not { } now)
            return Problem.Of([Refusal.NotFound(list.Title, id)]);
        var at = list.Columns.Index().First(c => c.Item == column).Index;
        var row = await list.ReadThese(http.RequestServices, actor, [id], http.RequestAborted);
        var choices = edit.Ask is null ? null : (await edit.Ask(http.RequestServices, http.RequestAborted)).Select(c => new Option(c.Value, c.Name.ToString())).ToList();
        return TypedResults.Json(new Cell(now.Value, now.Version, row.Count == 0 ? now.Value : row[0].Cells[at]?.ToString() ?? "", edit.Type, edit.MostCharacters, choices), Inputs.Json);
    }

    private static Result<ListColumn> Find(IListDefinition list, string key, Actor actor)
    {
        if (list.Columns.FirstOrDefault(c => c.Key == key && c.Edit is not null && c.OpenTo(actor)) is not { } column)
            return Refusal.NotFound(NoSuchCell, key);
        return actor.May(column.Edit!.Permission) ? column : Refusal.Forbidden(column.Name);
    }

    private static readonly Text NoSuchCell = new("一覧で変更できる項目", "可在列表中修改的项目", "A cell that may be changed in the list");
}
