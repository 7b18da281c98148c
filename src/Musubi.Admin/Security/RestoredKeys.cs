using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Admin.Security;

/// <summary>A company whose keys this server cannot open would not start again.</summary>
internal sealed class RestoredKeys(MasterKey master) : IRestored
{
    private static readonly Refusal Locked = new("backup.locked",
        new Text("このバックアップの鍵は、別の MUSUBI_KEY で守られています。", "此备份中的密钥由另一个 MUSUBI_KEY 锁定。", "The keys in this backup were locked with another MUSUBI_KEY."),
        new Text("その鍵を設定して起動し、もう一度復元してください。いまの会社は変わっていません。", "请设置该密钥启动后再恢复。当前公司未作任何改动。", "Start with that key and restore again. The company stands as it did."), Kind: RefusalKind.Conflict);

    public async Task<Refusal?> Settle(MusubiDb db, BackupManifest from, CancellationToken ct)
    {
        try
        {
            foreach (var key in await db.Set<DataKey>().AsNoTracking().ToListAsync(ct))
                master.Open(key.Xml);
            return null;
        }
        catch (CryptographicException)
        {
            return Locked;
        }
    }
}
