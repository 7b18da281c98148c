using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>Writes on a document's timeline, for everybody who may see the document.</summary>
[Needs(WorkplacePermission.Comment)]
public sealed class AddComment(MusubiDb db, IdSource ids, SubjectPages pages, CurrentAct act, Clock clock) : IUseCase<AddComment.Input, Id<Comment>>
{
    public const int MostCharacters = 4000;

    public sealed record Input
    {
        /// <summary>The kind of record: <c>party</c>.</summary>
        public string Kind { get; init; } = "";
        public long Id { get; init; }
        public string Body { get; init; } = "";
    }

    public async Task<Result<Id<Comment>>> Run(Input input, CancellationToken ct)
    {
        var body = input.Body.Trim();
        if (body.Length == 0)
            return Refusal.Missing(nameof(input.Body), TimelineWords.Comment);
        if (body.Length > MostCharacters)
            return Refusal.TooLong(nameof(input.Body), TimelineWords.Comment, body.Length, MostCharacters);
        if (await pages.WhyNot(act.Actor, input.Kind, input.Id, ct) is { } refusal)
            return refusal;
        var comment = new Comment
        {
            Id = ids.Next<Comment>(), SubjectKind = input.Kind, SubjectId = input.Id,
            AuthorId = act.Actor.Id, AuthorName = act.Actor.Name, At = clock.Now, Body = body,
        };
        db.Add(comment);
        return comment.Id;
    }
}
