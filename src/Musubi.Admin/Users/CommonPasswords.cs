using System.Collections.Frozen;

namespace Musubi.Admin.Users;

/// <summary>What is tried first, of ten characters and more, lower case, letters and digits only; and words with something hung on them.</summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> Whole = """
        1234567890 12345678910 123456789a 0123456789 1111111111 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qwertyuiop qwerty123456 qwerty12345 qwertyuiop123
        asdfghjkl123 asdfghjkl1 zxcvbnm123 password123 password1234 password12345 password123456 passwordpassword passw0rd123 p4ssw0rd123 adminadmin
        administrator admin12345 admin123456 administrator1 letmein123 letmein1234 iloveyou123 iloveyou12 iloveyouso welcome123 welcome1234 sunshine123
        princess123 football123 baseball123 superman123 basketball changeme123 trustno1trustno1 monkey12345 dragon12345 abcdefghij abc123456789 abcd123456
        abcd1234567 abc1234567 a1234567890 aa12345678 aa123456789 a123456789 123456789abc 123qweasdzxc qazwsxedcrfv qazwsx12345 q1w2e3r4t5 q1w2e3r4t5y6
        zaq12wsxcde3 computer123 internet123 samsung123 michael123 jessica123 charlie123 starwars123 whatever123 michelle123 jennifer123 liverpool1
        manchester1 mypassword mypassword1 secretpassword testtest123 test123456 testing123 temporary1 password2024 password2025 password2026
        woaini1314 woaini520520 woaini1314520 5201314520 1314520520 aini1314520 zhang123456 wang123456 wangyut2 li123456789 nihao123456 woaini123456 qq123456789
        qq12345678 asd123456789 zxc123456789 qwe123456789 aaa123456789 abc12345678 sakura12345 sakura123456 doraemon123 pokemon12345 arigatou123 aishiteru1
        aishiteru123 takahashi1 watanabe123 hello123456 helloworld1 musubimusubi musubi12345 musubi123456
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Words = ["password", "passw0rd", "qwerty", "admin", "letmein", "welcome", "iloveyou", "woaini", "changeme", "musubi"];

    public static bool Contains(string plain) =>
        Whole.Contains(plain) || Words.Any(w => plain.StartsWith(w, StringComparison.Ordinal) && plain.AsSpan(w.Length).IndexOfAnyExceptInRange('0', '9') < 0);
}
