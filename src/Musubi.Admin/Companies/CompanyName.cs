using Musubi.Modules.Reports;

namespace Musubi.Admin.Companies;

/// <summary>The company as its reports name it.</summary>
internal sealed class CompanyName(CompanyProfile profile) : IReportOwner
{
    public async Task<string> Name(CancellationToken ct) => (await profile.Get(ct)).SignsAs;
}
