using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Data.Acts;
using Musubi.Data.Search;
using Musubi.Modules.Forms;
using Musubi.Modules.Search;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Api;

/// <summary>What a field that looks something up offers.</summary>
public sealed record LookupHit(long Value, string Label, string Code, string Detail)
{
    /// <summary>What was typed is this record's code, or another number that means it and no other. Two such hits are for a person to choose from.</summary>
    public bool Exact { get; init; }
}

public sealed record Hits(IReadOnlyList<HitGroup> Groups);

public static class SearchEndpoints
{
    private const int MostOffered = 20;

    /// <summary>Records of one kind for fields to choose from: <c>GET /api/lookup/party?q=</c>. Nothing typed offers the newest. Each record asks its own permission.</summary>
    public static IEndpointConventionBuilder MapLookup(this IEndpointRouteBuilder api, string kind) =>
        api.MapGet("/lookup/" + kind, async (string? q, SearchBox box, CurrentAct current, CancellationToken ct) =>
            {
                var found = string.IsNullOrWhiteSpace(q)
                    ? await box.Newest(current.Actor, MostOffered, kind, ct)
                    : await box.Find(q, current.Actor, MostOffered, [kind], ct);
                return TypedResults.Json(found.Select(f => new LookupHit(f.SubjectId, f.TitleIn(current.Actor.Language), f.ShownCode, f.DetailIn(current.Actor.Language))).ToList(), Inputs.Json);
            })
            .WithName("Lookup-" + kind)
            .Produces<IReadOnlyList<LookupHit>>()
            .Needs(WorkplacePermission.Use);

    internal static void MapSearch(this IEndpointRouteBuilder api) =>
        api.MapGet("/search", async (string? q, Palette palette, CurrentAct current, CancellationToken ct) =>
                TypedResults.Json(new Hits(await palette.Find(q ?? "", current.Actor, MostOffered, ct)), Inputs.Json))
            .WithName("Search")
            .Produces<Hits>()
            .Needs(WorkplacePermission.Use);
}
