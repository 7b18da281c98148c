using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Musubi.Admin.Security;

public static class SecurityServices
{
    /// <summary>What guards the web around the modules. Keys lie in the database: nodes hold nothing.</summary>
    public static IServiceCollection AddMusubiSecurity(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Musubi");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new DataKeys(provider.GetRequiredService<IServiceScopeFactory>())));
        services.AddAntiforgery(o =>
        {
            (o.Cookie.Name, o.HeaderName) = ("musubi-form", "X-CSRF");
            (o.Cookie.SameSite, o.Cookie.SecurePolicy, o.Cookie.HttpOnly) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true);
        });
        return services.AddMusubiRateLimits();
    }
}
