using System.Net;
using Microsoft.AspNetCore.Http;
using Musubi.Admin.Mail;
using Musubi.Kernel;

namespace Musubi.Admin.Passkeys;

/// <summary>Where browsers keep passkeys: for names, over HTTPS or on this machine; never for a bare IP address.</summary>
internal static class PasskeyPlace
{
    /// <summary>Why there is no passkey at the address the reader came by, and the one to come by; null where there is.</summary>
    public static Refusal? WhyNot(HttpRequest request, SiteAddress site)
    {
        var here = request.Host.Host;
        var local = here == "localhost" || here.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        if (!IsNumber(here) && (request.IsHttps || local))
            return null;
        var loopback = IPAddress.TryParse(here.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number);
        var there = !IsNumber(site.Root.Host) && (site.Root.Scheme == Uri.UriSchemeHttps || site.Root.Host == "localhost") ? site.To(request.Path)
            : loopback ? $"{request.Scheme}://localhost{(request.Host.Port is { } port ? $":{port}" : "")}{request.Path}" : null;
        return new Refusal("passkey.place",
            IsNumber(here) ? new Text("IPアドレス（{0}）で開いているため、パスキーは使えません。", "当前通过IP地址（{0}）打开，无法使用通行密钥。", "Passkeys do not work at an IP address ({0}).").With(here)
                : new Text("HTTPSで接続していないため、パスキーは使えません。", "当前不是HTTPS连接，无法使用通行密钥。", "Passkeys need HTTPS, and this connection is not."),
            there is null ? new Text("サーバーの名前とHTTPSの入口を、管理者に用意してもらってください。", "请管理员设置服务器域名和HTTPS入口。", "Ask an administrator to give the server a name and HTTPS.")
                : new Text("次のアドレスで開き直してください。", "请改用以下地址打开。", "Come by this address instead."), Kind: RefusalKind.Conflict) { Href = there };
    }

    private static bool IsNumber(string host) => IPAddress.TryParse(host.Trim('[', ']'), out _);
}
