using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Musubi.Kernel;

namespace Musubi.Modules.Api;

/// <summary>Refusals as problem+json (RFC 9457): a code, a sentence in the caller's language, the field.</summary>
public static class Problem
{
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <param name="status">Where the kind of the first refusal does not say it.</param>
    public static IResult Of(IReadOnlyList<Refusal> refusals, int? status = null)
    {
        var first = refusals[0];
        var problem = new ProblemDetails { Type = "about:blank", Title = first.What.ToString(), Detail = first.ToString(), Status = status ?? StatusOf(first.Kind) };
        problem.Extensions["code"] = first.Code;
        if (first.Field is not null)
            problem.Extensions["field"] = first.Field;
        problem.Extensions["errors"] = refusals.Select(r => new { code = r.Code, field = r.Field, what = r.What.ToString(), advice = r.Advice?.ToString(), href = r.Href }).ToList();
        return TypedResults.Problem(problem);
    }
}
