using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Admin.Security;

/// <summary>
/// How often one address may knock: at the door, and at what is open to the public. Each node counts for itself; what must hold over all of
/// them (an account that is guessed at) is the lock in the database.
/// </summary>
public static class RateLimits
{
    /// <summary>Sign-in, second factor, reset, first start: thirty posts in five minutes from one address.</summary>
    public const string Door = "door";

    /// <summary>Forms and reads open to the public: sixty in a minute from one address.</summary>
    public const string Public = "public";

    public static IServiceCollection AddMusubiRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.AddPolicy(Door, http => Window(http, Door, 30, TimeSpan.FromMinutes(5)));
        limits.AddPolicy(Public, http => Window(http, Public, 60, TimeSpan.FromMinutes(1)));
        // A page is one endpoint for GET and POST; only its posts knock.
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<KnocksAttribute>() is not null
                ? Window(http, Door, 30, TimeSpan.FromMinutes(5)) : RateLimitPartition.GetNoLimiter(""));
        limits.OnRejected = async (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Refuse(context.HttpContext, TooMany(wait));
        };
    });

    private static RateLimitPartition<string> Window(HttpContext http, string name, int most, TimeSpan window) =>
        RateLimitPartition.GetSlidingWindowLimiter(name + Address(http), _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = window, SegmentsPerWindow = 5, QueueLimit = 0 });

    /// <summary>An IPv6 customer holds a /64: that much is one address.</summary>
    private static string Address(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
            return address?.MapToIPv4().ToString() ?? "";
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    private static async Task Refuse(HttpContext http, Refusal refusal)
    {
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await Problem.Of([refusal]).ExecuteAsync(http);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        await http.Response.WriteAsync(refusal.ToString());
    }

    private static Refusal TooMany(TimeSpan wait) => new("too-many-requests",
        new Text("短い時間に試した回数が多すぎます。", "短时间内尝试次数过多。", "Too many tries in a short time."),
        new Text("{0}秒後にもう一度お試しください。", "请在{0}秒后重试。", "Try again in {0} {0:second|seconds}.").With((int)Math.Ceiling(wait.TotalSeconds)), Kind: RefusalKind.TooMany);
}

/// <summary>Marks a page whose posts are counted against the address they come from.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KnocksAttribute : Attribute;
