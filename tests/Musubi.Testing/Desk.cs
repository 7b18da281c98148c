using System.Net;
using System.Text.RegularExpressions;
using Musubi.Kernel;

namespace Musubi.Testing;

/// <summary>A person who asks for pages and posts forms without a browser: fast, and everything works without script.</summary>
public sealed partial class Desk : IDisposable
{
    private readonly HttpClient web;

    private Desk(HttpClient web, CookieContainer cookies) => (this.web, Cookies) = (web, cookies);

    public CookieContainer Cookies { get; }

    /// <summary>With the session that these cookies hold.</summary>
    public static Desk Of(Uri address, CookieContainer cookies, Language language)
    {
        var desk = new Desk(new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = true }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) }, cookies);
        desk.web.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language.Tag);
        return desk;
    }

    public static async Task<Desk> SignIn(Uri address, string email, string password, Language language)
    {
        var desk = Of(address, new(), language);
        using var entered = await desk.Post("/sign-in", "sign-in", ("Email", email), ("Password", password));
        if (entered.RequestMessage!.RequestUri!.AbsolutePath.Contains("/sign-in", StringComparison.Ordinal))
            throw new InvalidOperationException($"{email} was not let in.");
        if (language != Language.Japanese)
            (await desk.Get($"/language/{language.Tag}")).Dispose();
        return desk;
    }

    public Task<HttpResponseMessage> Get(string path) => web.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => web.SendAsync(request);

    public async Task<string> Read(string path)
    {
        using var answer = await Get(path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Fills in a form of a page and sends it.</summary>
    public async Task<HttpResponseMessage> Post(string path, string form, params (string Name, string Value)[] fields) =>
        await Post(path, [.. await Hidden(path, form), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);

    /// <summary>As a browser does that draws only what changed.</summary>
    public async Task<HttpResponseMessage> Post(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("Accept", "text/html; blazor-enhanced-nav=on");
        return await web.SendAsync(request);
    }

    /// <summary>The same with a file.</summary>
    public async Task<HttpResponseMessage> PostFile(string path, string form, string field, string name, HttpContent file, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (key, value) in (await Hidden(path, form)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))))
            content.Add(new StringContent(value), key);
        content.Add(file, field, name);
        return await web.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>What a form carries by itself: its name, its token, its key.</summary>
    public async Task<List<KeyValuePair<string, string>>> Hidden(string path, string form) => Fields(await Read(path), $"value=\"{form}\"");

    /// <summary>The hidden fields of the form of a page that holds this; each form has its own token.</summary>
    public static List<KeyValuePair<string, string>> Fields(string page, string held)
    {
        var whole = Forms().Matches(page).Select(m => m.Value).FirstOrDefault(f => f.Contains(held, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"No form holds {held}.");
        return [.. HiddenFields().Matches(whole).Select(m => m.Value).Where(i => i.Contains("type=\"hidden\"", StringComparison.Ordinal)).Select(i => KeyValuePair.Create(Attribute(i, "name"), Attribute(i, "value")))];
    }

    public static IEnumerable<string> Links(string page) => Hrefs().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct(StringComparer.Ordinal);

    private static string Attribute(string input, string name) => WebUtility.HtmlDecode(Regex.Match(input, $" {name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);

    public void Dispose() => web.Dispose();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 5000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex HiddenFields();

    [GeneratedRegex(" (?:href|src)=\"(/[^\"#]*)", RegexOptions.None, 5000)]
    private static partial Regex Hrefs();
}
