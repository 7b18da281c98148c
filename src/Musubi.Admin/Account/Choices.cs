using Musubi.Kernel;
using Musubi.Ui;

namespace Musubi.Admin.Account;

/// <summary>What stands in the fields of accounts.</summary>
internal static class Choices
{
    public static readonly IReadOnlyList<Choice> OfLanguage = [.. Languages.All.Select(l => new Choice(l.ToString(), Text.Same(l.OwnName)))];
    public static readonly IReadOnlyList<Choice> OfDepartment = [.. Enum.GetValues<Department>().Select(d => new Choice(d.ToString(), UiWords.Of(d)))];
}
