namespace Musubi.Print.Blocks;

/// <summary>Something that stands on a page below what came before.</summary>
public abstract class Block
{
    /// <summary>Draws itself at the pen, from <paramref name="left"/> over <paramref name="width"/> points, and moves the pen below itself.</summary>
    internal abstract void Draw(Pen pen, float left, float width);

    /// <summary>Height over a width, in points; what may break over pages answers with the part that must stay together.</summary>
    internal abstract float Height(Pen pen, float width);
}
