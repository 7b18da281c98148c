using System.Collections.Concurrent;
using Musubi.Kernel;

namespace Musubi.Modules.Imports;

/// <summary>What this node's machine is doing, for whoever watches it, and how to stop it at once.</summary>
public sealed class ImportStops
{
    private readonly ConcurrentDictionary<Id<Import>, (CancellationTokenSource Stop, int Done, int Total, Text Doing)> running = new();

    public void Stop(Id<Import> id)
    {
        if (running.TryGetValue(id, out var work))
            work.Stop.Cancel();
    }

    public (int Done, int Total, Text Doing)? Progress(Id<Import> id) => running.TryGetValue(id, out var work) ? (work.Done, work.Total, work.Doing) : null;

    internal void Begin(Id<Import> id, CancellationTokenSource stop) => running[id] = (stop, 0, 0, Text.Same(""));

    internal void Report(Id<Import> id, int done, int total, Text doing)
    {
        if (running.TryGetValue(id, out var work))
            running[id] = (work.Stop, done, total, doing);
    }

    internal void End(Id<Import> id) => running.TryRemove(id, out _);
}
