using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Musubi.Data.Audit;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Data.Acts;

/// <summary>
/// One act = one scope = one context = one transaction: here the actor, the permission, the idempotency key,
/// the retry after a serialization failure and the commit are in one place.
/// </summary>
public sealed partial class Runner(IServiceScopeFactory scopes, Engine engine, IdStock ids, Clock clock, PermissionNames permissions, KindNames kinds, AfterCommit afterCommit, ILogger<Runner> log)
{
    private const int MostTries = 6;
    private static readonly ConcurrentDictionary<Type, string> Needs = new();

    /// <summary>Runs a use case: <c>runner.Run&lt;CreateParty, CreateParty.Input, Id&lt;Party&gt;&gt;(actor, input)</c>.</summary>
    /// <param name="key">The caller's idempotency key: the same key and input answer what they answered the first time.</param>
    public async Task<Result<TOutput>> Run<TUseCase, TInput, TOutput>(Actor actor, TInput input, string? key = null, CancellationToken ct = default)
        where TUseCase : class, IUseCase<TInput, TOutput>
    {
        var permission = Needs.GetOrAdd(typeof(TUseCase), PermissionOf);
        if (!actor.May(permission))
            return Refusal.Forbidden(permissions.Of(permission));

        var inputHash = key is null ? null : AuditEntry.HashOf(JsonSerializer.Serialize(input));
        var result = await Tried<TUseCase, TInput, TOutput>(actor, input, key, inputHash, ct);
        // Sent twice at once, it may stand in its own way: the one that came second finds the order confirmed already, by itself.
        if (result.Ok || key is null)
            return result;
        await using var scope = scopes.CreateAsyncScope();
        return await Answered<TOutput>(scope.ServiceProvider.GetRequiredService<MusubiDb>(), actor, typeof(TUseCase).Name, key, inputHash!, ct) ?? result;
    }

    private async Task<Result<TOutput>> Tried<TUseCase, TInput, TOutput>(Actor actor, TInput input, string? key, string? inputHash, CancellationToken ct)
        where TUseCase : class, IUseCase<TInput, TOutput>
    {
        var replayed = key is null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Once<TUseCase, TInput, TOutput>(actor, input, key, inputHash, ct);
            }
            catch (DbUpdateConcurrencyException failure)
            {
                return Refusal.EditedMeanwhile(kinds.Of(failure.Entries));
            }
            catch (OverflowException)
            {
                // Each document bounds its figures and names the field; this is for sums and conversions nobody bounded.
                return new Refusal("figures-too-large",
                    new Text("数値が大きすぎて計算できません。", "数值过大，无法计算。", "The figures are too large to be computed."),
                    new Text("数量・単価・レートを確かめてください。", "请核对数量、单价和汇率。", "Check quantities, prices and rates."));
            }
            catch (Exception failure) when (attempt < MostTries && engine.IsWorthRetrying(failure))
            {
                LogRetry(typeof(TUseCase).Name, attempt, failure.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(5 << attempt), ct);
            }
            catch (Exception failure) when (!replayed && engine.IsDuplicate(failure))
            {
                // Perhaps it was the key: the same act sent twice at once. Then its answer is there now.
                replayed = true;
            }
            catch (Exception failure) when (engine.IsDuplicate(failure))
            {
                return new Refusal("duplicate",
                    new Text("同じ番号または名前のものが、同時に登録されました。", "相同的编号或名称刚刚已被登记。", "Something with the same code or name was saved at the same moment."),
                    new Text("番号を変えて、もう一度保存してください。", "请更换编号后再次保存。", "Change the code and save again."),
                    Kind: RefusalKind.Conflict);
            }
        }
    }

    private async Task<Result<TOutput>> Once<TUseCase, TInput, TOutput>(Actor actor, TInput input, string? key, string? inputHash, CancellationToken ct)
        where TUseCase : class, IUseCase<TInput, TOutput>
    {
        var joins = OneTransaction.Current is not null;
        if (!joins)
            await ids.Ensure(64, ct);
        using var turn = joins ? null : await engine.WriteTurn(ct);
        await using var scope = scopes.CreateAsyncScope();
        var act = scope.ServiceProvider.GetRequiredService<CurrentAct>();
        (act.Actor, act.Name) = (actor, typeof(TUseCase).Name);
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        // A save that fails takes the whole act with it.
        db.Database.AutoSavepointsEnabled = false;

        await using var own = joins ? null : await db.Database.BeginTransactionAsync(ct);
        var transaction = db.Database.CurrentTransaction!;
        if (joins)
            await transaction.CreateSavepointAsync(nameof(Once), ct);
        if (key is not null && await Answered<TOutput>(db, actor, act.Name, key, inputHash!, ct) is { } before)
            return before;

        var result = await scope.ServiceProvider.GetRequiredService<TUseCase>().Run(input, ct);
        if (!result.Ok)
        {
            if (joins)
                await transaction.RollbackToSavepointAsync(nameof(Once), ct);
            return result;
        }
        if (key is not null)
            db.Add(new IdempotencyRecord { ActorId = actor.Id, Key = key, Act = act.Name, InputHash = inputHash!, Answer = JsonSerializer.Serialize(result.Value), At = clock.Now });
        await db.SaveChangesAsync(ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
            afterCommit.Signal();
        }
        return result;
    }

    /// <summary>What was answered to that key before; null where nothing was.</summary>
    private static async Task<Result<TOutput>?> Answered<TOutput>(MusubiDb db, Actor actor, string act, string key, string inputHash, CancellationToken ct) =>
        await db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.ActorId == actor.Id && r.Key == key, ct) is not { } before ? null
        : before.Act == act && before.InputHash == inputHash ? JsonSerializer.Deserialize<TOutput>(before.Answer)! : KeyReused(key);

    /// <summary>Runs many acts in one transaction: all of them stand, or, when one throws, none. For what is made whole before anybody works here.</summary>
    /// <param name="rows">About how many rows they will make, so that their ids are in stock.</param>
    public async Task Together(int rows, Func<Task> acts, CancellationToken ct)
    {
        await ids.Ensure(rows, ct);
        using var turn = await engine.WriteTurn(ct);
        await using var connection = engine.NewConnection();
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        OneTransaction.Current = transaction;
        await acts();
        await transaction.CommitAsync(ct);
        afterCommit.Signal();
    }

    /// <summary>The permission a use case names. One that names none is a programming error, found by a test of the architecture.</summary>
    public static string PermissionOf(Type useCase) =>
        useCase.GetCustomAttribute<NeedsAttribute>()?.Permission ?? throw new InvalidOperationException($"{useCase.Name} names no permission.");

    private static Refusal KeyReused(string key) => new("idempotency-key-reused",
        new Text("Idempotency-Key「{0}」は、別の内容で使われています。", "Idempotency-Key“{0}”已用于其他内容。", "The Idempotency-Key '{0}' was used for something else.").With(key),
        new Text("新しいキーで送ってください。", "请使用新的键重新发送。", "Send it with a new key."),
        Kind: RefusalKind.Conflict);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{UseCase} is run again after attempt {Attempt}: {Reason}")]
    private partial void LogRetry(string useCase, int attempt, string reason);
}

