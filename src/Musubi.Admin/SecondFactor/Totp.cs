using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Musubi.Admin.SecondFactor;

/// <summary>Time-based one-time codes: RFC 6238 over HMAC-SHA-1, six digits, 30 seconds, as every authenticator app reckons them.</summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Period = 30;

    /// <summary>160 random bits (RFC 4226 §4), in base 32.</summary>
    public static string NewKey() => string.Concat(RandomNumberGenerator.GetBytes(32).Select(b => Base32[b & 31]));

    /// <summary>The step a code is of; null when it is of none. A neighbouring step is taken too, for clocks that differ; one already used is not.</summary>
    public static long? StepOf(string key, string typed, DateTime now, long lastUsed)
    {
        var code = new string([.. Kernel.Digits.ToAscii(typed).Where(char.IsAsciiDigit)]);
        var current = (long)(now - DateTime.UnixEpoch).TotalSeconds / Period;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), Encoding.ASCII.GetBytes(code)))
                return step;
        }
        return null;
    }

    public static string CodeAt(string key, DateTime now) => Code(key, (long)(now - DateTime.UnixEpoch).TotalSeconds / Period);

    /// <summary>What the QR code says: the app names the account by it.</summary>
    public static string Uri(string key, string email) =>
        $"otpauth://totp/Musubi:{System.Uri.EscapeDataString(email)}?secret={key}&issuer=Musubi&digits=6&period={Period}";

    private static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // HMAC-SHA-1 is what authenticator apps speak; its weakness in collisions does not touch HMAC.
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        int buffer = 0, bits = 0, at = 0;
        foreach (var letter in key)
        {
            buffer = (buffer << 5 | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xFFF;
            if ((bits += 5) < 8)
                continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }
        return bytes;
    }
}
