using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Security;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Admin.Passkeys;

/// <summary>
/// The two round trips of WebAuthn. The challenge travels in an encrypted cookie, so that any node can take the answer; the checking is
/// ASP.NET Core Identity's.
/// </summary>
internal static class PasskeyDoor
{
    private const string StateCookie = "musubi-passkey";

    public sealed record Answer(JsonElement Credential, string? Name, string? ReturnUrl);

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/me/passkeys/options", async (HttpContext http, IPasskeyHandler<User> handler, AdminDb db, CurrentAct act, IDataProtectionProvider protection, CancellationToken ct) =>
        {
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == new Id<User>(act.Actor.Id), ct);
            var options = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email, DisplayName = user.Name }, http);
            Keep(http, protection, options.AttestationState);
            return Results.Text(options.CreationOptionsJson, "application/json");
        }).Needs(AdminPermission.OwnAccount).DisableAntiforgery();

        app.MapPost("/api/me/passkeys", async (Answer answer, HttpContext http, IPasskeyHandler<User> handler, Runner runner, CurrentAct act, IDataProtectionProvider protection, CancellationToken ct) =>
        {
            var checkedKey = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = answer.Credential.GetRawText(), AttestationState = Take(http, protection) });
            if (!checkedKey.Succeeded || checkedKey.UserEntity.Id != act.Actor.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))
                return Problem.Of([NotTaken]);
            var key = checkedKey.Passkey;
            var added = await runner.Run<AddPasskey, AddPasskey.Input, Id<Passkey>>(act.Actor, new()
            {
                Name = answer.Name ?? "", CredentialId = WebEncoders.Base64UrlEncode(key.CredentialId), PublicKey = key.PublicKey, SignCount = key.SignCount,
                Transports = string.Join(' ', key.Transports ?? []), IsBackupEligible = key.IsBackupEligible, IsBackedUp = key.IsBackedUp,
            }, ct: ct);
            return added.Ok ? Results.Json(added.Value) : Problem.Of(added.Refusals);
        }).Needs(AdminPermission.OwnAccount).DisableAntiforgery().WithMetadata(new RunsUseCase(typeof(AddPasskey)));

        app.MapPost("/api/sign-in/passkey/options", async (HttpContext http, IPasskeyHandler<User> handler, IDataProtectionProvider protection) =>
        {
            var options = await handler.MakeRequestOptionsAsync(null, http);
            Keep(http, protection, options.AssertionState);
            return Results.Text(options.RequestOptionsJson, "application/json");
        }).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(RateLimits.Door);

        app.MapPost("/api/sign-in/passkey", async (Answer answer, HttpContext http, IPasskeyHandler<User> handler, Runner runner, IDataProtectionProvider protection, CancellationToken ct) =>
        {
            var asserted = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = answer.Credential.GetRawText(), AssertionState = Take(http, protection) });
            if (!asserted.Succeeded)
                return Problem.Of([NotTaken]);
            var session = await runner.Run<SignInByPasskey, SignInByPasskey.Input, string>(Doormat.Actor, new()
            {
                User = asserted.User.Id, CredentialId = WebEncoders.Base64UrlEncode(asserted.Passkey.CredentialId), SignCount = asserted.Passkey.SignCount, IsBackedUp = asserted.Passkey.IsBackedUp,
                Device = http.Request.Headers.UserAgent.ToString(), Address = http.Connection.RemoteIpAddress?.ToString() ?? "",
            }, ct: ct);
            if (!session.Ok)
                return Problem.Of(session.Refusals);
            SessionCookie.Give(http, session.Value, stay: false);
            return Results.Json(new { href = SessionEndpoints.Local(answer.ReturnUrl) });
        }).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(RateLimits.Door);
    }

    public static readonly Refusal NotTaken = new("passkey.not-taken",
        new Text("パスキーを確認できませんでした。", "无法验证通行密钥。", "The passkey could not be checked."),
        new Text("もう一度試すか、パスワードを使ってください。", "请重试，或改用密码。", "Try again, or use your password."), Kind: RefusalKind.Invalid);

    private static void Keep(HttpContext http, IDataProtectionProvider protection, string? state) =>
        http.Response.Cookies.Append(StateCookie, Protector(protection).Protect(state ?? "", TimeSpan.FromMinutes(5)), SessionCookie.Options(http, TimeSpan.FromMinutes(5)));

    private static string? Take(HttpContext http, IDataProtectionProvider protection)
    {
        http.Response.Cookies.Delete(StateCookie, SessionCookie.Options(http, null));
        try
        {
            return http.Request.Cookies[StateCookie] is { } sealedState ? Protector(protection).Unprotect(sealedState) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("Musubi.Passkeys").ToTimeLimitedDataProtector();
}
