using Musubi.Kernel;
using Musubi.Print;

namespace Musubi.Modules.Workplace.Printing;

/// <summary>A form in which records of a kind go on paper: an invoice, its copy, a label. Modules declare theirs; document pages offer them by themselves.</summary>
/// <param name="Kind">Of the records: <c>invoice</c>. Who may see the record may print it.</param>
/// <param name="Key">Stands in the address and in the file's name: <c>invoice</c>.</param>
/// <param name="Draw">Null when there is no such record.</param>
public sealed record PrintForm(string Kind, string Key, Text Name, Func<IServiceProvider, long, Language, CancellationToken, Task<Sheet?>> Draw)
{
    /// <summary>Whom the paper goes to, by mail too; null for papers of the house.</summary>
    public Func<IServiceProvider, long, CancellationToken, Task<Addressee?>>? For { get; init; }

    /// <summary>Of which records the form is offered, where not of all of their kind; of the others it draws nothing.</summary>
    public Func<IServiceProvider, long, CancellationToken, Task<bool>>? Offered { get; init; }

    /// <summary>Which edition of the paper stands now, where a record may be changed after it was issued; each is kept beside those before it. Null: there is but one, 0.</summary>
    public Func<IServiceProvider, long, CancellationToken, Task<int>>? Edition { get; init; }
}

/// <summary>Who is sent a paper.</summary>
/// <param name="Name">As a letter opens, with the honorific that is customary.</param>
/// <param name="Language">Their papers are in.</param>
/// <param name="Mailboxes">Name and address, the likeliest first.</param>
public sealed record Addressee(string Name, Language Language, IReadOnlyList<(string Name, string Email)> Mailboxes);

/// <summary>A document ready for paper.</summary>
/// <param name="Final">Issued: its first print is kept, and what is printed later is that same file. A draft is drawn anew each time.</param>
public sealed record Sheet(PrintDocument Document, bool Final)
{
    /// <summary>The edition that was drawn.</summary>
    public int Edition { get; init; }
}
