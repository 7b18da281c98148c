using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Bulk;
using Musubi.Kernel;

namespace Musubi.Modules.Imports;

/// <summary>Something a column may be imported into.</summary>
/// <param name="Key">Stable: <c>code</c>.</param>
/// <param name="Name">As the list and its export call it: its words in all three languages are recognised as headers.</param>
/// <param name="Also">Other headers people write: <c>得意先コード</c>, <c>客户编码</c>, <c>Customer no.</c></param>
public sealed record ImportField(string Key, Text Name, params string[] Also)
{
    /// <summary>Without it nothing can be created.</summary>
    public bool Required { get; init; }

    /// <summary>A right of its own, as prices have: who lacks it cannot map a column to it.</summary>
    public string? Permission { get; init; }

    /// <summary>What may stand in it.</summary>
    public Text? Hint { get; init; }

    /// <summary>An example, for the sample file.</summary>
    public Text Sample { get; init; } = Text.Same("");
}

/// <summary>A row of the file, by fields.</summary>
public sealed class ImportLine(int number, IReadOnlyDictionary<string, string> cells, BlankCells blanks)
{
    /// <summary>Its line in the file, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>The cell, trimmed; empty when there is none.</summary>
    public string this[string field] => cells.GetValueOrDefault(field, "");

    /// <summary>Whether the row says anything of the field: an empty cell says that it is to be empty only where people chose so.</summary>
    public bool Says(string field) => cells.TryGetValue(field, out var cell) && (cell.Length > 0 || blanks == BlankCells.Clear);

    /// <summary>What the row says, or what is there.</summary>
    public string Or(string field, string standing) => Says(field) ? this[field] : standing;
}

/// <summary>Rows to be judged together, so that what must be looked up is looked up once for all of them.</summary>
/// <param name="Services">Of one scope for the batch.</param>
/// <param name="Pretend">A dry run: nothing is drawn from a series.</param>
/// <param name="Memory">Kept from batch to batch: lookups that do not change while a file is read.</param>
public sealed record ImportBatch(IReadOnlyList<ImportLine> Lines, IServiceProvider Services, ImportMemory Memory, DateOnly Today, Language Language, bool Pretend)
{
    public MusubiDb Db => Services.GetRequiredService<MusubiDb>();
}

/// <summary>What is remembered while one file is read.</summary>
public sealed class ImportMemory
{
    private readonly Dictionary<Type, object> kept = [];

    public async Task<T> Once<T>(Func<Task<T>> load) where T : class
    {
        if (!kept.TryGetValue(typeof(T), out var value))
            kept[typeof(T)] = value = await load();
        return (T)value;
    }
}

/// <summary>What becomes of a row.</summary>
public sealed record Judgement
{
    /// <summary>Every reason against it; <see cref="Refusal.Field"/> is the <see cref="ImportField.Key"/>.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>The record it changes, with all its parts, not tracked; null when it creates one.</summary>
    public object? Standing { get; init; }

    /// <summary>Makes the new record, or changes <see cref="Standing"/>, and gives it back. Called only when nothing was refused.</summary>
    public Func<object>? Write { get; init; }

    /// <summary>Further records of the same kind that <see cref="Write"/> makes besides, into this list: the person a company's contact is.</summary>
    public IReadOnlyList<object> Also { get; init; } = [];

    /// <summary>Of a <see cref="PostedTarget"/>: the row as it was read, to be posted with the others.</summary>
    public object? Row { get; init; }

    public static Judgement Refused(params IReadOnlyList<Refusal> refusals) => new() { Refusals = refusals };
}

/// <summary>
/// What can be imported: a module registers one for each (<c>services.AddSingleton&lt;ImportTarget, PartyImport&gt;()</c>). It says which fields there are
/// and judges rows; reading, writing, trail, search words and undo are done for it, by the model of <see cref="Root"/>.
/// </summary>
public abstract class ImportTarget
{
    /// <summary>In URLs: <c>parties</c>.</summary>
    public abstract string Name { get; }
    public abstract Text Title { get; }

    /// <summary>Who may import, and undo.</summary>
    public abstract string Permission { get; }
    public abstract string Icon { get; }

    /// <summary>The list the records appear in: <c>/parties</c>.</summary>
    public abstract string Href { get; }
    public abstract IReadOnlyList<ImportField> Fields { get; }

    /// <summary>The entity a row becomes; a document with a version.</summary>
    public abstract Type Root { get; }

    /// <summary>The field by which a row finds its record.</summary>
    public virtual string KeyField => "code";

    /// <summary>Whether rows find records that are here already: of a bank's file each is a line of its own.</summary>
    public virtual bool FindsRecords => true;

    /// <summary>What makes two rows speak of one record. Empty when a row does not say.</summary>
    public virtual string KeyOf(ImportLine line) => Digits.ToAscii(line[KeyField]).Trim().ToUpperInvariant();

    /// <summary>Judges rows, in order, one answer each: pure but for one query a batch for what must be looked up. Writes nothing.</summary>
    public abstract Task<IReadOnlyList<Judgement>> Judge(ImportBatch batch, CancellationToken ct);

    /// <summary>Ids for the rows and parts of one record, at most.</summary>
    public virtual int IdsPerRow => 16;

    public ImportField? Field(string key) => Fields.FirstOrDefault(f => f.Key == key);
}

/// <summary>A good row of a file that is posted.</summary>
public readonly record struct PostedRow(int Line, object Row);

/// <summary>What posting a file made, by the line that asked for it; or why it may not stand.</summary>
public sealed record Posted(IReadOnlyList<(int Line, long Subject)> Made, IReadOnlyList<(int Line, Refusal Why)> Refusals)
{
    public static Posted Refused(IEnumerable<(int Line, Refusal Why)> refusals) => new([], [.. refusals]);
}

/// <summary>
/// What is posted rather than written: all rows of a file or none, by the module's own acts, in the one transaction. A dry run posts for real and rolls back.
/// What was posted is never changed or removed, so that undoing takes it back by reversals.
/// </summary>
public abstract class PostedTarget : ImportTarget
{
    public abstract Task<Posted> Post(IServiceProvider services, Import import, IReadOnlyList<PostedRow> rows, CancellationToken ct);

    /// <summary>Reverses what <see cref="Post"/> made.</summary>
    /// <param name="made">By line and subject.</param>
    /// <returns>What stands against it, by line and how the row is called; empty when all was taken back.</returns>
    public abstract Task<IReadOnlyList<(int Line, string Shown, Refusal Why)>> TakeBack(IServiceProvider services, Import import, IReadOnlyList<ImportRow> made, CancellationToken ct);
}

/// <summary>All that can be imported.</summary>
public sealed class ImportTargets(IEnumerable<ImportTarget> targets)
{
    public IReadOnlyList<ImportTarget> All { get; } = [.. targets];

    public ImportTarget? Find(string name) => All.FirstOrDefault(t => t.Name == name);
}
