using Musubi.Data;
using Musubi.Data.Masters;
using Musubi.Kernel;

namespace Musubi.Admin.Holidays;

/// <summary>A day that the company's people entered: one that the shipped calendars do not know, or know otherwise.</summary>
[Master]
public sealed class Holiday : IVersioned
{
    public const int MostName = 60, FirstYear = 2000, LastYear = 2099;

    /// <summary>The calendar of the company's own days; the others are of banks, by country.</summary>
    public const string Own = "own";

    public required Id<Holiday> Id { get; init; }
    public int Version { get; set; }

    /// <summary>The country whose banks it is about, ISO 3166-1 alpha-2; <see cref="Own"/> for the company's.</summary>
    public required string Calendar { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>False: worked, whatever weekday or law say.</summary>
    public bool Closed { get; set; } = true;
    public string Name { get; set; } = "";

    internal NamedDay Named => new(Day, Closed, Name.Length > 0 ? Text.Same(Name) : Closed ? HolidayWords.Closed : HolidayWords.Open);
}
