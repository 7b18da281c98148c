using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Modules.Workplace.Printing;

namespace Musubi.Parties;

/// <summary>Front door to whom papers go, by the party they are made out to.</summary>
public static class PaperFor
{
    /// <param name="of">The party of a document; none where there is no such document, or it goes to nobody.</param>
    public static Func<IServiceProvider, long, CancellationToken, Task<Addressee?>> Party(Func<IServiceProvider, long, IQueryable<long>> of) =>
        async (services, id, ct) => await of(services, id).Select(p => (long?)p).SingleOrDefaultAsync(ct) is { } party ? await services.GetRequiredService<PartyLookup>().Addressee(new(party), ct) : null;
}
