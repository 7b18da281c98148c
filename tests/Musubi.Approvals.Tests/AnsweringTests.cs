using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Approvals.Requests;
using Musubi.Data.Audit;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Approvals.Tests;

/// <summary>Asking and answering: who is asked, in which order, and what follows.</summary>
public sealed class AnsweringTests
{
    [Theory, Engines]
    public async Task Without_a_rule_nobody_is_asked_and_the_document_goes_on(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var clerk = await ringi.Person("clerk");
        await ringi.Person("boss", held: "boss");
        await ringi.Rule(1_000_000, (StepMode.Any, 1, [ringi.Role("boss")]));

        var small = await ringi.Submit(clerk, 999_999);

        Assert.Equal(ApprovalAsk.NotNeeded, small.Ask);
        Assert.Equal(PetitionState.Granted, (await ringi.Petition(small.Id)).State);
    }

    [Theory, Engines]
    public async Task Steps_are_asked_one_after_another_and_the_last_yes_carries_the_document_out(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief, boss) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"), await ringi.Person("boss", held: "boss"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]), (StepMode.All, 1, [Ringi.User(boss)]));
        var asked = await ringi.Submit(clerk, 500_000);

        Assert.Equal("approvals.not-asked", Ringi.Why(await ringi.Approve(boss, asked.Request)));
        Assert.Equal(RequestState.Open, (await ringi.Approve(chief, asked.Request)).Value);
        Assert.Equal(PetitionState.Waiting, (await ringi.Petition(asked.Id)).State);
        Assert.Equal(RequestState.Granted, (await ringi.Approve(boss, asked.Request, step: 1)).Value);

