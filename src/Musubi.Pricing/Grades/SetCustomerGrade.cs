using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;

namespace Musubi.Pricing.Grades;

/// <summary>Gives a customer a grade by a person's word: from a day, until a day, with the reason. Orders confirmed before keep their prices.</summary>
[Needs(PricingPermission.SetGrades)]
internal sealed class SetCustomerGrade(PricingDb db, PartyLookup parties, IdSource ids, Clock clock) : IUseCase<SetCustomerGrade.Input, Id<CustomerGrade>>
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
        var said = new CustomerGrade
        {
            Id = ids.Next<CustomerGrade>(), CustomerId = customer.Id.Value, GradeId = input.Grade!.Value, From = from, Until = input.Until, Source = GradeSource.Manual, Reason = reason,
        };
        db.CustomerGrades.Add(said);
        return said.Id;
    }
}

/// <summary>Ends a grade that a person gave, the day before today; one that has not begun is taken back.</summary>
[Needs(PricingPermission.SetGrades)]
internal sealed class EndCustomerGrade(PricingDb db, Clock clock) : IUseCase<EndCustomerGrade.Input, Done>
{
    public sealed record Input
    {
        public Id<CustomerGrade> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.CustomerGrades.SingleOrDefaultAsync(g => g.Id == input.Id, ct) is not { } said || said.Until < clock.Today)
            return Refusal.NotFound(Words.Grade, input.Id);
        if (said.From >= clock.Today)
            db.CustomerGrades.Remove(said);
        else
            said.Until = clock.Today.AddDays(-1);
        return default(Done);
    }
}
