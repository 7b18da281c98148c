using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;

namespace Musubi.Pricing.Grades;

/// <summary>
/// Gives a customer a grade by a person's word: from a day, until a day, with the reason. While it holds the rules do not change it; where an approval rule asks, it waits for a yes.
/// Orders confirmed before keep their prices.
/// </summary>
[Needs(PricingPermission.SetGrades)]
internal sealed class SetCustomerGrade(PricingDb db, PartyLookup parties, CustomerGrades grades, GradeApproval approval, ApprovalDesk desk, IdSource ids, Clock clock) : IUseCase<SetCustomerGrade.Input, Id<CustomerGrade>>
{
    public sealed record Input
    {
        public Id<Party> Customer { get; init; }
        public Id<Grade>? Grade { get; init; }

        /// <summary>Null is today.</summary>
        public DateOnly? From { get; init; }

        /// <summary>The last day: a grade by word expires, so that somebody looks at it again.</summary>
        public DateOnly? Until { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<CustomerGrade>>> Run(Input input, CancellationToken ct)
    {
        if (await parties.Card(input.Customer, ct) is not { } customer)
            return Refusal.NotFound(Words.Customer, input.Customer);
        var found = new List<Refusal>();
        var from = input.From ?? clock.Today;
        if (input.Grade is not { } grade)
            found.Add(Refusal.Missing(nameof(input.Grade), Words.Grade));
        else if (!await db.Grades.AnyAsync(g => g.Id == grade, ct))
            found.Add(Refusal.NotFound(Words.Grade, grade).At(nameof(input.Grade)));
        if (input.Until is not { } until)
            found.Add(Refusal.Missing(nameof(input.Until), Words.LastDay));
        else if (until < from || until < clock.Today)
            found.Add(new("pricing.ends-before", Words.EndsBefore, Words.EndsBeforeAdvice, nameof(input.Until)));
        var reason = input.Reason.Trim();
        if (reason.Length == 0)
            found.Add(Refusal.Missing(nameof(input.Reason), Words.Reason));
        else if (reason.Length > 400)
            found.Add(Refusal.TooLong(nameof(input.Reason), Words.Reason, reason.Length, 400));
        if (found.Count > 0)
            return found;

        var former = await grades.Of(customer.Id.Value, from, ct);
        var given = await db.Grades.AsNoTracking().SingleAsync(g => g.Id == input.Grade!.Value, ct);
        var said = new CustomerGrade
        {
            Id = ids.Next<CustomerGrade>(), CustomerId = customer.Id, GradeId = given.Id, From = from, Until = input.Until, Source = GradeSource.Manual, Reason = reason, FormerId = former?.Id,
            Move = former is null ? GradeMove.New : given.Position.CompareTo(former.Position) switch { < 0 => GradeMove.Up, > 0 => GradeMove.Down, _ => GradeMove.Same },
        };
        db.CustomerGrades.Add(said);
        var asked = await desk.Submit(GradeApproval.OfKind, said.Id.Value, await approval.FactsOf(said, customer, given, former, ct), GradeApproval.Print(said), ct);
        if (!asked.Ok)
            return Result<Id<CustomerGrade>>.Refused(asked.Refusals);
        if (asked.Value.Waits)
            said.State = GradeState.Waiting;
        return said.Id;
    }
}

/// <summary>Ends a grade that a person gave, the day before today; one that has not begun, or waits for approval, is taken back.</summary>
[Needs(PricingPermission.SetGrades)]
internal sealed class EndCustomerGrade(PricingDb db, ApprovalDesk desk, Clock clock) : IUseCase<EndCustomerGrade.Input, Done>
{
    public sealed record Input
    {
        public Id<CustomerGrade> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.CustomerGrades.SingleOrDefaultAsync(g => g.Id == input.Id && g.Source == GradeSource.Manual, ct) is not { } said || said.Until < clock.Today || said.State == GradeState.Refused)
            return Refusal.NotFound(Words.Grade, input.Id);
        if (said.State == GradeState.Waiting)
            await desk.Withdraw(GradeApproval.OfKind, said.Id.Value, ct);
        if (said.From >= clock.Today || said.State == GradeState.Waiting)
            db.CustomerGrades.Remove(said);
        else
            said.Until = clock.Today.AddDays(-1);
        return default(Done);
    }
}
