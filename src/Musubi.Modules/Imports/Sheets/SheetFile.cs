using Microsoft.AspNetCore.Http;

namespace Musubi.Modules.Imports.Sheets;

/// <summary>A table as a file to save.</summary>
internal static class SheetFile
{
    public static IResult Of(SheetFormat format, string encoding, char delimiter, IEnumerable<IReadOnlyList<string>> rows, string name)
    {
        var to = new MemoryStream();
        SheetWriter.Write(to, format, encoding, delimiter, rows);
        to.Position = 0;
        return TypedResults.File(to, format == SheetFormat.Xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv", name);
    }
}
