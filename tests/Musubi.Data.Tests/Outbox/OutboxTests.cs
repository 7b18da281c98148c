using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Outbox;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Data.Tests.Outbox;

public sealed class OutboxTests
{
    [Theory, Engines]
    public async Task An_act_that_is_refused_sends_nothing(TestEngine engine)
    {
        var post = new Post();
        await using var house = await Open(engine, post);

        await house.Run<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A" });

        Assert.Equal(0, await Worker(house).SendSome(default));
        Assert.Empty(post.Sent);
    }

    [Theory, Engines]
    public async Task Three_workers_send_every_message_once(TestEngine engine)
    {
        var post = new Post();
        await using var house = await Open(engine, post, notes: 30);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var worker = Worker(house);
            for (var i = 0; i < 5; i++)
                await worker.SendSome(default);
        })));

        Assert.Equal(30, post.Sent.Count);
        Assert.Equal(30, post.Sent.Distinct().Count());
    }

    [Theory, Engines]
    public async Task What_could_not_be_sent_is_tried_again_after_one_two_and_four_minutes(TestEngine engine)
    {
        var post = new Post { Closed = true };
        await using var house = await Open(engine, post, notes: 1);
        var worker = Worker(house);

        foreach (var minutes in new[] { 1, 2, 4 })
        {
            Assert.Equal(1, await worker.SendSome(default));
            house.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await worker.SendSome(default));
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        post.Closed = false;
        await worker.SendSome(default);

        Assert.Single(post.Sent);
        var message = await house.Db.Set<OutboxMessage>().SingleAsync();
        Assert.Equal((OutboxState.Sent, 3, null), (message.State, message.Tries, message.LastError));
    }

    [Theory, Engines]
    public async Task What_a_dying_worker_held_is_sent_by_another(TestEngine engine)
    {
        using var death = new CancellationTokenSource();
        var post = new Post { Before = death.CancelAsync };
        await using var house = await Open(engine, post, notes: 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Worker(house).SendSome(death.Token));
        post.Before = null;

        Assert.Equal(0, await Worker(house).SendSome(default));
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await Worker(house).SendSome(default));

        Assert.Single(post.Sent);
    }

    private static async Task<House> Open(TestEngine engine, Post post, int notes = 0)
    {
        var house = await NotebookModule.Open(engine, s => s.AddSingleton<IOutboxSender>(post));
        for (var i = 0; i < notes; i++)
            await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = $"{i}", Body = "…" });
        return house;
    }

    private static OutboxWorker Worker(House house) => ActivatorUtilities.CreateInstance<OutboxWorker>(house.Services);

    private sealed class Post : IOutboxSender
    {
        public ConcurrentBag<string> Sent { get; } = [];
        public bool Closed { get; set; }
        public Func<Task>? Before { get; set; }
        public string Kind => "letter";

        public async Task Send(OutboxMessage message, CancellationToken ct)
        {
            if (Closed)
                throw new IOException("The post office is closed.");
            if (Before is not null)
                await Before();
            ct.ThrowIfCancellationRequested();
            Sent.Add(message.Body);
        }
    }
}
