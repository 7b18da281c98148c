using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Musubi.Data.Masters;

/// <summary>Master data from act to act of this process.</summary>
public sealed class MasterMemory
{
    private readonly ConcurrentDictionary<(Type Kind, Type What, string Key), (string Stamp, object Value)> kept = new();

    internal object? Of((Type, Type, string) what, string stamp) => kept.TryGetValue(what, out var known) && known.Stamp == stamp ? known.Value : null;

    internal void Keep((Type, Type, string) what, string stamp, object value) => kept[what] = (stamp, value);
}

/// <summary>
/// Master data as one act sees it. The stamps of all kinds are read once, with the first question; what is known under the stamp that stands is not read again, so that a change on any node is
/// seen by the next act. An act that changes some itself reads what it wrote.
/// </summary>
public sealed class MasterData(MusubiDb db, MasterMemory? memory)
{
    private MasterMemory? memory = memory;

    private static readonly ConcurrentDictionary<Type, Type?> Kinds = new();
    private Dictionary<string, string>? stamps;

    /// <summary>What <paramref name="read"/> makes of the rows of a kind and their parts. Shared by all acts: nobody changes it.</summary>
    /// <param name="key">Which of them: a calendar's name. Empty is all.</param>
    public async Task<T> Of<TMaster, T>(string key, Func<Task<T>> read, CancellationToken ct) where TMaster : class where T : class
    {
        if (memory is null || db.Writes<TMaster>())
            return await read();
        stamps ??= await db.Set<MasterStamp>().AsNoTracking().ToDictionaryAsync(s => s.Kind, s => s.Stamp, ct);
        var (what, stamp) = ((typeof(TMaster), typeof(T), key), stamps.GetValueOrDefault(NameOf(typeof(TMaster)), ""));
        if (memory.Of(what, stamp) is T known)
            return known;
        var value = await read();
        memory.Keep(what, stamp, value);
        return value;
    }

    /// <summary>For whoever proves what is stored: nothing is taken from memory any more.</summary>
    public void Forget() => memory = null;

    /// <summary>For an act that waited for others: the stamps are read again with the next question.</summary>
    public void LookAgain() => stamps = null;

    /// <summary>The kind of master data that rows of this type are, or belong to; null for all else.</summary>
    internal static Type? KindOf(Type type) => Kinds.GetOrAdd(type, static t => t.GetCustomAttribute<MasterAttribute>() is { } master ? master.PartOf ?? t : null);

    /// <summary>Sets the stamps of these kinds anew, in the transaction that changes them, or with what is about to be saved.</summary>
    internal async Task Stamp(IEnumerable<Type> kinds, CancellationToken ct)
    {
        var changed = kinds.ToList();
        // From here on this act reads them for itself, whether it still holds the rows or not.
        changed.ForEach(db.Touched);
        foreach (var kind in changed.Select(NameOf).Order(StringComparer.Ordinal))
        {
            var stamp = Guid.NewGuid().ToString("N");
            if (db.Database.CurrentTransaction is not null)
                await db.Database.ExecuteSqlAsync($"INSERT INTO master_stamp (kind, stamp) VALUES ({kind}, {stamp}) ON CONFLICT (kind) DO UPDATE SET stamp = excluded.stamp", ct);
            else if (await db.Set<MasterStamp>().SingleOrDefaultAsync(s => s.Kind == kind, ct) is { } known)
                db.Entry(known).Property(s => s.Stamp).CurrentValue = stamp;
            else
                db.Add(new MasterStamp { Kind = kind, Stamp = stamp });
        }
    }

    private static string NameOf(Type kind) => MusubiDb.Snake(kind.Name);
}
