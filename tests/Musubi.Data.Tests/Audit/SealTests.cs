using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Audit;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Data.Tests.Audit;

public sealed class SealTests
{
    [Theory, Engines]
    public async Task An_honest_trail_passes(TestEngine engine)
    {
        await using var house = await Sealed(engine);

        var result = await Check(house);

        Assert.Equal(6, result.Checked);
        Assert.Empty(result.Faults);
    }

    [Theory]
    [Engines("UPDATE audit_entry SET fields = replace(fields, 'two', 'TWO') WHERE subject_id = {0}")]
    [Engines("UPDATE audit_entry SET actor_name = 'Somebody else' WHERE subject_id = {0}")]
    [Engines("UPDATE audit_entry SET fields_hash = 'x' WHERE subject_id = {0}")]
    [Engines("DELETE FROM audit_entry WHERE subject_id = {0}")]
    [Engines("UPDATE audit_entry SET seal = NULL WHERE subject_id = {0}")]
    [Engines("UPDATE audit_entry SET seal = 99 WHERE subject_id = {0}")]
    [Engines("UPDATE audit_entry SET subject_id = 1 WHERE subject_id = {0}")]
    [Engines("UPDATE audit_entry SET id = id + 900000000 WHERE subject_id = {0}")]
    public async Task Tampering_is_found_and_the_document_named(TestEngine engine, string tampering)
    {
        await using var house = await Sealed(engine);
        var note = await house.Db.Set<Note>().SingleAsync(n => n.Code == "two");

        await house.Db.Database.ExecuteSqlRawAsync(tampering, note.Id.Value);

        Assert.Contains($"note {note.Id}", (await Check(house)).Faults.Select(f => f.Subject));
    }

    [Theory, Engines]
    public async Task An_entry_slipped_in_later_is_found(TestEngine engine)
    {
        await using var house = await Sealed(engine);

        var db = house.Db;
        db.Add(new AuditEntry
        {
            Id = new(777), At = house.Clock.Now, ActorId = 1, ActorName = "Nobody", Act = "WriteNote", SubjectKind = "note", SubjectId = 5, Table = "note",
            Change = AuditChange.Created, Fields = "{}", FieldsHash = AuditEntry.HashOf("{}"), Seal = 1,
        });
        await db.SaveChangesAsync();

        Assert.Equal("note 5", Assert.Single((await Check(house)).Faults).Subject);
    }

    [Theory]
    [Engines("UPDATE audit_seal SET covers = covers || 'x' WHERE id = 1")]
    [Engines("UPDATE audit_seal SET hash = 'x' WHERE id = 1")]
    [Engines("UPDATE audit_seal SET at = (SELECT at FROM audit_seal WHERE id = 3) WHERE id = 2")]
    [Engines("DELETE FROM audit_seal WHERE id = 2")]
    public async Task A_seal_that_was_changed_or_lost_is_found(TestEngine engine, string tampering)
    {
        await using var house = await Sealed(engine);

        await house.Db.Database.ExecuteSqlRawAsync(tampering);

        Assert.Contains((await Check(house)).Faults, f => f.Subject.StartsWith("audit_seal", StringComparison.Ordinal));
    }

    [Theory, Engines]
    public async Task What_was_erased_for_privacy_leaves_the_chain_whole(TestEngine engine)
    {
        await using var house = await Sealed(engine);

        await house.Db.Set<AuditEntry>().ExecuteUpdateAsync(e => e.SetProperty(x => x.Fields, (string?)null));

        Assert.Empty((await Check(house)).Faults);
    }

    [Theory, Engines]
    public async Task Sealers_of_several_nodes_seal_each_entry_once(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        for (var i = 0; i < 5; i++)
            await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = $"{i}", Body = "…" });

        var sealers = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<AuditSealer>(house.Services)).ToList();
        await Task.WhenAll(sealers.Select(s => Task.Run(async () =>
        {
            try
            {
                await s.SealSome(default);
            }
            catch (DbUpdateException failure) when (house.Engine.IsDuplicate(failure))
            {
                // The other node was first; the worker tries again later.
            }
        })));

        var result = await Check(house);
        Assert.Equal((5, 0), (result.Checked, result.Faults.Count));
    }

    /// <summary>Three notes, written and edited, under three seals.</summary>
    private static async Task<House> Sealed(TestEngine engine)
    {
        var house = await NotebookModule.Open(engine);
        foreach (var code in new[] { "one", "two", "three" })
        {
            var id = await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = code, Body = $"{code}" });
            await house.Do<EditNote, EditNote.Input, Done>(new() { Id = id, Body = $"more about {code}" });
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await house.Services.GetRequiredService<AuditSealer>().SealSome(default);
        }
        return house;
    }

    private static async Task<InvariantResult> Check(House house) => await house.Get<AuditProof>().Check(default);
}
