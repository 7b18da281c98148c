using Musubi.Kernel;

namespace Musubi.Ui;

public enum ChartKind { Bar, Line, Pie }

/// <summary>One row of figures of a <see cref="Chart"/>; null where there is none yet.</summary>
/// <param name="Tone"><c>blue</c>, <c>green</c>, <c>amber</c>, <c>red</c>, <c>plain</c>, <c>soft</c>; null takes the next of the palette.</param>
/// <param name="Kind">Where it differs from the chart's: plan as a line over bars.</param>
public sealed record ChartSeries(Text Name, IReadOnlyList<decimal?> Data, string? Tone = null, ChartKind? Kind = null, bool Dashed = false);
