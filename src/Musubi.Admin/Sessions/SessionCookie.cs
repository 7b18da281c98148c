using Microsoft.AspNetCore.Http;
using Musubi.Kernel;

namespace Musubi.Admin.Sessions;

/// <summary>The cookie that bears a session's token: no script reads it, no other site sends it along with a post.</summary>
internal static class SessionCookie
{
    /// <summary>The cookie of a device that need not give the second factor each time.</summary>
    public const string Device = "musubi-device";

    public static void Give(HttpContext http, string token, bool stay) => http.Response.Cookies.Append(Gate.Cookie, token, Options(http, stay ? Session.Longest : null));

    public static void Take(HttpContext http) => http.Response.Cookies.Delete(Gate.Cookie, Options(http, null));

    public static CookieOptions Options(HttpContext http, TimeSpan? age) =>
        new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/", MaxAge = age };
}

/// <summary>Who acts at the door before anybody is known: may try to come in, and nothing else.</summary>
internal static class Doormat
{
    public static Actor Actor => Actor.Nobody with { Language = Languages.Current, Rights = new HashSet<string>(StringComparer.Ordinal) { AdminPermission.ComeIn } };
}
