using QRCoder;

namespace Musubi.Admin.SecondFactor;

/// <summary>A QR code as a picture that stands in the page's own address: nothing to fetch, nothing to keep.</summary>
internal static class QrCode
{
    public static string DataUri(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(6));
    }
}
