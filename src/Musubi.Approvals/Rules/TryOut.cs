using System.Globalization;
using Musubi.Kernel;

namespace Musubi.Approvals.Rules;

/// <summary>Facts as somebody types them to see which rule they would meet. What is not typed, or is no figure, is not known.</summary>
internal static class TryOut
{
    public static ApprovalFacts Facts(ApprovalSubject subject, Func<string, string> typed) => new()
    {
        Title = "",
        Department = Enum.TryParse<Department>(typed(ApprovalFact.Department.Key), out var department) && Enum.IsDefined(department) ? department : null,
        Figures = subject.Facts.Where(f => f.Kind != FactKind.Department).Select(f => (f.Key, Figure: Figure(typed(f.Key)))).Where(f => f.Figure is not null).ToDictionary(f => f.Key, f => f.Figure!.Value),
    };

    private static decimal? Figure(string typed) =>
        decimal.TryParse(Digits.ToAscii(typed).Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var figure) ? figure : null;
}
