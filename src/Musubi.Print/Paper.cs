namespace Musubi.Print;

/// <summary>A sheet, in points of 1/72 inch.</summary>
public sealed record Paper(float Width, float Height, float Margin)
{
    public static readonly Paper A4 = new(595.28f, 841.89f, 42.52f);
    public static readonly Paper A4Landscape = new(841.89f, 595.28f, 36f);

    public float Inner => Width - Margin * 2;

    /// <summary>Millimetres to points.</summary>
    public static float Mm(float millimetres) => millimetres * 72f / 25.4f;
}
