using CsCheck;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Approvals.Delegations;
using Musubi.Approvals.Inbox;
using Musubi.Approvals.Reminders;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Data.Jobs;
using Musubi.Data.Outbox;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Approvals.Tests;

/// <summary>Many hands at once, in any order; and people who are away.</summary>
public sealed class TurnsTests
{
    [Theory, Engines]
    public async Task Of_many_who_approve_at_once_exactly_as_many_as_are_needed_count(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var clerk = await ringi.Person("clerk");
        var chiefs = new List<Actor>();
        for (var i = 0; i < 5; i++)
            chiefs.Add(await ringi.Person($"chief {i}", held: "chief"));
        await ringi.Rule(0, (StepMode.Count, 2, [ringi.Role("chief"), ringi.Role("chief"), ringi.Role("chief")]));
        var asked = await ringi.Submit(clerk, 1);

        var results = await Task.WhenAll(chiefs.SelectMany(c => new[] { c, c }).Select(c => Task.Run(() => ringi.Approve(c, asked.Request))));

        Assert.Equal(2, results.Count(r => r.Ok));
        Assert.All(results.Where(r => !r.Ok), r => Assert.Contains(Ringi.Why(r), new[] { "approvals.over", "approvals.already-said" }));
        Assert.Equal((PetitionState.Granted, 1), ((await ringi.Petition(asked.Id)).State, (await ringi.Petition(asked.Id)).Times));
        Assert.Equal(2, (await ringi.Request(asked.Request)).Answers.Count);
    }

