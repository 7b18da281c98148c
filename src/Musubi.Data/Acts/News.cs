using Microsoft.Extensions.DependencyInjection;

namespace Musubi.Data.Acts;

/// <summary>Handles news of another module in the same transaction. Handlers reconcile: they compute what is missing and are safe to run twice.</summary>
public interface INewsHandler<in TNews>
{
    Task Handle(TNews news, CancellationToken ct);
}

/// <summary>Announces what those above may want to know. In-process, at once, in the order modules are listed.</summary>
public sealed class News(IServiceProvider services)
{
    public async Task Announce<TNews>(TNews news, CancellationToken ct)
    {
        foreach (var handler in services.GetServices<INewsHandler<TNews>>())
            await handler.Handle(news, ct);
    }
}