/// <summary>The names of all permissions, to refuse in words.</summary>
public sealed class PermissionNames(IEnumerable<Permission> permissions)
{
    private readonly Dictionary<string, Permission> byCode = permissions.ToDictionary(p => p.Code, StringComparer.Ordinal);
    public IEnumerable<Permission> All => byCode.Values;
    public bool Knows(string code) => byCode.ContainsKey(code);
    public Text Of(string code) => byCode.TryGetValue(code, out var permission) ? permission.Name : Text.Same(code);
}

/// <summary>What a kind of record is called: <c>party</c>, 取引先.</summary>
public sealed record KindName(string Kind, Text Name);

/// <summary>The names of all kinds of records, to refuse in words.</summary>
public sealed class KindNames(IEnumerable<KindName> kinds)
{
    private static readonly Text Record = new("データ", "记录", "record");
    private readonly Dictionary<string, Text> byKind = kinds.ToDictionary(k => k.Kind, k => k.Name, StringComparer.Ordinal);

    public Text Of(string kind) => byKind.GetValueOrDefault(kind, Record);

    internal Text Of(IEnumerable<EntityEntry> entries) =>
        entries.Select(e => e.Entity is IPartOf part ? part.Whole.Kind : MusubiDb.Snake(e.Metadata.ClrType.Name)).Select(Of).FirstOrDefault(Record);
}

/// <summary>Wakes the workers that act on what was committed: the outbox and the sealer of the trail.</summary>
public sealed class AfterCommit
{
    private volatile TaskCompletionSource committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Signal() => Interlocked.Exchange(ref committed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Ends at the next commit of this node. Take it before looking for work, so that a commit in between is not slept through.</summary>
    public Task Next => committed.Task;

    /// <summary>Returns at that commit, or after <paramref name="atMost"/>, whichever comes first.</summary>
    public static async Task Wait(Task next, TimeSpan atMost, CancellationToken ct) => await Task.WhenAny(next, Task.Delay(atMost, ct));
}
