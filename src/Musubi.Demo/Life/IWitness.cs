using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Demo.Life;

/// <summary>What somebody is about to do.</summary>
/// <param name="Number">Counts the acts of a life, from 1.</param>
/// <param name="Name">The use case.</param>
/// <param name="Key">The idempotency key it is sent with.</param>
public sealed record Asked<TInput>(int Number, DateOnly Day, Actor By, string Name, string Key, TInput Input)
{
    public override string ToString() => $"{Number} {Day:yyyy-MM-dd} {By.Name}: {Name}";
}

/// <summary>Sends an act to the product: as often as one likes, at once if one likes. Each time another node takes it.</summary>
public delegate Task<Result<TOutput>> Send<in TInput, TOutput>(TInput input, string key);

/// <summary>Stands between whoever acts and the product: hears what is asked, has it sent, and hears the answer.</summary>
public interface IWitness
{
    /// <returns>What whoever asked is told.</returns>
    Task<Result<TOutput>> See<TInput, TOutput>(Asked<TInput> asked, Send<TInput, TOutput> send);
}
