using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Musubi.App;
using Musubi.App.Sqlite;
using Musubi.Data.Acts;
using Musubi.Data.Numbers;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Module = Musubi.Modules.Module;

namespace Musubi.Architecture;

/// <summary>What a person can do on a screen a program can do through the API, and only who has the right.</summary>
public sealed class UseCaseTests
{
    /// <summary>Use cases without a route or a screen of their own, and why.</summary>
    private static readonly Dictionary<string, string> NoRoute = new()
    {
        ["SignIn"] = "a session is a browser's; a program carries a token",
        ["PassSecondFactor"] = "a session is a browser's; a program carries a token",
        ["SignInByPasskey"] = "a session is a browser's; a program carries a token",
        ["AddPasskey"] = "a passkey lives in a browser",
        ["AskForReset"] = "a person before the door has no token yet",
        ["FirstStart"] = "who starts an empty company is nobody yet",
        ["UseLink"] = "a person before the door has no token yet",
        ["KeepStandardRoles"] = "every start runs it, so that new permissions find their roles",
    };

    private static readonly Dictionary<string, string> NoScreen = new()
    {
        ["KeepStandardRoles"] = "every start runs it, so that new permissions find their roles",
        ["RemindApprovers"] = "the page of the jobs runs it by its key",
        ["ChooseLanguage"] = "the language menu of every page leads there",
        ["KeepDraft"] = "every form's draft element posts it as one types",
        ["ForgetDraft"] = "every form's draft element posts it once the form was taken",
        ["SaveView"] = "the view menu above every list posts it",
        ["RenameView"] = "the view menu above every list posts it",
        ["ShareView"] = "the view menu above every list posts it",
        ["DeleteView"] = "the view menu above every list posts it",
        ["ChooseDefaultView"] = "the view menu above every list posts it",
        ["StartBulk"] = "the bar above every list's chosen rows posts it",
        ["DownloadBackup"] = "the list of backups links to the file",
        ["StopBulk"] = "the progress bar of the act posts it",
        ["StopGrading"] = "the progress bar of the run posts it",
        ["StopGradeSimulation"] = "the progress bar of the simulation posts it",
    };

    private static readonly List<Type> UseCases = [.. MusubiModules.All.Select(m => m.GetType().Assembly).Distinct().SelectMany(Module.UseCases)];
    /// <summary>Held by nobody: the door runs it as the system, before anybody is somebody.</summary>
    private static readonly HashSet<string> OfTheSystem = ["SignIn", "PassSecondFactor", "SignInByPasskey", "AskForReset", "UseLink", "FirstStart"];

    [Fact]
    public void Every_act_is_told_in_words_on_the_trail()
    {
        foreach (var module in MusubiModules.All)
            module.Register(new ServiceCollection());
        Assert.DoesNotContain(UseCases.Select(u => u.Name), name => !Musubi.Modules.Workplace.Timeline.TrailWords.Knows(name));
    }

    private static readonly HashSet<string> Permissions = [.. MusubiModules.All.SelectMany(m => m.Permissions).Select(p => p.Code)];

    [Fact]
    public void Every_use_case_names_a_permission_that_a_role_can_hold()
    {
        var homeless = UseCases.Where(u => !OfTheSystem.Contains(u.Name) && !Permissions.Contains(u.GetCustomAttribute<NeedsAttribute>()?.Permission ?? "")).Select(u => u.Name).ToList();
        Assert.True(homeless.Count == 0, $"Without a permission a module lists: {string.Join(", ", homeless)}.");
    }

    [Fact]
    public void Every_permission_is_listed_once_and_held_by_a_department()
    {
        var all = MusubiModules.All.SelectMany(m => m.Permissions).ToList();
        Assert.Equal(all.Count, all.DistinctBy(p => p.Code).Count());
        Assert.All(all, p => Assert.True(p.Departments.Length > 0, $"{p.Code} is in no department's standard role."));
    }

    [Fact]
    public void No_two_kinds_of_documents_draw_from_one_series()
    {
        var codes = MusubiModules.All.Select(m => m.GetType().Assembly).Distinct().SelectMany(a => a.GetTypes()).Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(f => f.FieldType == typeof(Series)).Select(f => ((Series)f.GetValue(null)!).Code).ToList();
        Assert.Equal(codes.Distinct().Order(), codes.Order());
    }

    [Fact]
    public void Every_menu_entry_asks_for_a_permission_that_exists() =>
        Assert.All(MusubiModules.All.SelectMany(m => m.Menu.Concat(m.Acts)), e => Assert.Contains(e.Permission, Permissions));

    [Fact]
    public void Every_column_that_sorts_also_turns_the_page()
    {
        var stuck = MusubiModules.All.SelectMany(m => m.Lists).SelectMany(l => l.Columns.Where(c => c.Sortable).Select(c => (l.Name, c.Key, Type: ((LambdaExpression)c.GetType().GetProperty("Sort")!.GetValue(c)!).ReturnType)))
            .Where(c => c.Type != typeof(string) && c.Type != typeof(bool) && !c.Type.IsEnum && !HasOrder(c.Type)).Select(c => $"{c.Name} by {c.Key}").ToList();
        Assert.True(stuck.Count == 0, $"A second page has no 'greater than': {string.Join(", ", stuck)}.");

        static bool HasOrder(Type type)
        {
            try
            {
                _ = Expression.GreaterThan(Expression.Parameter(type), Expression.Parameter(type));
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void Every_use_case_is_open_to_the_API()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddMusubi(new SqliteEngine("Data Source=:memory:"), new SetClock(DateTime.UnixEpoch));
        builder.Services.AddHttpContextAccessor();
        var app = builder.Build();
        var api = app.MapGroup("/api");
        foreach (var module in MusubiModules.All)
            module.MapApi(api);
        var open = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).Select(e => e.Metadata.GetMetadata<RunsUseCase>()?.UseCase).ToHashSet();

        var closed = UseCases.Where(u => !open.Contains(u) && !NoRoute.ContainsKey(u.Name)).Select(u => u.Name).ToList();
        Assert.True(closed.Count == 0, $"Without a route: {string.Join(", ", closed)}.");
    }

    [Fact]
    public void Every_use_case_has_its_screen()
    {
        var screens = Tree.Of("src", ".razor").Concat(Tree.Of("src", ".cs").Where(f => f.Text.Contains("ListDefinition<", StringComparison.Ordinal) || f.Path.EndsWith("Pages.cs", StringComparison.Ordinal))).Select(f => f.Text).ToList();
        var unseen = UseCases.Where(u => !NoScreen.ContainsKey(u.Name) && !screens.Any(s => Regex.IsMatch(s, $@"\b{u.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(1)))).Select(u => u.Name).ToList();
        Assert.True(unseen.Count == 0, $"No page names: {string.Join(", ", unseen)}.");
    }
}
