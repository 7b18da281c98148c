using Microsoft.AspNetCore.Identity;
using Musubi.Kernel;

namespace Musubi.Admin.Users;

/// <summary>What a password must be, and whether one is right.</summary>
/// <remarks>
/// NIST SP 800-63B: length and a list of what everybody tries first; no rules of composition, which people answer with <c>Passw0rd!</c>.
/// Kept as PBKDF2-HMAC-SHA512 by ASP.NET Core Identity.
/// </remarks>
internal sealed class Passwords(IPasswordHasher<User> hasher)
{
    public const int Least = 10, Most = 200;

    /// <summary>Compared with when nobody has the address, so that an unknown user costs the time of a known one. Made once: making it at each try would cost twice as much, and so tell.</summary>
    private static string? nobodys;

    public string Hash(string password) => hasher.HashPassword(null!, password.Normalize());

    public bool IsRight(User? user, string password)
    {
        var verdict = hasher.VerifyHashedPassword(null!, user?.PasswordHash ?? (nobodys ??= hasher.HashPassword(null!, Guid.NewGuid().ToString())), password.Length > Most ? "" : password.Normalize());
        return user?.PasswordHash is not null && verdict != PasswordVerificationResult.Failed;
    }

    /// <summary>Why not this password for this person; null when it will do.</summary>
    public static Refusal? WhyNot(string password, string name, string email, string field)
    {
        if (password.Length == 0)
            return Refusal.Missing(field, Words.Password);
        if (password.Length > Most)
            return Refusal.TooLong(field, Words.Password, password.Length, Most);
        if (password.Length < Least)
            return new Refusal("password.too-short",
                new Text("パスワードが{0}文字です。{1}文字以上が必要です。", "密码有{0}个字符，至少需要{1}个。", "The password has {0} {0:character|characters}; it takes {1}.").With(password.Length, Least),
                new Text("覚えやすい単語をいくつかつなげると、長くて打ちやすくなります。", "把几个好记的词连在一起，既长又好输入。", "String a few words together: long, and easy to type."), field);
        var plain = new string([.. password.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
        if (plain.Distinct().Count() < 4 || CommonPasswords.Contains(plain) || IsRun(plain) || Same(password, email) || Same(plain, email.Split('@')[0]) || Same(plain, name.Replace(" ", "")))
            return new Refusal("password.common",
                new Text("このパスワードは、最初に試されるものの一つです。", "这个密码属于最先被尝试的密码之一。", "This password is among the first that anybody would try."),
                new Text("ほかの言葉を組み合わせてください。", "请换用其他词语的组合。", "Combine other words."), field);
        return null;
    }

    public static readonly Refusal Wrong = new("password.wrong",
        new Text("現在のパスワードが違います。", "当前密码不正确。", "That is not your present password."),
        new Text("大文字・小文字と入力モードを確かめてください。", "请检查大小写和输入法。", "Check capitals and the input mode."));

    public static readonly Refusal Differ = new("password.differ",
        new Text("2回の入力が一致しません。", "两次输入不一致。", "The two entries differ."),
        new Text("同じパスワードをもう一度入力してください。", "请再次输入相同的密码。", "Type the same password again."));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>1234567890, abcdefghij, 9876543210.</summary>
    private static bool IsRun(string plain) => Steps(plain).All(s => s is 1 or -9) || Steps(plain).All(s => s is -1 or 9);

    private static IEnumerable<int> Steps(string plain) => plain.Zip(plain.Skip(1), (a, b) => b - a);
}
