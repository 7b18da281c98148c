using System.Text;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>Which files are taken: papers, pictures, tables, mails and drawings of the trade. Programs and pages are not.</summary>
internal static class FileKind
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private static readonly byte[] Zip = [0x50, 0x4B, 3, 4];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Ending, media type, and the bytes every such file begins with; none for plain text.</summary>
    private static readonly (string Ending, string MediaType, byte[] Begins)[] Taken =
    [
        (".pdf", "application/pdf", [.. "%PDF-"u8]),
        (".png", "image/png", [0x89, .. "PNG"u8]),
        (".jpg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
        (".jpeg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
        (".gif", "image/gif", [.. "GIF8"u8]),
        (".webp", "image/webp", [.. "RIFF"u8]),
        (".tif", "image/tiff", [.. "II*\0"u8]),
        (".tiff", "image/tiff", [.. "II*\0"u8]),
        (".xlsx", Office + "spreadsheetml.sheet", Zip),
        (".docx", Office + "wordprocessingml.document", Zip),
        (".pptx", Office + "presentationml.presentation", Zip),
        (".zip", "application/zip", Zip),
        (".xls", "application/vnd.ms-excel", Compound),
        (".doc", "application/msword", Compound),
        (".ppt", "application/vnd.ms-powerpoint", Compound),
        (".msg", "application/vnd.ms-outlook", Compound),
        (".dwg", "image/vnd.dwg", [.. "AC10"u8]),
        (".jww", "application/octet-stream", [.. "JwwData."u8]),
        (".dxf", "text/plain", []),
        (".step", "text/plain", []),
        (".stp", "text/plain", []),
        (".csv", "text/csv", []),
        (".tsv", "text/plain", []),
        (".txt", "text/plain", []),
        (".eml", "message/rfc822", []),
    ];

    public static readonly string Accept = string.Join(',', Taken.Select(t => t.Ending));

    /// <summary>Null when files of its ending are not taken, or its bytes are something else.</summary>
    public static string? Of(string name, ReadOnlySpan<byte> content)
    {
        foreach (var (ending, mediaType, begins) in Taken)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return begins.Length > 0 ? (content.StartsWith(begins) ? mediaType : null) : content.Contains((byte)0) ? null : mediaType;
        }
        return null;
    }

    /// <summary>The bare name, without folders and control characters, composed (macOS sends が as か and a mark), at most 200 characters.</summary>
    public static string NameOf(string sent)
    {
        var name = string.Concat(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))).Trim().Normalize(NormalizationForm.FormC);
        return name.Length <= 200 ? name : name[..180] + Path.GetExtension(name);
    }

    /// <summary>Pictures that a browser may show in the page. SVG is a program, and not taken at all.</summary>
    public static bool IsPicture(string mediaType) => mediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp";
}
