using Musubi.Kernel;
using Musubi.Print;

namespace Musubi.Modules.Workplace.Printing;

/// <summary>A form in which records of a kind go on paper: an invoice, its copy, a label. Modules declare theirs; document pages offer them by themselves.</summary>
/// <param name="Kind">Of the records: <c>invoice</c>. Who may see the record may print it.</param>
/// <param name="Key">Stands in the address and in the file's name: <c>invoice</c>.</param>
/// <param name="Draw">Null when there is no such record.</param>
public sealed record PrintForm(string Kind, string Key, Text Name, Func<IServiceProvider, long, Language, CancellationToken, Task<Sheet?>> Draw);

/// <summary>A document ready for paper.</summary>
/// <param name="Final">Issued: its first print is kept, and what is printed later is that same file. A draft is drawn anew each time.</param>
public sealed record Sheet(PrintDocument Document, bool Final);