        Assert.Equal((PetitionState.Granted, 1), ((await ringi.Petition(asked.Id)).State, (await ringi.Petition(asked.Id)).Times));
        var trail = await ringi.House.Db.Set<AuditEntry>().Where(a => a.SubjectKind == "petition" && a.SubjectId == asked.Id.Value && a.Act == "ApproveRequest").OrderBy(a => a.Id).ToListAsync();
        Assert.Equal(["chief", "boss"], trail.Where(a => a.Table == "approval_answer").Select(a => a.ActorName));
    }

    [Theory, Engines]
    public async Task Two_of_three_means_two_people(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var clerk = await ringi.Person("clerk");
        var (a, b, both) = (await ringi.Person("a", held: "finance"), await ringi.Person("b", held: "legal"), await ringi.Person("both", held: ["finance", "legal"]));
        await ringi.Rule(0, (StepMode.Count, 2, [ringi.Role("finance"), ringi.Role("legal"), Ringi.User(both)]));
        var asked = await ringi.Submit(clerk, 1);

        Assert.Equal(RequestState.Open, (await ringi.Approve(both, asked.Request)).Value);
        Assert.Equal("approvals.already-said", Ringi.Why(await ringi.Approve(both, asked.Request)));
        Assert.Equal(RequestState.Granted, (await ringi.Approve(a, asked.Request)).Value);
        Assert.Equal("approvals.over", Ringi.Why(await ringi.Approve(b, asked.Request)));
    }

    [Theory, Engines]
    public async Task A_second_holder_of_a_role_already_heard_is_told_that_nothing_is_left(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var clerk = await ringi.Person("clerk");
        var (first, second, _) = (await ringi.Person("first", held: "finance"), await ringi.Person("second", held: "finance"), await ringi.Person("boss", held: "boss"));
        await ringi.Rule(0, (StepMode.All, 0, [ringi.Role("finance"), ringi.Role("boss")]));
        var asked = await ringi.Submit(clerk, 1);
        await ringi.Approve(first, asked.Request);

        Assert.Equal("approvals.filled", Ringi.Why(await ringi.Approve(second, asked.Request)));
    }

    [Theory, Engines]
    public async Task Nobody_approves_their_own_document_nor_lets_a_stand_in_do_it(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (chief, other, friend) = (await ringi.Person("chief", held: "chief"), await ringi.Person("other", held: "chief"), await ringi.Person("friend"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]));
        var asked = await ringi.Submit(chief, 1);

        Assert.Equal("approvals.own", Ringi.Why(await ringi.Approve(chief, asked.Request)));
        Assert.Equal("approvals.not-asked", Ringi.Why(await ringi.HandOver(chief, friend, asked.Request)));
        Assert.Equal("approvals.to-submitter", Ringi.Why(await ringi.HandOver(other, chief, asked.Request)));
        Assert.Equal(RequestState.Granted, (await ringi.Approve(other, asked.Request)).Value);
    }

    [Theory, Engines]
    public async Task A_no_needs_a_reason_and_ends_it(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, a, b) = (await ringi.Person("clerk"), await ringi.Person("a", held: "chief"), await ringi.Person("b", held: "chief"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]));
        var asked = await ringi.Submit(clerk, 1);

        Assert.Equal("approvals.no-reason", Ringi.Why(await ringi.Refuse(a, asked.Request, " ")));
        Assert.True((await ringi.Refuse(a, asked.Request, "not this year")).Ok);
        Assert.Equal("approvals.over", Ringi.Why(await ringi.Approve(b, asked.Request)));
        Assert.Equal(PetitionState.Refused, (await ringi.Petition(asked.Id)).State);
        Assert.Equal("not this year", Assert.Single((await ringi.Request(asked.Request)).Answers).Words);
    }

    [Theory, Engines]
    public async Task Sent_back_to_a_former_step_its_answers_are_asked_anew(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief, boss) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"), await ringi.Person("boss", held: "boss"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]), (StepMode.Any, 1, [ringi.Role("boss")]));
        var asked = await ringi.Submit(clerk, 1);
        await ringi.Approve(chief, asked.Request);

        Assert.Equal("approvals.not-before", Ringi.Why(await ringi.SendBack(boss, asked.Request, to: 1)));
        Assert.True((await ringi.SendBack(boss, asked.Request, to: 0)).Ok);
        Assert.Equal("approvals.moved-on", Ringi.Why(await ringi.Approve(boss, asked.Request, step: 1)));
        await ringi.Approve(chief, asked.Request);
        Assert.Equal(RequestState.Granted, (await ringi.Approve(boss, asked.Request)).Value);
    }

    [Theory, Engines]
    public async Task Sent_back_to_its_submitter_it_can_be_submitted_again(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]));
        var asked = await ringi.Submit(clerk, 900);
        await ringi.SendBack(chief, asked.Request);
        Assert.Equal(PetitionState.Draft, (await ringi.Petition(asked.Id)).State);

        var again = await ringi.Submit(clerk, 800, asked.Id);

        Assert.NotEqual(asked.Request, again.Request);
        Assert.Equal(RequestState.Granted, (await ringi.Approve(chief, again.Request)).Value);
    }

    [Theory, Engines]
    public async Task Approval_is_asked_again_only_when_what_was_approved_changed(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]));
        var asked = await ringi.Submit(clerk, 900);
        await ringi.Approve(chief, asked.Request);

        Assert.Equal(ApprovalAsk.AlreadyGranted, (await ringi.Submit(clerk, 900, asked.Id)).Ask);
        Assert.Equal(ApprovalAsk.Asked, (await ringi.Submit(clerk, 901, asked.Id)).Ask);
    }

    [Theory, Engines]
    public async Task A_document_changed_meanwhile_cannot_be_approved(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]));
        var asked = await ringi.Submit(clerk, 900);
        await ringi.House.Do<ChangePetition, ChangePetition.Input, Done>(new() { Id = asked.Id, Yen = 9_000_000 }, clerk);

        Assert.Equal("approvals.changed", Ringi.Why(await ringi.Approve(chief, asked.Request)));

        var again = await ringi.Submit(clerk, 9_000_000, asked.Id);
        Assert.Equal("approvals.over", Ringi.Why(await ringi.Approve(chief, asked.Request)));
        Assert.Equal(RequestState.Granted, (await ringi.Approve(chief, again.Request)).Value);
    }

    [Theory, Engines]
    public async Task What_its_module_refuses_undoes_the_last_yes(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]));
        var asked = await ringi.Submit(clerk, PetitionApproval.Unlucky);

        Assert.Equal("petition.unlucky", Ringi.Why(await ringi.Approve(chief, asked.Request)));

        var request = await ringi.Request(asked.Request);
        Assert.Equal((RequestState.Open, 0), (request.State, request.Answers.Count));
    }

    [Theory, Engines]
    public async Task What_cannot_be_carried_out_any_more_is_refused_at_the_first_yes_and_can_still_be_said_no_to(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief, _) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"), await ringi.Person("boss", held: "boss"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]), (StepMode.Any, 1, [ringi.Role("boss")]));
        var asked = await ringi.Submit(clerk, PetitionApproval.Late);

        Assert.Equal("petition.late", Ringi.Why(await ringi.Approve(chief, asked.Request)));
        Assert.Empty((await ringi.Request(asked.Request)).Answers);
        Assert.True((await ringi.Refuse(chief, asked.Request)).Ok);
    }

    [Theory, Engines]
    public async Task A_rule_that_nobody_can_answer_is_refused_when_submitting(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var chief = await ringi.Person("chief", held: "chief");
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]), (StepMode.Any, 1, [(ApproverKind.HeadOf, 0, Department.Finance)]));

        var refused = await ringi.TrySubmit(chief, 1);

        Assert.Equal(2, refused.Refusals.Count);
        Assert.All(refused.Refusals, r => Assert.Equal("approvals.nobody", r.Code));
        Assert.Contains("needs 1 people, but only 0", refused.Refusals[0].In(Language.English), StringComparison.Ordinal);
        Assert.False(await ringi.House.Db.Set<Petition>().AnyAsync());
    }

    [Theory, Engines]
    public async Task Who_lost_the_right_meanwhile_is_refused_and_what_they_said_before_stands(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var clerk = await ringi.Person("clerk");
        var (a, b, c) = (await ringi.Person("a", held: "chief"), await ringi.Person("b", held: "chief"), await ringi.Person("c", held: "chief"));
        await ringi.Rule(0, (StepMode.All, 0, [ringi.Role("chief"), ringi.Role("chief")]));
        var asked = await ringi.Submit(clerk, 1);
        await ringi.Approve(a, asked.Request);
        foreach (var gone in new[] { a, b })
            await ringi.House.Db.Set<User>().Where(u => u.Id == new Id<User>(gone.Id)).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false));

        Assert.Equal("approvals.not-asked", Ringi.Why(await ringi.Approve(b, asked.Request)));
        Assert.Equal(RequestState.Granted, (await ringi.Approve(c, asked.Request)).Value);
    }

    [Theory, Engines]
    public async Task Handed_over_the_other_answers_in_ones_place(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief, deputy) = (await ringi.Person("clerk"), await ringi.Person("chief"), await ringi.Person("deputy"));
        await ringi.Rule(0, (StepMode.Any, 1, [Ringi.User(chief)]));
        var asked = await ringi.Submit(clerk, 1);

        Assert.True((await ringi.HandOver(chief, deputy, asked.Request)).Ok);
        Assert.Equal("approvals.not-asked", Ringi.Why(await ringi.Approve(chief, asked.Request)));
        Assert.Equal(RequestState.Granted, (await ringi.Approve(deputy, asked.Request)).Value);

        Assert.Equal(("deputy", "chief"), (await ringi.Request(asked.Request)).Answers.Select(a => (a.PersonName, a.InsteadOf)).Single());
    }

    [Theory, Engines]
    public async Task Withdrawn_by_its_submitter_alone(TestEngine engine)
    {
        await using var ringi = await Ringi.Open(engine);
        var (clerk, chief) = (await ringi.Person("clerk"), await ringi.Person("chief", held: "chief"));
        await ringi.Rule(0, (StepMode.Any, 1, [ringi.Role("chief")]));
        var asked = await ringi.Submit(clerk, 1);

        Assert.Equal("approvals.not-yours", Ringi.Why(await ringi.Withdraw(chief, asked.Request)));
        Assert.True((await ringi.Withdraw(clerk, asked.Request)).Ok);
        Assert.Equal("approvals.over", Ringi.Why(await ringi.Approve(chief, asked.Request)));
    }
}
