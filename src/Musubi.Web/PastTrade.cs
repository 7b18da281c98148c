using System.Globalization;
using System.Text;
using Musubi.History;
using Musubi.History.Files;
using Musubi.History.Runs;
using Musubi.Kernel;

namespace Musubi.Web;

/// <summary><c>import MAPPING FILE</c>: brings a file of past trade in, shows how far it is, and tells the control totals. Killed and started again it goes on where it was.</summary>
internal static class PastTrade
{
    /// <returns>0 when what was posted is what the file says, to the minor unit; 1 when not, or when it could not be brought in.</returns>
    public static Func<IServiceProvider, CancellationToken, Task<int>> Import(string[] words) => async (services, ct) =>
    {
        if (words is not [var name, var path] || name.StartsWith('-') || path.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"Say which mapping and which file: import online-retail FILE [--database CONNECTION]. Mappings that ship: {string.Join(", ", HistoryMapping.Shipped)}; docs/trading-history.md tells how to write one.");
            return 1;
        }
        try
        {
            var shown = -1;
            var report = await services.GetRequiredService<HistoryImport>().Run(HistoryMapping.Of(name), path, progress =>
            {
                var percent = (int)(progress.Lines * 100 / Math.Max(1, progress.AllLines));
                if (Console.IsOutputRedirected && percent / 10 == shown / 10 && progress.Days < progress.AllDays)
                    return;
                shown = percent;
                var bar = new string('#', percent / 4).PadRight(25, '.');
                Console.Write($"{(Console.IsOutputRedirected ? "" : "\r")}{bar} {percent,3} %  {progress.Day:yyyy-MM-dd}  {progress.Lines:N0} of {progress.AllLines:N0} lines  {progress.Took:mm\\:ss}{(Console.IsOutputRedirected ? Environment.NewLine : "")}");
            }, ct);
            Console.WriteLine();
            Console.WriteLine(Said(report));
            if (report.File.Rejected.Count > 0)
                Console.WriteLine($"Rejected rows and why: {Rejected(report, path)}");
            return report.Agrees ? 0 : 1;
        }
        catch (HistoryException no)
        {
            Console.WriteLine();
            await Console.Error.WriteLineAsync(no.Message);
            return 1;
        }
    };

    private static string Said(HistoryReport report)
    {
        var said = new StringBuilder();
        said.AppendLine(CultureInfo.InvariantCulture, $"{"The file",-26}{"documents",10}{"lines",10}{"quantity",16}{"value",20}{"posted",18}");
        foreach (var c in report.Classes)
            said.AppendLine(CultureInfo.InvariantCulture, $"  {c.Kind,-24}{c.Documents,10:N0}{c.Lines,10:N0}{c.Quantity,16:N0}{c.Value,20:N3}{Money.OfMinor(c.Minor, report.Currency).Amount,18:N2}");
        said.AppendLine(CultureInfo.InvariantCulture, $"  {"rejected",-24}{"",10}{report.File.Rejected.Count,10:N0}");
        said.AppendLine(CultureInfo.InvariantCulture, $"  {"all",-24}{report.File.Documents.Count,10:N0}{report.File.Rows,10:N0}{report.File.Quantity,16:N0}{report.File.Value,20:N3}{report.Classes.Sum(c => Money.OfMinor(c.Minor, report.Currency).Amount),18:N2}");
        said.AppendLine(CultureInfo.InvariantCulture, $"Between value and posted lie {report.Rounded:0.###}: each line is rounded to the minor unit.");
        said.AppendLine(CultureInfo.InvariantCulture, $"Not in the file: {report.SalesBefore:N0} sales of {report.Before}, of what came back or was credited from before its first day; they stand on its eve.");
        said.AppendLine(CultureInfo.InvariantCulture, $"{"The documents",-26}{"expected",20}{"read off them",20}");
        foreach (var c in report.Controls)
            said.AppendLine(CultureInfo.InvariantCulture, $"  {c.What,-24}{c.Expected.ToString(c.IsMoney ? "N2" : "N0", CultureInfo.InvariantCulture),20}{c.Posted.ToString(c.IsMoney ? "N2" : "N0", CultureInfo.InvariantCulture),20}  {(c.Expected == c.Posted ? "agrees" : "DIFFERS")}");
        return said.Append(report.Agrees ? "All of it agrees." : "It does not agree.").ToString();
    }

    /// <summary>Beside the file.</summary>
    private static string Rejected(HistoryReport report, string path)
    {
        var file = Path.GetFullPath(path) + ".rejected.csv";
        report.File.WriteRejected(file);
        return file;
    }
}
