using System.Collections.Concurrent;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>
/// What acts, records and fields are called wherever the trail is read. Modules bring their words as they register; an act that none names is
/// told by its verb.
/// </summary>
public static class TrailWords
{
    private static readonly ConcurrentDictionary<string, Text> Named = new(StringComparer.Ordinal), Kinds = new(StringComparer.Ordinal);

    internal static void Learn(Module module)
    {
        foreach (var word in module.Trail)
            Named.TryAdd(word.Key, word.Name);
        foreach (var subject in module.Subjects)
            Kinds.TryAdd(subject.Kind, subject.Noun);
    }

    /// <summary>The act's own words, else those of its verb; its name in the program where even the verb is unknown.</summary>
    public static Text Act(string act) =>
        Named.TryGetValue(act, out var own) ? own
        : Verbs.TryGetValue(act, out var whole) ? whole
        : Verbs.TryGetValue(VerbOf(act), out var verb) ? verb
        : Text.Same(act);

    /// <summary>Whether the act is told in words.</summary>
    public static bool Knows(string act) => Named.ContainsKey(act) || Verbs.ContainsKey(act) || Verbs.ContainsKey(VerbOf(act));

    public static Text Kind(string kind) => Kinds.TryGetValue(kind, out var noun) || Named.TryGetValue(kind, out noun) ? noun : Text.Same(kind);

    public static Text Field(string table, string field) => Named.TryGetValue($"{table}.{field}", out var word) ? word : Text.Same(field);

    private static string VerbOf(string act)
    {
        var end = 1;
        while (end < act.Length && char.IsLower(act[end]))
            end++;
        return act[..Math.Min(end, act.Length)];
    }

    private static readonly Dictionary<string, Text> Verbs = new(StringComparer.Ordinal)
    {
        ["Add"] = new("追加しました", "进行了添加", "added"),
        ["Allocate"] = new("消し込みました", "进行了核销", "allocated"),
        ["Approve"] = new("承認しました", "批准了", "approved"),
        ["Ask"] = new("依頼しました", "提出了请求", "asked"),
        ["Attach"] = new("添付しました", "添加了附件", "attached"),
        ["Bill"] = new("請求しました", "开具了账单", "billed"),
        ["Cancel"] = new("取り消しました", "取消了", "cancelled"),
        ["Change"] = new("変更しました", "修改了", "changed"),
        ["Check"] = new("点検しました", "检查了", "checked"),
        ["Choose"] = new("選びました", "作了选择", "chose"),
        ["Close"] = new("締めました", "结账了", "closed"),
        ["Confirm"] = new("確定しました", "确认了", "confirmed"),
        ["Copy"] = new("複写しました", "复制了", "copied"),
        ["Create"] = new("登録しました", "新建了", "created"),
        ["Deactivate"] = new("利用を停止しました", "停用了", "deactivated"),
        ["Delete"] = new("削除しました", "删除了", "deleted"),
        ["Edit"] = new("変更しました", "修改了", "edited"),
        ["End"] = new("終了しました", "结束了", "ended"),
        ["Enter"] = new("入力しました", "录入了", "entered"),
        ["Erase"] = new("消去しました", "清除了", "erased"),
        ["First"] = new("利用を開始しました", "开始使用", "started"),
        ["Forget"] = new("破棄しました", "放弃了", "discarded"),
        ["Give"] = new("中止しました", "放弃了", "gave up"),
        ["Hand"] = new("引き継ぎました", "转交了", "handed over"),
        ["Hold"] = new("保留しました", "冻结了", "held"),
        ["Invite"] = new("招待しました", "发出了邀请", "invited"),
        ["Issue"] = new("発行しました", "开具了", "issued"),
        ["Keep"] = new("保存しました", "保存了", "kept"),
        ["Lock"] = new("締めました", "锁定了", "locked"),
        ["Make"] = new("実行しました", "执行了", "made"),
        ["Map"] = new("対応付けました", "设置了对应", "mapped"),
        ["Mark"] = new("記録しました", "作了标记", "marked"),
        ["Merge"] = new("統合しました", "合并了", "merged"),
        ["Move"] = new("移動しました", "移动了", "moved"),
        ["Open"] = new("開きました", "打开了", "opened"),
        ["Pass"] = new("二要素認証を通過しました", "通过了双重验证", "passed the second factor"),
        ["Post"] = new("転記しました", "过账了", "posted"),
        ["Reactivate"] = new("利用を再開しました", "恢复使用了", "reactivated"),
        ["Receive"] = new("受け入れました", "收到了", "received"),
        ["Refuse"] = new("却下しました", "驳回了", "refused"),
        ["Remind"] = new("催促しました", "发出了提醒", "reminded"),
        ["Remove"] = new("削除しました", "移除了", "removed"),
        ["Rename"] = new("名称を変更しました", "重命名了", "renamed"),
        ["Renew"] = new("更新しました", "更新了", "renewed"),
        ["Reopen"] = new("再開しました", "重新打开了", "reopened"),
        ["Reset"] = new("初期化しました", "重置了", "reset"),
        ["Retry"] = new("再試行しました", "重试了", "tried again"),
        ["Return"] = new("差し戻しました", "退回了", "returned"),
        ["Revalue"] = new("評価替えしました", "重估了", "revalued"),
        ["Reverse"] = new("反対仕訳で取り消しました", "冲销了", "reversed"),
        ["Revoke"] = new("失効させました", "撤销了", "revoked"),
        ["Run"] = new("実行しました", "执行了", "ran"),
        ["Save"] = new("保存しました", "保存了", "saved"),
        ["Send"] = new("送信しました", "发送了", "sent"),
        ["SendBackRequest"] = new("差し戻しました", "退回了", "sent back"),
        ["Set"] = new("設定しました", "设置了", "set"),
        ["Share"] = new("共有を変更しました", "更改了共享", "shared"),
        ["Sign"] = new("サインインしました", "登录了", "signed in"),
        ["Start"] = new("開始しました", "开始了", "started"),
        ["Stop"] = new("停止しました", "停止了", "stopped"),
        ["Submit"] = new("申請しました", "提交了", "submitted"),
        ["Undo"] = new("元に戻しました", "撤销了", "undid"),
        ["Unlock"] = new("ロックを解除しました", "解除了锁定", "unlocked"),
        ["Unmerge"] = new("統合を解除しました", "解除了合并", "took a merge back"),
        ["Upload"] = new("アップロードしました", "上传了", "uploaded"),
        ["Use"] = new("リンクを使いました", "使用了链接", "used a link"),
        ["Withdraw"] = new("取り下げました", "撤回了", "withdrew"),
        ["Write"] = new("作成しました", "生成了", "wrote"),
    };
}
