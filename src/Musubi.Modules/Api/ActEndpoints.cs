using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Forms;

namespace Musubi.Modules.Api;

/// <summary>Marks a route with the use case it runs, for documentation and for the tests of the architecture.</summary>
public sealed record RunsUseCase(Type UseCase);

/// <summary>Marks a route with the permission its reader needs.</summary>
public sealed record ReadsWith(string Permission);

public static class ActEndpoints
{
    /// <summary>
    /// Opens a use case to the API: <c>api.MapAct&lt;CreateParty&gt;("POST", "/parties")</c>. The body is the use case's input;
    /// values of the route (<c>{id}</c>) are filled into the properties of the same name.
    /// </summary>
    public static IEndpointConventionBuilder MapAct<TUseCase>(this IEndpointRouteBuilder api, string method, string route) where TUseCase : class
    {
        var contract = typeof(TUseCase).GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUseCase<,>)).GetGenericArguments();
        return (IEndpointConventionBuilder)typeof(ActEndpoints).GetMethod(nameof(Map), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(TUseCase), contract[0], contract[1]).Invoke(null, [api, method, route])!;
    }

    /// <summary>A read that needs a permission.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, string permission) where TBuilder : IEndpointConventionBuilder
    {
        route.Add(e => e.Metadata.Add(new ReadsWith(permission)));
        route.AddEndpointFilter(async (context, next) =>
        {
            var services = context.HttpContext.RequestServices;
            return services.GetRequiredService<CurrentAct>().Actor.May(permission)
                ? await next(context)
                : Problem.Of([Refusal.Forbidden(services.GetRequiredService<PermissionNames>().Of(permission))]);
        });
        return route;
    }

    private static RouteHandlerBuilder Map<TUseCase, TInput, TOutput>(IEndpointRouteBuilder api, string method, string route)
        where TUseCase : class, IUseCase<TInput, TOutput>
        where TInput : notnull
    {
        var name = typeof(TUseCase).Name;
        return api.MapMethods(route, [method], async (HttpContext http, Runner runner, CurrentAct current) =>
            {
                var input = await Input<TInput>(http);
                if (!input.Ok)
                    return Problem.Of(input.Refusals);
                var key = http.Request.Headers["Idempotency-Key"].ToString();
                if (key.Length > 200)
                    return Problem.Of([Refusal.TooLong("Idempotency-Key", Text.Same("Idempotency-Key"), key.Length, 200)]);
                var result = await runner.Run<TUseCase, TInput, TOutput>(current.Actor, input.Value, key.Length == 0 ? null : key, http.RequestAborted);
                return result.Ok ? TypedResults.Json(result.Value, Inputs.Json) : Problem.Of(result.Refusals);
            })
            .WithName(method == "POST" ? name : $"{name}_{method}")
            .WithMetadata(new RunsUseCase(typeof(TUseCase)))
            .Accepts<TInput>("application/json")
            .Produces<TOutput>()
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409)
            .DisableAntiforgery();
    }

    private static async Task<Result<TInput>> Input<TInput>(HttpContext http)
    {
        var body = new JsonObject();
        if (http.Request.ContentLength is > 0 || http.Request.Headers.TransferEncoding.Count > 0)
        {
            try
            {
                if (await JsonNode.ParseAsync(http.Request.Body, new JsonNodeOptions { PropertyNameCaseInsensitive = true }, new JsonDocumentOptions { MaxDepth = 32 }, http.RequestAborted) is not JsonObject json)
                    return NotJson;
                body = json;
            }
            catch (JsonException)
            {
                return NotJson;
            }
        }
        foreach (var (name, value) in http.Request.RouteValues)
        {
            if (typeof(TInput).GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance) is not { } property || value is not string text)
                continue;
            body.Remove(name);
            body[property.Name] = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && property.PropertyType != typeof(string) ? number : text;
        }
        return Inputs.Read<TInput>(body);
    }

    private static readonly Refusal NotJson = new("not-json",
        new Text("本文がJSONとして読めません。", "正文不是有效的JSON。", "The body is not a JSON object."),
        new Text("Content-Type: application/json で、JSONオブジェクトを送ってください。", "请以 Content-Type: application/json 发送JSON对象。", "Send a JSON object with Content-Type: application/json."));
}
