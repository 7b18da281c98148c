using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Musubi.Admin.Security;

public static class SecurityServices
{
    /// <summary>What is kept secret in the database. Its keys lie there too, locked with the <see cref="MasterKey"/>: nodes hold nothing else.</summary>
    internal static void AddKeys(this IServiceCollection services)
    {
        services.TryAddSingleton(MasterKey.FromEnvironment());
        services.AddDataProtection().SetApplicationName("Musubi");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new DataKeys(provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<MasterKey>())));
    }

    /// <summary>What guards the web around the modules.</summary>
    public static IServiceCollection AddMusubiSecurity(this IServiceCollection services)
    {
        services.AddAntiforgery(o =>
        {
            (o.Cookie.Name, o.HeaderName) = ("musubi-form", "X-CSRF");
            (o.Cookie.SameSite, o.Cookie.SecurePolicy, o.Cookie.HttpOnly) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true);
        });
        return services.AddMusubiRateLimits();
    }
}
