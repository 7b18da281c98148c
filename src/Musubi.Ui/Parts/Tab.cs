using Musubi.Kernel;

namespace Musubi.Ui;

/// <summary>A tab is a link, so that it has an address.</summary>
public sealed record Tab(Text Name, string Href, int? Count = null);
