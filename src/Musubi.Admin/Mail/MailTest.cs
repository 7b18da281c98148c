using Musubi.Kernel;

namespace Musubi.Admin.Mail;

/// <summary>Sends one mail at once, past the outbox, to learn what the server says. No act: it changes nothing here, and the database must not wait for a mail server.</summary>
internal sealed class MailTest(MailDesk desk)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The server's answer in its own words; refused in its own words too.</summary>
    public async Task<Result<string>> Send(string to, Language language, CancellationToken ct)
    {
        if (MailAddresses.Read(to) is null)
            return MailWords.NoAddress("To", to);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            if (await desk.Server(patience.Token) is not { } server)
                return MailWords.NoneSet;
            return await server.Send(new() { To = to, Subject = MailWords.TestSubject.In(language), Body = MailWords.TestBody.In(language) }, Guid.NewGuid().ToString("N"), patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return MailWords.NoAnswer((int)Patience.TotalSeconds);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return MailWords.Said(failure.GetBaseException().Message);
        }
    }
}
