using System.Runtime.InteropServices;

namespace Musubi.Web;

/// <summary>What starting needed, an idle product does not hold on to.</summary>
internal static partial class Memory
{
    public static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // glibc keeps what the compiler and SQLite have freed until it is told that nobody will soon ask for as much again.
        if (OperatingSystem.IsLinux() && RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) is false)
            _ = Trim(0);
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
