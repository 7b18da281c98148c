using SkiaSharp;

namespace Musubi.Demo;

/// <summary>A plain drawing of a kind of goods, in the manner of a catalogue.</summary>
internal sealed class DemoPicture
{
    private const int Side = 320;
    private static readonly SKColor Ink = new(0x2b, 0x3a, 0x55), Metal = new(0xc9, 0xd0, 0xd8), Shade = new(0x8f, 0x9b, 0xa8), Green = new(0x6c, 0x8f, 0x4e), Wood = new(0xcf, 0xa8, 0x72), Paper = new(0xf4, 0xef, 0xe4);

    public static readonly DemoPicture Bearing = new(draw =>
    {
        draw.Disc(160, 160, 132, Metal);
        draw.Disc(160, 160, 104, SKColors.White);
        draw.Disc(160, 160, 82, Metal);
        draw.Disc(160, 160, 50, SKColors.White);
        for (var i = 0; i < 9; i++)
        {
            using var turned = new SKAutoCanvasRestore(draw.Canvas);
            draw.Canvas.RotateDegrees(i * 40, 160, 160);
            draw.Disc(160, 67, 15, Shade);
        }
    });

    public static readonly DemoPicture Profile = new(draw =>
    {
        draw.Box(60, 60, 200, 200, Metal);
        draw.Disc(160, 160, 22, SKColors.White);
        foreach (var turn in new[] { 0, 90, 180, 270 })
        {
            using var turned = new SKAutoCanvasRestore(draw.Canvas);
            draw.Canvas.RotateDegrees(turn, 160, 160);
            draw.Box(142, 52, 36, 30, SKColors.White);
            draw.Box(118, 76, 84, 30, SKColors.White);
        }
    });

    public static readonly DemoPicture Sensor = new(draw =>
    {
        draw.Box(40, 130, 150, 60, Metal);
        for (var x = 50; x < 180; x += 14)
            draw.Box(x, 126, 5, 68, Shade);
        draw.Box(190, 136, 26, 48, Ink);
        draw.Box(216, 154, 70, 12, Ink);
        draw.Box(28, 136, 14, 48, Wood);
    });

    public static readonly DemoPicture Case = new(draw =>
    {
        draw.Box(50, 100, 220, 140, Shade);
        draw.Box(50, 100, 220, 46, Metal);
        foreach (var (x, y) in new[] { (68, 122), (252, 122), (68, 222), (252, 222) })
            draw.Disc(x, y, 7, Ink);
    });

    public static readonly DemoPicture Box = new(draw =>
    {
        draw.Box(50, 110, 220, 150, Wood);
        draw.Box(50, 80, 220, 34, new(0xb9, 0x90, 0x5a));
        draw.Box(146, 80, 28, 180, Paper);
    });

    public static readonly DemoPicture Tea = new(draw =>
    {
        draw.Box(100, 70, 120, 200, Green);
        draw.Box(100, 70, 120, 34, Paper);
        draw.Box(128, 136, 64, 96, Paper);
        draw.Disc(160, 184, 20, Green);
    });

    private readonly Lazy<byte[]> png;

    private DemoPicture(Action<Pen> draw) => png = new(() =>
    {
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side));
        surface.Canvas.Clear(SKColors.White);
        draw(new(surface.Canvas));
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    });

    public byte[] Draw() => png.Value;

    private sealed record Pen(SKCanvas Canvas)
    {
        public void Disc(float x, float y, float radius, SKColor colour) => Fill(colour, paint => Canvas.DrawCircle(x, y, radius, paint));

        public void Box(float x, float y, float wide, float high, SKColor colour) => Fill(colour, paint => Canvas.DrawRoundRect(x, y, wide, high, 6, 6, paint));

        private static void Fill(SKColor colour, Action<SKPaint> draw)
        {
            using var paint = new SKPaint { Color = colour, IsAntialias = true };
            draw(paint);
        }
    }
}
