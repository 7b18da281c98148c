using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Drafts;

/// <summary>Keeps what is being typed, in place of what was kept before. Sweeps out what nobody came back to.</summary>
[Needs(WorkplacePermission.Use)]
internal sealed class KeepDraft(MusubiDb db, CurrentAct act, Clock clock) : IUseCase<KeepDraft.Input, Done>
{
    private const int MostBytes = 256 * 1024, MostKey = 200;

    public sealed record Input
    {
        public string Key { get; init; } = "";
        public long At { get; init; }
        public Dictionary<string, string[]> Fields { get; init; } = [];
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var fields = JsonSerializer.Serialize(input.Fields, Forms.Inputs.Json);
        if (input.Key.Length > MostKey)
            return Refusal.TooLong("Key", Text.Same("key"), input.Key.Length, MostKey);
        if (Encoding.UTF8.GetByteCount(fields) is var size && size > MostBytes)
            return new Refusal("draft.too-large",
                new Text("下書きが{0} KBあります。上限は{1} KBです。", "草稿有{0} KB，最多{1} KB。", "The draft has {0} KB; {1} KB are kept.").With(size / 1024, MostBytes / 1024),
                new Text("一度保存してから続けてください。", "请先保存再继续。", "Save once, then go on."));
        var (owner, now) = (act.Actor.Id, clock.Now);
        var old = now.AddDays(-Draft.Days);
        await db.Set<Draft>().Where(d => d.KeptAt < old).ExecuteDeleteAsync(ct);
        if (await db.Set<Draft>().SingleOrDefaultAsync(d => d.OwnerId == owner && d.Key == input.Key, ct) is { } draft)
            (draft.Fields, draft.TypedAt, draft.KeptAt) = (fields, input.At, now);
        else
            db.Add(new Draft { OwnerId = owner, Key = input.Key, Fields = fields, TypedAt = input.At, KeptAt = now });
        return default(Done);
    }
}
