using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Workplace.Printing;
using Musubi.Modules.Workplace.Timeline;

namespace Musubi.Modules;

/// <summary>A module on one screen: its tables, services, routes, menu, lists and permissions.</summary>
public abstract class Module : ITables
{
    public abstract Text Name { get; }

    public abstract IReadOnlyList<Permission> Permissions { get; }

    /// <summary>Its pages in the navigation, in order.</summary>
    public virtual IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>Things to start from anywhere through the search box: <c>new party</c>.</summary>
    public virtual IReadOnlyList<MenuEntry> Acts => [];

    /// <summary>Where a record of a kind is shown: <c>party</c> to <c>/parties/{0}</c>. The search box and the trail link by it.</summary>
    public virtual IReadOnlyList<SubjectPage> Subjects => [];

    /// <summary>What it has to show on pages of records below it: a customer's prices on the page of the party.</summary>
    public virtual IReadOnlyList<SubjectPart> Parts => [];

    /// <summary>What its acts and fields are called on timelines.</summary>
    public virtual IReadOnlyList<TrailWord> Trail => [];

    public virtual IReadOnlyList<IListDefinition> Lists => [];

    /// <summary>The forms in which its records go on paper.</summary>
    public virtual IReadOnlyList<PrintForm> Prints => [];

    public virtual void AddTables(ModelBuilder model) { }

    public virtual void AddServices(IServiceCollection services) { }

    /// <summary>Routes below <c>/api</c>.</summary>
    public virtual void MapApi(IEndpointRouteBuilder api) { }

    /// <summary>Registers what every module has: itself, its permissions, its lists, and each use case found in its assembly.</summary>
    public void Register(IServiceCollection services)
    {
        services.AddSingleton(this);
        TrailWords.Learn(this);
        services.AddSingleton<ITables>(this);
        foreach (var permission in Permissions)
            services.AddSingleton(permission);
        foreach (var subject in Subjects)
            services.AddSingleton(new KindName(subject.Kind, subject.Noun));
        foreach (var useCase in UseCases(GetType().Assembly))
            services.AddScoped(useCase);
        AddServices(services);
    }

    public static IEnumerable<Type> UseCases(Assembly assembly) =>
        assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUseCase<,>)));
}

/// <summary>A line of the navigation, shown to those who hold the permission.</summary>
/// <param name="Go">The letter that leads there after <c>g</c>.</param>
public sealed record MenuEntry(Department Department, Text Name, string Href, string Icon, string Permission, char? Go = null);

/// <param name="Href">With <c>{0}</c> for the id.</param>
/// <param name="Permission">Who may see it, comment on it and read its files; unset, those who see the list it stands in.</param>
public sealed record SubjectPage(string Kind, Text Noun, string Href, string Icon, string? Permission = null);

/// <summary>A part of another module's page of a record.</summary>
/// <param name="Component">Takes the record's <c>Id</c>, a number; shows nothing where it has nothing to say.</param>
/// <param name="Permission">Who lacks it does not see the part.</param>
public sealed record SubjectPart(string Kind, Type Component, string Permission);

/// <summary>A word of the trail: an act (<c>ConfirmOrder</c>: 受注を確定しました), a field (<c>party.Name</c>: table and property), a stored value (<c>=Company</c>), or a whole table, which a record without a page is called by.</summary>
/// <param name="Permission">Who lacks it does not see this field's, or this table's, changes.</param>
/// <param name="As">What kind of figure the field keeps, where its column does not say it.</param>
public sealed record TrailWord(string Key, Text Name, string? Permission = null, TrailFigure As = TrailFigure.Plain)
{
    /// <summary>The stored values of a field that keeps a choice: <c>sales_order.State=Confirmed</c>. Where the same value means the same everywhere, <c>=Confirmed</c> does.</summary>
    public static IEnumerable<TrailWord> Of<T>(string field, Func<T, Text> word) where T : struct, Enum => Enum.GetValues<T>().Select(v => new TrailWord($"{field}={v}", word(v)));
}

/// <summary>Plain as it is; a quantity in millionths; a share of one, shown per cent; a figure that says nothing where it is zero; the id of a record, told by its code and name.</summary>
public enum TrailFigure { Plain, Millionths, Share, UnlessZero, Record }
