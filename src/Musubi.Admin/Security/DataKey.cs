using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;

namespace Musubi.Admin.Security;

/// <summary>A key of ASP.NET's data protection: anti-forgery tokens made on one node are read on another.</summary>
[NotAudited]
public sealed class DataKey
{
    public required string Id { get; init; }
    [Secret] public required string Xml { get; init; }
}

internal sealed class DataKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<DataKey>().AsNoTracking().OrderBy(k => k.Id).ToList().Select(k => XElement.Parse(k.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        db.Add(new DataKey { Id = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
