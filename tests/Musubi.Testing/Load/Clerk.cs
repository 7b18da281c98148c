using System.Data.Common;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Musubi.Testing.Load;

/// <summary>What the API answered.</summary>
/// <param name="Status">HTTP's.</param>
/// <param name="Said">The body.</param>
public sealed record Answer(int Status, string Said)
{
    public bool Ok => Status is >= 200 and < 300;

    /// <summary>The id it tells; 1 where it tells none, 0 where it refuses.</summary>
    public long Id => !Ok ? 0 : JsonDocument.Parse(Said).RootElement is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : 1;
}

/// <summary>Somebody of a department of the demo company who works over the API, by a token that holds what the department may.</summary>
public sealed class Clerk : IDisposable
{
    private readonly HttpClient web;

    private Clerk(HttpClient web) => this.web = web;

    /// <param name="connection">Open, to the database of the product that listens at <paramref name="address"/>.</param>
    /// <param name="department">As in their address: <c>sales</c>.</param>
    public static async Task<Clerk> Of(DbConnection connection, string department, Uri address)
    {
        var words = "mus_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var user = await connection.Count($"SELECT id FROM \"user\" WHERE email LIKE '{department}@%'");
        var rights = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT DISTINCT p.permission FROM role_permission p JOIN user_role r ON r.role_id = p.role_id WHERE r.user_id = {user}");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rights.Add(reader.GetString(0));
        }
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO api_token (id, user_id, name, token_hash, start, rights, created_at, ends_at) VALUES (@id, @user, 'load', @hash, @start, @rights, @now, @end)";
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var (name, value) in new (string, object)[] { ("id", (1L << 50) + Random.Shared.NextInt64(1L << 49)), ("user", user), ("hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))), ("start", words[..10]), ("rights", string.Join(' ', rights)), ("now", now), ("end", now.AddDays(1)) })
        {
            var parameter = insert.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value);
            insert.Parameters.Add(parameter);
        }
        await insert.ExecuteNonQueryAsync();
        var clerk = new Clerk(new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = address });
        clerk.web.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", words);
        return clerk;
    }

    /// <summary>Has something done.</summary>
    /// <param name="key">The Idempotency-Key; none where it is sent once whatever happens.</param>
    /// <exception cref="HttpRequestException">Nobody answered.</exception>
    public async Task<Answer> Post(string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await web.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<JsonElement> Get(string path) => JsonDocument.Parse(await web.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;

    public async Task Put(string path, object body)
    {
        using var answer = await web.PutAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => web.Dispose();
}

/// <summary>Looking past the product at what is stored.</summary>
public static class Stored
{
    /// <summary>The one figure that a question answers.</summary>
    public static async Task<long> Count(this DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
