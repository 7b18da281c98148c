using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Forms;
using Musubi.Modules.Lists;

namespace Musubi.Modules.Api;

/// <summary>One page of a list.</summary>
/// <param name="Next">Send it as <c>after</c> for the page that follows; null on the last page.</param>
public sealed record ListPageOf(IReadOnlyList<IReadOnlyDictionary<string, object?>> Items, long Total, string? Next, string? Previous);

public static class ListEndpoints
{
    /// <summary>Opens a list to the API: <c>GET /api/parties?q=&amp;sort=-name&amp;f.kind=company&amp;after=…&amp;size=50</c>.</summary>
    public static IEndpointConventionBuilder MapList(this IEndpointRouteBuilder api, IListDefinition list) =>
        api.MapGet("/" + list.Name, async (HttpContext http, CurrentAct current) =>
            {
                var slice = await list.Read(http.RequestServices, current.Actor, ListRequest.Of(http.Request.Query), http.RequestAborted);
                var visible = list.Columns.Select((c, i) => (Column: c, Index: i)).Where(c => c.Column.OpenTo(current.Actor)).ToList();
                return TypedResults.Json(new ListPageOf(
                    [.. slice.Rows.Select(r => (IReadOnlyDictionary<string, object?>)visible.ToDictionary(c => c.Column.Key, c => Plain(r.Cells[c.Index])).Prepend(new("id", r.Id)).ToDictionary())],
                    slice.Total, slice.Next, slice.Previous), Inputs.Json);
            })
            .WithName("List" + list.Name)
            .Produces<ListPageOf>()
            .Needs(list.Permission);

    private static object? Plain(object? cell) => cell is Text or Mark ? cell.ToString() : cell;
}
