using System.Security.Cryptography;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>Hangs a file on a document. What it is, is read from its bytes; what it says of itself is not believed.</summary>
[Needs(WorkplacePermission.Comment)]
public sealed class AttachFile(MusubiDb db, IdSource ids, SubjectPages pages, CurrentAct act, Clock clock) : IUseCase<AttachFile.Input, Id<Attachment>>
{
    /// <summary>Bytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Endings that are taken, for file fields: <c>.pdf,.png</c>.</summary>
    public static string Accept => FileKind.Accept;

    public sealed record Input
    {
        public string Kind { get; init; } = "";
        public long Id { get; init; }
        public string Name { get; init; } = "";

        /// <summary>Base64 in JSON.</summary>
        public byte[] Content { get; init; } = [];
    }

    public async Task<Result<Id<Attachment>>> Run(Input input, CancellationToken ct)
    {
        var name = FileKind.NameOf(input.Name);
        if (input.Content.Length == 0 || name.Length == 0)
            return Refusal.Missing(nameof(input.Content), TimelineWords.File);
        if (input.Content.Length > MostBytes)
            return new Refusal("file.too-large", TimelineWords.TooLarge.With(name, (input.Content.Length + 1048575) / 1048576, MostBytes / 1048576), TimelineWords.TooLargeAdvice, nameof(input.Content));
        if (FileKind.Of(name, input.Content) is not { } mediaType)
            return new Refusal("file.not-taken", TimelineWords.NotTaken.With(name), TimelineWords.NotTakenAdvice, nameof(input.Content));
        if (await pages.WhyNot(act.Actor, input.Kind, input.Id, ct) is { } refusal)
            return refusal;
        var file = new Attachment
        {
            Id = ids.Next<Attachment>(), SubjectKind = input.Kind, SubjectId = input.Id, Name = name, MediaType = mediaType, Size = input.Content.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(input.Content)), AuthorId = act.Actor.Id, AuthorName = act.Actor.Name, At = clock.Now,
        };
        db.Add(file);
        db.Add(new AttachmentContent { Id = file.Id, Bytes = input.Content });
        return file.Id;
    }
}
