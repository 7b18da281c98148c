using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Musubi.Testing;

/// <summary>A mail server that takes letters and answers each alike.</summary>
public sealed class PostOffice : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string answer;
    private readonly ConcurrentQueue<string> letters = new();

    /// <param name="answer">What it says to a letter: <c>250 taken</c>.</param>
    public PostOffice(string answer)
    {
        this.answer = answer;
        listener.Start();
        _ = Open();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What was handed in, in the order it was.</summary>
    public IReadOnlyList<string> Letters => [.. letters];

    public void Dispose() => listener.Dispose();

    private async Task Open()
    {
        while (true)
            _ = Serve(await listener.AcceptTcpClientAsync());
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 post office");
            StringBuilder? letter = null;
            while (await reader.ReadLineAsync() is { } line)
            {
                if (letter is not null && line != ".")
                {
                    letter.AppendLine(line);
                    continue;
                }
                if (letter is not null)
                    letters.Enqueue(letter.ToString());
                await writer.WriteLineAsync((letter is not null, line.Split(' ')[0].ToUpperInvariant()) switch
                {
                    (true, _) => answer,
                    (_, "EHLO") => "250 hello",
                    (_, "DATA") => "354 go on",
                    (_, "QUIT") => "221 bye",
                    _ => "250 ok",
                });
                letter = letter is null && line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase) ? new() : null;
            }
        }
    }
}
