using Musubi.Kernel;

namespace Musubi.Ui;

/// <summary>One of the values a field may take.</summary>
public sealed record Choice(string Value, Text Name);
