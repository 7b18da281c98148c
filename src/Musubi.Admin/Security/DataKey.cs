using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;

namespace Musubi.Admin.Security;

/// <summary>A key of ASP.NET's data protection: what is protected on one node (anti-forgery tokens, the mail server's password) is read on another.</summary>
[NotAudited]
public sealed class DataKey
{
    public required string Id { get; init; }

    /// <summary>As the framework writes it; locked with the <see cref="MasterKey"/> where there is one.</summary>
    [Secret] public required string Xml { get; set; }
}

internal sealed class DataKeys(IServiceScopeFactory scopes, MasterKey master) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<DataKey>().AsNoTracking().OrderBy(k => k.Id).ToList().Select(k => XElement.Parse(master.Open(k.Xml)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        db.Add(new DataKey { Id = friendlyName, Xml = master.Lock(element.ToString(SaveOptions.DisableFormatting)) });
        db.SaveChanges();
    }
}

/// <summary>
/// The key that locks the keys in the database, kept outside of it: <c>MUSUBI_KEY</c>, 32 bytes in base 64, or a file of them that <c>MUSUBI_KEY_FILE</c> names.
/// Without it they lie in the clear, as they did before; with it, a copy of the database opens nothing.
/// </summary>
public sealed class MasterKey(byte[]? key)
{
    public const string Variable = "MUSUBI_KEY", FileVariable = "MUSUBI_KEY_FILE";
    private const string Mark = "locked-1:";
    private const int Nonce = 12, Tag = 16, Length = 32;

    public bool IsSet => key is not null;

    /// <exception cref="FormatException">What is there is no key.</exception>
    public static MasterKey FromEnvironment()
    {
        var written = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(written) && Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
            written = File.ReadAllText(file);
        if (string.IsNullOrWhiteSpace(written))
            return new(null);
        var bytes = new byte[Length];
        return Convert.TryFromBase64String(written.Trim(), bytes, out var count) && count == Length ? new(bytes)
            : throw new FormatException($"{Variable} is not 32 bytes in base 64. Make one with: openssl rand -base64 32");
    }

    public static bool IsLocked(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    public string Lock(string text)
    {
        if (key is null)
            return text;
        var plain = Encoding.UTF8.GetBytes(text);
        var whole = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(whole.AsSpan(0, Nonce), plain, whole.AsSpan(Nonce + Tag), whole.AsSpan(Nonce, Tag));
        return Mark + Convert.ToBase64String(whole);
    }

    /// <exception cref="CryptographicException">It was locked with another key, or there is none.</exception>
    public string Open(string text)
    {
        if (!IsLocked(text))
            return text;
        if (key is null)
            throw new CryptographicException($"The keys in the database are locked, and {Variable} is not set.");
        var whole = Convert.FromBase64String(text[Mark.Length..]);
        var plain = new byte[whole.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(whole.AsSpan(0, Nonce), whole.AsSpan(Nonce + Tag), whole.AsSpan(Nonce, Tag), plain);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Locks what lies in the clear, makes the first key while nobody waits for the database, and proves that all can be read.</summary>
    /// <exception cref="CryptographicException">A key was locked with another master key.</exception>
    public static async Task Prepare(IServiceProvider services, CancellationToken ct)
    {
        var master = services.GetRequiredService<MasterKey>();
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            using var turn = await db.Engine.WriteTurn(ct);
            foreach (var kept in await db.Set<DataKey>().AsTracking().ToListAsync(ct))
            {
                if (!master.IsSet || IsLocked(kept.Xml))
                    master.Open(kept.Xml);
                else
                    kept.Xml = master.Lock(kept.Xml);
            }
            await db.SaveChangesAsync(ct);
        }
        services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>().CreateProtector("start").Protect([]);
    }
}
