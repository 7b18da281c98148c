using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Admin.Security;

/// <summary>What every answer says to the browser, and which requests of other sites are turned away.</summary>
public static class Shield
{
    /// <summary>
    /// Nothing inline, nothing from elsewhere. <c>data:</c> for images alone: the QR code of the second factor, small pictures in style sheets.
    /// Inline style attributes are allowed to scripts' own libraries through the CSSOM, which no policy forbids.
    /// </summary>
    private const string Policy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The API's reference draws itself with inline styles and a script that it carries along.</summary>
    private const string ReferencePolicy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    public static void UseShield(this WebApplication app) => app.Use(async (http, next) =>
    {
        // A character that no database takes is no part of what anybody asks for.
        if (http.Request.QueryString.Value is { } asked && asked.Contains("%00", StringComparison.Ordinal))
            http.Request.QueryString = new(asked.Replace("%00", "", StringComparison.Ordinal));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/scalar", StringComparison.OrdinalIgnoreCase) ? ReferencePolicy : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        if (IsForeignWrite(http.Request))
        {
            await Problem.Of([Foreign]).ExecuteAsync(http);
            return;
        }
        await next(http);
    });

    /// <summary>
    /// A browser sends our cookie along with a write that another site made it do, unless SameSite holds it back; and it says where the write
    /// came from. Programs with a bearer token are no browser and need not say.
    /// </summary>
    private static bool IsForeignWrite(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
            || !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || request.Headers.Authorization.Count > 0)
            return false;
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is not ("same-origin" or "none");
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return !Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value;
        return false;
    }

    private static readonly Refusal Foreign = new("cross-site-write",
        new Text("ほかのサイトからの書き込みは受け付けません。", "不接受来自其他网站的写入。", "Writes made from another site are not taken."),
        new Text("この画面から操作するか、個人用トークンを使ってください。", "请在本系统页面操作，或使用个人令牌。", "Do it from a page of this site, or with a personal token."), Kind: RefusalKind.Forbidden);
}
