using System.IO.Compression;
using System.Text;
using Musubi.Print.Logos;
using SkiaSharp;

namespace Musubi.Print.Tests;

/// <summary>A company's mark comes as anybody may send it, and leaves as a picture of our own.</summary>
public sealed class LogoTests
{
    private static Logo? Svg(string inside, string head = "viewBox=\"0 0 100 40\"") => Logo.Read(Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" {head}>{inside}</svg>"));

    private static SKColor At(Logo logo, int x, int y)
    {
        using var bitmap = SKBitmap.Decode(logo.Png);
        return bitmap.GetPixel(x, y);
    }

    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png), InlineData(SKEncodedImageFormat.Jpeg)]
    public void A_picture_is_drawn_anew_and_made_to_fit(SKEncodedImageFormat format)
    {
        var logo = Logo.Read(Picture(3000, 600, format))!;
        Assert.Equal((1200, 240), (logo.Width, logo.Height));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], logo.Png[..4]);
        Assert.Equal((120, 60), Logo.Read(Picture(120, 60, format)) is { } small ? (small.Width, small.Height) : default);
    }

    [Fact]
    public void What_rides_on_a_picture_is_not_sent_on()
    {
        byte[] rider = [.. Picture(40, 40, SKEncodedImageFormat.Png), .. "<script>alert(1)</script>"u8];
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(Logo.Read(rider)!.Png), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawing_keeps_its_colours_places_classes_and_gradients()
    {
        var logo = Svg("""
            <defs><style>.a,.b{fill:#ff0000}.b{fill:#00f}</style><linearGradient id="g"><stop offset="0" stop-color="#000"/><stop offset="100%" style="stop-color:#ffffff"/></linearGradient></defs>
            <g transform="translate(10 0)"><rect class="a" width="10" height="40"/><path class="b" d="M10 0h10v40h-10z"/></g>
            <rect x="40" width="40" height="40" fill="url(#g)"/><circle cx="90" cy="20" r="5" fill="none" stroke="rgb(0,128,0)" stroke-width="4"/>
            """)!;
        Assert.Equal((1200, 480), (logo.Width, logo.Height));
        Assert.Equal(SKColors.Red, At(logo, 180, 200));
        Assert.Equal(SKColors.Blue, At(logo, 300, 200));
        Assert.InRange(At(logo, 720, 200).Red, (byte)115, (byte)140);
        Assert.Equal(SKColors.Green, At(logo, 1140, 240));
        Assert.Equal(0, At(logo, 10, 10).Alpha);
    }

    [Theory]
    [InlineData("<text>Musubi</text>")]
    [InlineData("<image xlink:href='file:///etc/passwd' width='10' height='10'/>")]
    [InlineData("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>")]
    [InlineData("<script>alert(1)</script><rect width='1' height='1'/>")]
    [InlineData("<rect width='10' height='10' filter='url(#f)'/>")]
    [InlineData("<rect width='10' height='10' fill='url(http://evil.example/x)'/>")]
    [InlineData("<g id='a'><use href='#a'/></g>")]
    [InlineData("<rect width='10' height='10' transform='warp(9)'/>")]
    [InlineData("")]
    public void A_drawing_that_cannot_be_drawn_whole_is_none(string inside) => Assert.Null(Svg(inside));

    [Fact]
    public void A_drawing_that_unfolds_without_end_is_none()
    {
        var bomb = new StringBuilder("<defs><g id='l0'><rect width='1' height='1'/></g>");
        for (var i = 1; i <= 20; i++)
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"<g id='l{i}'>").Append(string.Concat(Enumerable.Repeat($"<use href='#l{i - 1}'/>", 10))).Append("</g>");
        Assert.Null(Svg(bomb.Append("</defs><use href='#l20'/>").ToString()));
        Assert.Null(Svg(string.Concat(Enumerable.Repeat("<g>", 20_000)) + "<rect width='1' height='1'/>" + string.Concat(Enumerable.Repeat("</g>", 20_000))));
    }

    [Fact]
    public void A_drawing_that_reads_files_of_the_house_is_none() =>
        Assert.Null(Logo.Read("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><desc>&x;</desc><rect width='9' height='9'/></svg>"u8.ToArray()));

    [Fact]
    public void What_is_no_picture_or_unfolds_to_too_much_is_none()
    {
        Assert.Null(Logo.Read([]));
        Assert.Null(Logo.Read("hello"u8.ToArray()));
        Assert.Null(Logo.Read(Picture(40, 40, SKEncodedImageFormat.Webp)));
        Assert.Null(Logo.Read(Picture(40, 40, SKEncodedImageFormat.Png)[..60]));
        Assert.Null(Logo.Read(Huge()));
        Assert.Null(Svg("<rect width='1' height='1'/>", "viewBox='0 0 1000000 1'"));
    }

    /// <summary>A PNG of a few kilobytes that says it is 30,000 pixels a side.</summary>
    private static byte[] Huge()
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk("IHDR", [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 0, 0, 0, 0]);
        using (var packed = new MemoryStream())
        {
            using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                zip.Write(new byte[2_000_000]);
            Chunk("IDAT", packed.ToArray());
        }
        Chunk("IEND", []);
        return file.ToArray();

        void Chunk(string name, byte[] data)
        {
            byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
            file.Write(BitConverter.GetBytes(data.Length).Reverse().ToArray());
            file.Write(body);
            file.Write(BitConverter.GetBytes(Crc(body)).Reverse().ToArray());
        }

        static uint Crc(byte[] data) => ~data.Aggregate(0xFFFFFFFFu, (crc, b) =>
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            return crc;
        });
    }
}
