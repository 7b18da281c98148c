using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Outbox;
using Musubi.Kernel;
using Musubi.Modules.Workplace;
using Musubi.Modules.Workplace.Printing;
using Musubi.Modules.Workplace.Timeline;

namespace Musubi.Admin.Mail;

/// <summary>Sends a paper of an issued document by mail: the very file that is kept. It leaves through the outbox; the document's timeline says to whom.</summary>
[Needs(WorkplacePermission.MailDocuments)]
internal sealed class MailDocument(MusubiDb db, PrintShelf shelf, SubjectPages pages, OutboxBox outbox, CurrentAct act, IdSource ids, Clock clock) : IUseCase<MailDocument.Input, Id<MailedDocument>>
{
    public const int MostTo = 1000, MostSubject = 200, MostBody = 10_000, MostAddresses = 10;

    public sealed record Input
    {
        /// <summary>The kind of document: <c>invoice</c>.</summary>
        public string Kind { get; init; } = "";
        public long Id { get; init; }

        /// <summary>Which of its papers.</summary>
        public string Form { get; init; } = "";

        /// <summary>Of the paper, as a tag.</summary>
        public string Language { get; init; } = "";

        /// <summary>Addresses, by commas.</summary>
        public string To { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Body { get; init; } = "";
    }

    public async Task<Result<Id<MailedDocument>>> Run(Input input, CancellationToken ct)
    {
        var noun = pages.Of(input.Kind)?.Noun ?? Text.Same(input.Kind);
        if (!pages.MaySee(act.Actor, input.Kind) || shelf.FormsOf(input.Kind).FirstOrDefault(f => f.Key == input.Form && f.For is not null) is not { } form)
            return Refusal.NotFound(noun, input.Id);
        var (addresses, refusals) = Addresses(input.To);
        foreach (var (field, name, value, most) in new[] { ("To", MailWords.To, input.To, MostTo), ("Subject", MailWords.Subject, input.Subject, MostSubject), ("Body", MailWords.Body, input.Body, MostBody) })
        {
            if (string.IsNullOrWhiteSpace(value))
                refusals.Add(Refusal.Missing(field, name));
            else if (value.Length > most)
                refusals.Add(Refusal.TooLong(field, name, value.Length, most));
        }
        if (refusals.Count > 0)
            return refusals;
        var language = Languages.Of(input.Language);
        if (await shelf.Issued(input.Kind, input.Id, form, language, ct) is not { } paper)
            return MailWords.StillDraft(noun);

        var (to, subject) = (string.Join(", ", addresses), input.Subject.ReplaceLineEndings(" ").Trim());
        outbox.Put(Mail.Kind, new Mail
        {
            To = to, Subject = subject, Body = input.Body, Papers = [paper.Id.Value],
            ReplyTo = await db.Set<User>().Where(u => u.Id == new Id<User>(act.Actor.Id)).Select(u => u.Email).SingleOrDefaultAsync(ct) ?? "",
        });
        var mailed = new MailedDocument
        {
            Id = ids.Next<MailedDocument>(), SubjectKind = input.Kind, SubjectId = input.Id, Form = form.Key, Language = language, To = to, Subject = subject, PaperId = paper.Id.Value, At = clock.Now,
        };
        db.Add(mailed);
        return mailed.Id;
    }

    private static (IReadOnlyList<string> Addresses, List<Refusal> Refusals) Addresses(string typed)
    {
        var (read, refusals) = (new List<string>(), new List<Refusal>());
        foreach (var one in typed.Normalize(System.Text.NormalizationForm.FormKC).Split([',', ';', '、', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (MailAddresses.Read(one) is { } address)
                read.Add(address);
            else
                refusals.Add(MailWords.NoAddress("To", one.Length > 80 ? one[..80] : one));
        }
        if (read.Count > MostAddresses)
            refusals.Add(MailWords.TooMany(read.Count, MostAddresses));
        return (read, refusals.Count > 3 ? refusals[..3] : refusals);
    }
}
