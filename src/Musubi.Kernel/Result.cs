using System.Diagnostics.CodeAnalysis;

namespace Musubi.Kernel;

/// <summary>What a use case answers: its value, or every refusal it found. Never both, never neither.</summary>
public sealed class Result<T>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Refusal> refusals) => (this.value, Refusals) = (value, refusals);

    public IReadOnlyList<Refusal> Refusals { get; }

    [MemberNotNullWhen(true, nameof(ValueOrDefault))]
    public bool Ok => Refusals.Count == 0;

    public T? ValueOrDefault => value;

    /// <summary>The value. Asking a refused result for it is a programming error.</summary>
    public T Value => Ok ? value! : throw new InvalidOperationException($"Refused: {string.Join(" / ", Refusals)}");

    public Result<TOut> Then<TOut>(Func<T, TOut> map) => Ok ? map(value!) : Result<TOut>.Refused(Refusals);

    public static Result<T> Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));

    public static implicit operator Result<T>(T value) => new(value, []);
    public static implicit operator Result<T>(Refusal refusal) => Refused([refusal]);
    public static implicit operator Result<T>(List<Refusal> refusals) => Refused(refusals);
}

/// <summary>The value of an act that has nothing to say but that it was done.</summary>
public readonly record struct Done;
