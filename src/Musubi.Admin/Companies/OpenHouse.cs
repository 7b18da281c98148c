using Musubi.Modules.Visits;

namespace Musubi.Admin.Companies;

/// <summary>Newcomers are guided through the demo company. The company hardly changes and is kept in memory, so that every page may ask.</summary>
internal sealed class OpenHouse(CompanyProfile profile) : IOpenHouse
{
    public async Task<bool> IsOpen(CancellationToken ct) => (await profile.Get(ct)).IsDemo;
}
