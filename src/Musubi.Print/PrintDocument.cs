using Musubi.Kernel;
using Musubi.Print.Blocks;

namespace Musubi.Print;

/// <summary>A document as it goes on paper, in one language, or two when its blocks say so. Knows nothing of where its words come from.</summary>
public sealed class PrintDocument
{
    /// <summary>Of the file, and at the foot of every page.</summary>
    public required string Title { get; init; }
    public required Language Language { get; init; }

    /// <summary>The day the file says it was made. The same document printed twice is the same file, byte for byte.</summary>
    public required DateOnly Made { get; init; }
    public string Author { get; init; } = "";
    public Paper Paper { get; init; } = Paper.A4;

    /// <summary>At the foot of every page, on the left: whose paper it is.</summary>
    public string Foot { get; init; } = "";
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>The document as PDF, with its type embedded.</summary>
    public byte[] ToPdf() => PdfWriter.Write(this);
}
