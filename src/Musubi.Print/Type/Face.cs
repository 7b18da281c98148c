using System.Diagnostics.CodeAnalysis;
using HarfBuzzSharp;
using SkiaSharp;
using Tongue = HarfBuzzSharp.Language;

namespace Musubi.Print.Type;

/// <summary>One weight of the type that ships with the product. Read once, on the first document printed; safe for many threads.</summary>
[SuppressMessage("Design", "CA1001", Justification = "There are two, and they live as long as the program.")]
internal sealed class Face
{
    private static readonly Lazy<Face> RegularFace = new(() => new("NotoSansCJK-Regular.otf")), BoldFace = new(() => new("NotoSansCJK-Bold.otf"));

    private readonly Font shaper;

    private Face(string name)
    {
        using var stream = typeof(Face).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The type {name} is not in the program.");
        using var data = SKData.Create(stream);
        Typeface = SKTypeface.FromData(data);
        // The typeface keeps the data alive, and so does the blob: the bytes are in memory once.
        var blob = new Blob(data.Data, (int)data.Size, MemoryMode.ReadOnly, () => GC.KeepAlive(Typeface));
        var face = new HarfBuzzSharp.Face(blob, 0) { UnitsPerEm = Typeface.UnitsPerEm };
        shaper = new Font(face);
        shaper.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        UnitsPerEm = face.UnitsPerEm;
    }

    public static Face Regular => RegularFace.Value;
    public static Face Bold => BoldFace.Value;
    public SKTypeface Typeface { get; }
    public int UnitsPerEm { get; }

    /// <summary>Chooses and places the glyphs of a text; the language decides between the Japanese and the Chinese form of a character.</summary>
    public Glyphs Shape(string text, string languageTag)
    {
        using var buffer = new HarfBuzzSharp.Buffer { Language = new Tongue(languageTag) };
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = Direction.LeftToRight;
        shaper.Shape(buffer);
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var (ids, advances, clusters) = (new ushort[infos.Length], new int[infos.Length], new int[infos.Length]);
        for (var i = 0; i < infos.Length; i++)
            (ids[i], advances[i], clusters[i]) = ((ushort)infos[i].Codepoint, positions[i].XAdvance, (int)infos[i].Cluster);
        return new(ids, advances, clusters);
    }
}

/// <summary>A text as glyphs, in font units; a cluster is the index of the character it shows.</summary>
internal sealed record Glyphs(ushort[] Ids, int[] Advances, int[] Clusters)
{
    public bool Whole => !Ids.AsSpan().Contains((ushort)0);
}
