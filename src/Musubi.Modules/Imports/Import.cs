using Musubi.Data;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Imports.Sheets;

namespace Musubi.Modules.Imports;

/// <summary>Where an import stands. Those that end in -ing are in the hands of the machine.</summary>
public enum ImportState { Open, Checking, Checked, Running, Done, Undoing, Undone, Cancelled }

/// <summary>What becomes of a row whose record is here already.</summary>
public enum ExistingRows { Update, Refuse }

/// <summary>What an empty cell says of a record that is here already.</summary>
public enum BlankCells { Keep, Clear }

/// <summary>
/// A file and what was made of it. A document like others: who, when, what file (its hash is sealed with the trail), which columns, how many records.
/// Each record it made or changed names it on its own trail.
/// </summary>
public sealed class Import : IVersioned
{
    public required Id<Import> Id { get; init; }
    public int Version { get; set; }

    /// <summary>The <see cref="ImportTarget.Name"/>: <c>parties</c>.</summary>
    public required string Target { get; init; }
    public required Text TargetTitle { get; init; }
    public required string FileName { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
    public required long ActorId { get; init; }
    public required string ActorName { get; init; }
    public required DateTime At { get; init; }

    public SheetFormat Format { get; set; }
    public string Encoding { get; set; } = "";
    public string Delimiter { get; set; } = "";
    public int HeaderLine { get; set; }
    public IReadOnlyList<string> Headers { get; set; } = [];

    /// <summary>The field of each column, in their order; empty where a column is left out.</summary>
    public IReadOnlyList<string> Columns { get; set; } = [];
    public ExistingRows Existing { get; set; }
    public BlankCells Blanks { get; set; }

    public ImportState State { get; set; }

    /// <summary>As the last check, or the run, counted them.</summary>
    public int Rows { get; set; }
    public int Creates { get; set; }
    public int Updates { get; set; }
    public int Unchanged { get; set; }
    public int Faulty { get; set; }

    /// <summary>When it was run, UTC.</summary>
    public DateTime? RunAt { get; set; }

    /// <summary>Why the machine's last work on it ended without success.</summary>
    public Reason? Trouble { get; set; }

    public bool IsBusy => State is ImportState.Checking or ImportState.Running or ImportState.Undoing;

    public SheetShape Shape => new(Format, Encoding, Delimiter.Length == 0 ? '\0' : Delimiter[0], Headers, HeaderLine);

    internal void Take(SheetShape shape) =>
        (Format, Encoding, Delimiter, HeaderLine, Headers) = (shape.Format, shape.Encoding, shape.Delimiter == '\0' ? "" : shape.Delimiter.ToString(), shape.HeaderLine, shape.Headers);
}

/// <summary>The file's bytes, apart from the document so that lists do not load them, with its first rows to look at.</summary>
[NotAudited]
public sealed class ImportFile
{
    public required Id<Import> Id { get; init; }
    public required byte[] Bytes { get; init; }
    public IReadOnlyList<IReadOnlyList<string>> Preview { get; set; } = [];
}

/// <summary>What an import did to a record, by the row that asked for it: what an undo goes by.</summary>
[NotAudited]
public sealed class ImportRow
{
    public required Id<Import> ImportId { get; init; }
    public required int Line { get; init; }
    public required long SubjectId { get; init; }
    public required bool Created { get; init; }

    /// <summary>The record's version as the import left it.</summary>
    public required int Version { get; init; }

    /// <summary>JSON: the stored rows of a changed record as they were. Null for a created one.</summary>
    public string? Before { get; init; }
}

/// <summary>A row that cannot be imported, or a record that keeps an import from being undone, with the reasons.</summary>
[NotAudited]
public sealed class ImportFault
{
    /// <summary>Most rows whose reasons are kept; the rest is counted.</summary>
    public const int Most = 5000;

    public required Id<Import> ImportId { get; init; }
    public required int Line { get; init; }

    /// <summary>Of an undo rather than of a check.</summary>
    public required bool OfUndo { get; init; }
    public required string Shown { get; init; }
    public required IReadOnlyList<Reason> Reasons { get; init; }
}

/// <summary>Ids of the search entries a run made. Their grams are written before its transaction and swept after an undo, in small steps.</summary>
[NotAudited]
public sealed class ImportWordRange
{
    public required long From { get; init; }
    public required long To { get; init; }
    public required Id<Import> ImportId { get; init; }

    /// <summary>True once no record will ever need them.</summary>
    public bool ToSweep { get; set; }
}

/// <summary>How columns were mapped the last time a file with these headers came.</summary>
[NotAudited]
public sealed class ImportMapping
{
    public required string Target { get; init; }

    /// <summary>SHA-256 of the folded headers.</summary>
    public required string Signature { get; init; }
    public required IReadOnlyList<string> Columns { get; set; }
    public required DateTime At { get; set; }
}
