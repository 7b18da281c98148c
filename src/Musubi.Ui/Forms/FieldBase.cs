using Microsoft.AspNetCore.Components;
using Musubi.Kernel;
using Musubi.Modules.Forms;

namespace Musubi.Ui;

/// <summary>What every field has: its form, its name (the path in the use case's input), its label, and what was refused.</summary>
public abstract class FieldBase : TakesTurns
{
    [Parameter, EditorRequired] public PostedForm Form { get; set; } = null!;
    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter] public Text? Label { get; set; }
    [Parameter] public bool Required { get; set; }
    [Parameter] public Text? Hint { get; set; }

    /// <summary>wide spans two columns of the form grid, full all.</summary>
    [Parameter] public string? Span { get; set; }
    [Parameter] public bool Autofocus { get; set; }
    [Parameter] public bool Disabled { get; set; }

    [CascadingParameter(Name = "FormName")] public string FormName { get; set; } = "";

    /// <summary>The same field in two forms of a page has two ids.</summary>
    protected string ElementId => $"f-{FormName}-{Name}".Replace('[', '-').Replace("]", "", StringComparison.Ordinal).Replace('.', '-');

    /// <summary>Browsers do not post what is disabled: that stands as stored.</summary>
    protected string Value => Disabled && Form.IsPosted && Form.Stored is { } stored ? stored.Value(Name) : Form.Value(Name);

    protected bool IsRefused => Form.At(Name).Any();

    protected string? Invalid => IsRefused ? "true" : null;

    protected string? DescribedBy => (Hint is null, IsRefused) switch
    {
        (true, false) => null,
        (false, false) => ElementId + "-h",
        (true, true) => ElementId + "-r",
        _ => $"{ElementId}-h {ElementId}-r",
    };

    /// <summary>The first refused field gets the focus; else the one the page names.</summary>
    protected bool HasFocus => Form.Refusals.Count > 0 ? Form.IsFirstRefused(Name) : Autofocus;

    /// <summary>What stands in the field, as its reader reads it, in whichever form: mine, or the one stored.</summary>
    protected virtual string Said(PostedForm form) => form.Value(Name);

    protected override void OnParametersSet() => Form.Show(Name, Label, Said);
}
