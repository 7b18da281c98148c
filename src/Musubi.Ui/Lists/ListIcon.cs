using Microsoft.AspNetCore.Components;

namespace Musubi.Ui;

internal static class ListIcon
{
    public static RenderFragment Of(string name) => builder =>
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "icon");
        builder.AddAttribute(2, "aria-hidden", "true");
        builder.OpenElement(3, "use");
        builder.AddAttribute(4, "href", "/_content/Musubi.Ui/icons.svg#" + name);
        builder.CloseElement();
        builder.CloseElement();
    };
}
