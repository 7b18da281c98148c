using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Demo.Life;

/// <summary>Somebody of the company's life: sees what stands, and does one thing at a time about it.</summary>
internal abstract class Person(CompanyLife life, long id, string name, params string[] rights)
{
    protected Actor Me { get; } = new(id, name, Language.English, rights.ToHashSet(StringComparer.Ordinal));
    protected CompanyLife Life => life;
    protected Dice Dice => life.Dice;

    /// <summary>What there may be to do, the heavier the likelier; false where nothing of the kind was.</summary>
    protected abstract IReadOnlyList<(int Weight, Func<Task<bool>> What)> Ways { get; }

    /// <summary>What is done on its day, before anything else.</summary>
    public virtual Task Morning() => Task.CompletedTask;

    /// <returns>Whether anything was done.</returns>
    public async Task<bool> Turn()
    {
        for (var tries = 0; tries < 4; tries++)
        {
            if (await Dice.Of(Ways)())
                return true;
        }
        return false;
    }

    protected Task<T> Read<T>(Func<MusubiDb, Task<T>> question) => life.Read(services => question(services.GetRequiredService<MusubiDb>()));

    /// <returns>True: it was asked, whatever the answer.</returns>
    protected async Task<bool> Do<TUseCase, TInput, TOutput>(TInput input) where TUseCase : class, IUseCase<TInput, TOutput>
    {
        await life.Do<TUseCase, TInput, TOutput>(Me, input);
        return true;
    }

    /// <summary>One of the first few, so that what is old is seldom forgotten.</summary>
    protected T? Pick<T>(IReadOnlyList<T> some) where T : class => some.Count == 0 ? null : Dice.Of(some);
}
