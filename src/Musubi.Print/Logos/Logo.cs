using SkiaSharp;

namespace Musubi.Print.Logos;

/// <summary>A company's mark as it goes on paper and screens: drawn anew, so that nothing of the uploaded file is ever sent on.</summary>
/// <param name="Png">At most <see cref="MostWide"/> by <see cref="MostHigh"/> pixels.</param>
public sealed record Logo(byte[] Png, int Width, int Height)
{
    /// <summary>Bytes of the file as it comes.</summary>
    public const int MaxSize = 2 * 1024 * 1024;
    public const int MostWide = 1200, MostHigh = 480;

    /// <summary>Pixels; a small file may unfold to more than memory holds.</summary>
    private const long MostPixels = 16_000_000;

    /// <summary>A PNG or JPEG picture, or an SVG drawing of plain shapes. Null: it is none of them, or unfolds to too much.</summary>
    public static Logo? Read(byte[] content)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(content));
        if (codec is null)
            return SvgDrawing.Read(content) is { } drawing ? Draw(drawing.Size, drawing.Draw, enlarge: true) : null;
        if (codec.EncodedFormat is not (SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg) || (long)codec.Info.Width * codec.Info.Height is <= 0 or > MostPixels)
            return null;
        using var bitmap = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
            return null;
        using var image = SKImage.FromBitmap(bitmap);
        return Draw(new(bitmap.Width, bitmap.Height), canvas => canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)), enlarge: false);
    }

    private static Logo? Draw(SKSize size, Action<SKCanvas> draw, bool enlarge)
    {
        var fits = Math.Min(MostWide / size.Width, MostHigh / size.Height);
        var scale = enlarge ? fits : Math.Min(1, fits);
        var (width, height) = ((int)Math.Max(1, MathF.Round(size.Width * scale)), (int)Math.Max(1, MathF.Round(size.Height * scale)));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (surface is null)
            return null;
        surface.Canvas.Clear(SKColors.Transparent);
        surface.Canvas.Scale(width / size.Width, height / size.Height);
        draw(surface.Canvas);
        using var drawn = surface.Snapshot();
        using var png = drawn.Encode(SKEncodedImageFormat.Png, 100);
        return new(png.ToArray(), width, height);
    }
}
