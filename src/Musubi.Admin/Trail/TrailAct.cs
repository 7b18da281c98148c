using System.Text.Json;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Audit;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Timeline;

namespace Musubi.Admin.Trail;

/// <summary>What somebody did, in words. A wrong try at the door is the same act as the right one; what it wrote tells them apart.</summary>
internal static class TrailAct
{
    public static readonly string Tries = MusubiDb.Snake(nameof(SignInState));
    private static readonly Text Failed = new("サインインに失敗しました", "登录失败", "failed to sign in");
    private static readonly Text LockedOut = new("サインインに失敗し、ロックされました", "登录失败，账户已锁定", "failed to sign in, and was locked out");

    /// <param name="fields">What was written; null where it is not known or was erased.</param>
    public static Text Said(string act, string table, AuditChange change, string? fields)
    {
        if (table != Tries || change != AuditChange.Changed || fields is null)
            return TrailWords.Act(act);
        using var document = JsonDocument.Parse(fields);
        return After(nameof(SignInState.LockedUntil)) is { ValueKind: JsonValueKind.String } ? LockedOut
            : After(nameof(SignInState.FailedTries)) is { ValueKind: JsonValueKind.Number } tries && tries.GetInt32() > 0 ? Failed
            : TrailWords.Act(act);

        JsonElement? After(string field) => document.RootElement.TryGetProperty(field, out var pair) && pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2 ? pair[1] : null;
    }
}
