using Musubi.Print.Type;
using SkiaSharp;

namespace Musubi.Print;

/// <summary>Draws a document twice: once to count its pages, once into the file.</summary>
internal static class PdfWriter
{
    public static byte[] Write(PrintDocument document)
    {
        var type = new Typesetter(document.Language);
        var pages = Draw(document, null, 0, type);
        // Skia's own: it writes some bytes at a time, and each would call back out of it.
        using var stream = new SKDynamicMemoryWStream();
        var made = document.Made.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        using (var file = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = document.Title, Author = document.Author, Creator = "Musubi", Producer = "Musubi", Creation = made, Modified = made, RasterDpi = 300, EncodingQuality = 92 }))
        {
            Draw(document, file, pages, type);
            file.Close();
        }
        using var written = stream.DetachAsData();
        return written.ToArray();
    }

    private static int Draw(PrintDocument document, SKDocument? file, int pages, Typesetter type)
    {
        using var pen = new Pen(file, document, pages, type);
        foreach (var block in document.Blocks)
        {
            pen.Need(block.Height(pen, document.Paper.Inner));
            block.Draw(pen, document.Paper.Margin, document.Paper.Inner);
        }
        pen.Finish();
        return pen.Page;
    }
}
