namespace Musubi.Print;

public enum Align { Left, Right, Centre }

/// <summary>How words look: size in points, weight, ink.</summary>
public sealed record TextStyle(float Size = 9f, bool Bold = false, Ink Ink = Ink.Black)
{
    public static readonly TextStyle Body = new();
    public static readonly TextStyle Small = new(7.5f, Ink: Ink.Grey);
    public static readonly TextStyle Strong = new(Bold: true);
    public static readonly TextStyle Title = new(18f, true);
    public static readonly TextStyle Heading = new(11f, true);

    /// <summary>From one line to the next.</summary>
    public float Leading => Size * 1.5f;
}

public enum Ink { Black, Grey, Faint, Red }
