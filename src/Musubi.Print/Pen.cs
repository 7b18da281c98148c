using Musubi.Kernel;
using Musubi.Print.Type;
using SkiaSharp;

namespace Musubi.Print;

/// <summary>Where on which page the next thing is drawn. Points, from the top.</summary>
internal sealed class Pen : IDisposable
{
    private readonly SKDocument? file;
    private readonly PrintDocument document;
    private readonly int pages;
    private readonly SKPaint paint = new() { IsAntialias = true };

    /// <param name="pages">How many pages there will be; 0 while they are being counted.</param>
    public Pen(SKDocument? file, PrintDocument document, int pages, Typesetter type)
    {
        (this.file, this.document, this.pages, Type) = (file, document, pages, type);
        NewPage();
    }

    private Paper Paper => document.Paper;
    public Typesetter Type { get; }
    public int Page { get; private set; }
    public float Y { get; set; }
    private SKCanvas? Canvas { get; set; }

    /// <summary>The foot of the page keeps a line for itself.</summary>
    private float Bottom => Paper.Height - Paper.Margin - TextStyle.Small.Leading;
    public float Left => Bottom - Y;

    /// <summary>Begins a new page when so much does not fit on this one; true when it did.</summary>
    public bool Need(float height)
    {
        if (height <= Left || Y <= Paper.Margin)
            return false;
        EndPage();
        NewPage();
        return true;
    }

    public void Words(Line line, TextStyle style, float x, float top)
    {
        if (Canvas is null)
            return;
        paint.Color = Of(style.Ink);
        // The baseline that centres Noto's ascent (0.88) and descent (0.12) in the leading.
        Typesetter.Draw(Canvas, line, style, x, top + style.Leading / 2 + style.Size * 0.38f, paint);
    }

    public void Rule(float left, float width, float y, float thickness, Ink ink) => Fill(left, y - thickness / 2, width, thickness, Of(ink));

    public void Shade(float left, float top, float width, float height) => Fill(left, top, width, height, new SKColor(0xf2, 0xf3, 0xf5));

    public void Frame(float left, float top, float width, float height)
    {
        if (Canvas is null)
            return;
        using var stroke = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 0.6f, Color = Of(Ink.Grey), IsAntialias = true };
        Canvas.DrawRect(left, top, width, height, stroke);
    }

    public void Picture(byte[] bytes, float left, float top, float width, float height)
    {
        using var image = Canvas is null ? null : SKImage.FromEncodedData(bytes);
        if (image is null)
            return;
        var scale = Math.Min(width / image.Width, height / image.Height);
        Canvas!.DrawImage(image, SKRect.Create(left, top, image.Width * scale, image.Height * scale), new SKSamplingOptions(SKCubicResampler.Mitchell));
    }

    private void Fill(float left, float top, float width, float height, SKColor color)
    {
        if (Canvas is null)
            return;
        paint.Color = color;
        Canvas.DrawRect(left, top, width, height, paint);
    }

    private void NewPage()
    {
        Page++;
        Canvas = file?.BeginPage(Paper.Width, Paper.Height);
        Y = Paper.Margin;
    }

    private void EndPage()
    {
        var top = Paper.Height - Paper.Margin - TextStyle.Small.Leading / 2;
        Words(Type.One(document.Foot, TextStyle.Small), TextStyle.Small, Paper.Margin, top);
        var number = Type.One($"{document.Title}   {Page} / {pages}", TextStyle.Small);
        Words(number, TextStyle.Small, Paper.Width - Paper.Margin - number.Width, top);
        file?.EndPage();
    }

    public void Finish() => EndPage();

    public void Dispose() => paint.Dispose();

    private static SKColor Of(Ink ink) => ink switch
    {
        Ink.Grey => new(0x5b, 0x62, 0x6b),
        Ink.Faint => new(0xc9, 0xcd, 0xd2),
        Ink.Red => new(0xb4, 0x23, 0x18),
        _ => new(0x14, 0x17, 0x1a),
    };
}
