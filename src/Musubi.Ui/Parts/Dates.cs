using System.Globalization;
using Musubi.Kernel;

namespace Musubi.Ui;

/// <summary>Dates as readers of each language write them.</summary>
public static class Dates
{
    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string Moment(DateTime local) => local.ToString(DayFormat + " HH:mm", CultureInfo.InvariantCulture);

    private static string DayFormat => Languages.Current switch { Language.Japanese => "yyyy/MM/dd", Language.Chinese => "yyyy-MM-dd", _ => "dd/MM/yyyy" };
}