    [Theory, Engines]
    public async Task A_yes_and_a_no_at_once_end_in_one_of_them(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, a, b) = (await ringi.Person("clerk"), await ringi.Person("a", held: "chief"), await ringi.Person("b", held: "chief"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]));
        for (var i = 0; i < 8; i++)
        {
            var asked = await ringi.Submit(clerk, 1 + i * 100);
            var (yes, no, back) = (Task.Run(() => ringi.Approve(a, asked.Request)), Task.Run(() => ringi.Refuse(b, asked.Request)), Task.Run(() => ringi.Withdraw(clerk, asked.Request)));
            await Task.WhenAll(yes, no, back);

            Assert.Equal(1, new[] { (await yes).Ok, (await no).Ok, (await back).Ok }.Count(ok => ok));
            var state = (await ringi.Petition(asked.Id)).State;
            Assert.Equal((await yes).Ok ? PetitionState.Granted : (await no).Ok ? PetitionState.Refused : PetitionState.Draft, state);
        }
    }

    /// <summary>Whatever people press in whatever order: granted exactly when every step has its people, ended once, carried out once.</summary>
    [Fact]
    public async Task Any_interleaving_ends_in_one_state()
    {
        await using var ringi = await Ringi.Open(TestEngine.Sqlite);
        var people = new List<Actor>();
        for (var i = 0; i < 6; i++)
            people.Add(await ringi.Person($"p{i}", held: i % 2 == 0 ? ["chief"] : ["chief", "boss"]));
        await ringi.Rule(0, (StepMode.Count, 2, [ringi.Role("chief"), ringi.Role("chief"), Ringi.User(people[1])]), (StepMode.Any, 1, [ringi.Role("boss")]));
        var clerk = people[0];
        var moves = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 11], Gen.Int[0, 5]).Array[4, 16];
        await moves.SampleAsync(async history =>
        {
            var asked = await ringi.Submit(clerk, 500);
            var (ended, yes) = (RequestState.Open, new HashSet<long>[] { [], [] });
            foreach (var (who, what, whom) in history)
            {
                var before = await ringi.Request(asked.Request);
                var (actor, ok) = (people[who], false);
                switch (what)
                {
                    case 0: ok = (await ringi.Refuse(actor, asked.Request)).Ok; if (ok) ended = RequestState.Refused; break;
                    case 1: ok = (await ringi.Withdraw(actor, asked.Request)).Ok; if (ok) ended = RequestState.Withdrawn; break;
                    case 2: ok = (await ringi.SendBack(actor, asked.Request, before.Step > 0 ? 0 : null)).Ok; if (ok) { if (before.Step > 0) yes = [[], []]; else ended = RequestState.SentBack; } break;
                    case 3: ok = (await ringi.HandOver(actor, people[whom], asked.Request)).Ok; break;
                    default:
                        ok = (await ringi.Approve(actor, asked.Request)).Ok;
                        Assert.False(ok && (!yes[before.Step].Add(actor.Id) || actor == clerk));
                        if (ok && yes[0].Count == 2 && yes[1].Count == 1) ended = RequestState.Granted;
                        break;
                }
                Assert.False(ok && before.State != RequestState.Open);
                Assert.Equal(ended, (await ringi.Request(asked.Request)).State);
            }
            Assert.Equal(ended == RequestState.Granted ? 1 : 0, (await ringi.Petition(asked.Id)).Times);
        }, iter: 60, threads: 1);
    }

    [Theory, Engines]
    public async Task A_double_click_is_one_answer(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief, boss) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"), await ringi.Person("boss", held: "boss"));
        await ringi.Rule(0, (StepMode.All, 0, [ringi.Role("chief"), ringi.Role("boss")]));
        var asked = await ringi.Submit(clerk, 1);

        var both = await Task.WhenAll(ringi.Approve(chief, asked.Request, key: "k"), ringi.Approve(chief, asked.Request, key: "k"));

        // Sent at the very same moment the second is told so; sent again it is given the first answer.
        Assert.All(both.Where(r => !r.Ok), r => Assert.Equal("approvals.already-said", Ringi.Why(r)));
        Assert.Equal(RequestState.Open, (await ringi.Approve(chief, asked.Request, key: "k")).Value);
        Assert.Single((await ringi.Request(asked.Request)).Answers);
        Assert.Equal(RequestState.Granted, (await ringi.Approve(boss, asked.Request)).Value);
    }

    [Theory, Engines]
    public async Task While_somebody_is_away_their_stand_in_is_asked_and_afterwards_no_more(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief, deputy) = (await ringi.Person("clerk"), await ringi.Person("chief"), await ringi.Person("deputy"));
        await ringi.Rule(0, (StepMode.Any, 1, [Ringi.User(chief)]));
        var (first, second) = (await ringi.Submit(clerk, 1), await ringi.Submit(clerk, 2));
        var today = ringi.House.Clock.Today;
        await ringi.House.Do<AddDelegation, AddDelegation.Input, Id<Delegation>>(new() { Delegate = new(deputy.Id), From = today, Until = today.AddDays(2) }, chief);

        Assert.Equal(["chief", "chief"], (await ringi.House.Get<InboxReading>().Of(deputy, default)).Select(r => r.InsteadOf));
        Assert.True((await ringi.Approve(deputy, first.Request)).Ok);
        ringi.House.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty(await ringi.House.Get<InboxReading>().Of(deputy, default));
        Assert.Equal("approvals.not-asked", Ringi.Why(await ringi.Approve(deputy, second.Request)));
    }

    [Theory, Engines]
    public async Task Nobody_who_is_away_stands_in(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (a, b, c) = (await ringi.Person("a"), await ringi.Person("b"), await ringi.Person("c"));
        var today = ringi.House.Clock.Today;
        await ringi.House.Do<AddDelegation, AddDelegation.Input, Id<Delegation>>(new() { Delegate = new(c.Id), From = today, Until = today.AddDays(9) }, b);

        var refused = await ringi.House.Run<AddDelegation, AddDelegation.Input, Id<Delegation>>(new() { Delegate = new(b.Id), From = today.AddDays(5), Until = today.AddDays(6) }, a);

        Assert.Equal("approvals.away-too", Ringi.Why(refused));
    }

    [Theory, Engines]
    public async Task What_lies_too_long_is_reminded_of_in_business_hours(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"));
        var rule = await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]));
        await ringi.House.Db.Set<ApprovalRule>().Where(r => r.Id == rule).ExecuteUpdateAsync(s => s.SetProperty(r => r.RemindAfter, 4));
        await ringi.Submit(clerk, 1);

        ringi.House.Clock.Advance(TimeSpan.FromHours(3));
        await ringi.House.Do<RemindApprovers, JobInput, Text>(new());
        Assert.False(await ringi.House.Db.Set<OutboxMessage>().AnyAsync());
        ringi.House.Clock.Advance(TimeSpan.FromHours(1));
        await ringi.House.Do<RemindApprovers, JobInput, Text>(new());
        await ringi.House.Do<RemindApprovers, JobInput, Text>(new());

        Assert.Contains("chief@x.example", Assert.Single(await ringi.House.Db.Set<OutboxMessage>().ToListAsync()).Body, StringComparison.Ordinal);
        Assert.True(Assert.Single(await ringi.House.Get<InboxReading>().Of(chief, default)).Late);
    }

    [Theory, Engines]
    public async Task The_first_rule_in_force_that_matches_applies(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief, boss) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"), await ringi.Person("boss", held: "boss"));
        var big = await ringi.Rule(1_000, (StepMode.Any, 1, [ringi.Role("boss")]));
        await ringi.Rule(100, (StepMode.Any, 1, [ringi.Role("chief")]));

        Assert.True((await ringi.Approve(boss, (await ringi.Submit(clerk, 1_000)).Request)).Ok);
        Assert.True((await ringi.Approve(chief, (await ringi.Submit(clerk, 999)).Request)).Ok);
        await ringi.House.Db.Set<ApprovalRule>().Where(r => r.Id == big).ExecuteUpdateAsync(s => s.SetProperty(r => r.Until, new DateOnly(2026, 3, 31)));
        Assert.True((await ringi.Approve(chief, (await ringi.Submit(clerk, 1_000)).Request)).Ok);
    }

    [Theory, Engines]
    public async Task A_rule_is_written_checked_and_changed_on_its_screen(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var chief = await ringi.Person("chief", held: "chief");
        var role = ringi.Role("chief").Item2;
        CreateApprovalRule.Input input = new()
        {
            Kind = "petition", Name = "thin margin", From = new(2026, 4, 1), Conditions = [new() { Fact = "margin", Comparison = Comparison.Under, Number = 20 }],
            Steps = [new() { Approvers = [$"role:{role}", ""] }, new()],
        };
        Assert.Equal(["approvals.no-step"], (await ringi.House.Run<CreateApprovalRule, CreateApprovalRule.Input, Id<ApprovalRule>>(input with { Steps = [] })).Refusals.Select(r => r.Code));
        Assert.Equal("Conditions[0].Fact", (await ringi.House.Run<CreateApprovalRule, CreateApprovalRule.Input, Id<ApprovalRule>>(input with { Conditions = [new() { Fact = "weight" }] })).Refusals[0].Field);

        var id = await ringi.House.Do<CreateApprovalRule, CreateApprovalRule.Input, Id<ApprovalRule>>(input);
        await ringi.House.Do<EditApprovalRule, EditApprovalRule.Input, Done>(new(input) { Id = id, Version = 0, Conditions = [new() { Fact = "margin", Comparison = Comparison.Unknown }] });

        var clerk = await ringi.Person("clerk");
        Assert.Equal(ApprovalAsk.NotNeeded, (await ringi.TrySubmit(clerk, 1, margin: Rate.OfPercent(10))).Value.Ask);
        Assert.True((await ringi.Approve(chief, (await ringi.Submit(clerk, 1)).Request)).Ok);
    }
}
