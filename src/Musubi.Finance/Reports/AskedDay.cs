using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Finance.Reports;

/// <summary>A day as an address asks for it: what was typed stays, read or not.</summary>
public sealed record AskedDay(string Name, Text Label, string Typed, DateOnly? Day)
{
    /// <param name="typed">As a clerk types it, or as it stands in a link.</param>
    public static AskedDay Of(string name, Text label, string? typed, DateOnly today) =>
        new(name, label, typed?.Trim() ?? "", DateInput.TryParse(typed, today, Languages.Current, out var day) ? day : null);

    /// <summary>Why it is no day; null where it is one, and where nothing was typed.</summary>
    public Refusal? WhyNot => Typed.Length > 0 && Day is null ? Refusal.Unreadable(Name, Label, Typed, "2027-03-31") : null;

    /// <summary>As its field shows it again.</summary>
    public string Shown(DateOnly read) => WhyNot is null ? Iso(read) : Typed;

    /// <summary>As addresses have it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Routes of reports, which refuse an unreadable day as their pages do: a file of other days than those asked for is worse than none.</summary>
    internal static IEndpointRouteBuilder Refused(IEndpointRouteBuilder api)
    {
        var dated = api.MapGroup("");
        dated.AddEndpointFilter(async (call, next) =>
        {
            var (query, today) = (call.HttpContext.Request.Query, call.HttpContext.RequestServices.GetRequiredService<Clock>().Today);
            var refusals = new[] { ("from", Words.FirstDay), ("to", Words.Until), ("date", Words.Date) }.Select(d => Of(d.Item1, d.Item2, query[d.Item1], today).WhyNot).OfType<Refusal>().ToList();
            return refusals.Count > 0 ? Problem.Of(refusals) : await next(call);
        });
        return dated;
    }
}
