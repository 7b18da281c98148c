using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Admin.Backups;

/// <summary>When the company is backed up by itself, and how many of those backups are kept.</summary>
public sealed class BackupSettings : IVersioned
{
    public const int MostKept = 365;

    public static readonly Id<BackupSettings> Only = new(1);

    public required Id<BackupSettings> Id { get; init; }
    public int Version { get; set; }

    /// <summary>The hour of the day, 0 to 23, by the company's clock; null for never.</summary>
    public int? Hour { get; set; } = 1;

    /// <summary>How many of the daily ones stay; those made by hand stay until somebody deletes them.</summary>
    public int Keep { get; set; } = 7;
}
