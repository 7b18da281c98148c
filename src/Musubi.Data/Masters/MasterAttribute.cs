namespace Musubi.Data.Masters;

/// <summary>
/// Rows that every act asks for and hardly anybody changes: the company, its holidays, tax rates, warehouses. They are kept in memory (<see cref="MasterData"/>), so they change through the
/// context or <see cref="Bulk.BulkRows"/> only, which set their stamp anew.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MasterAttribute : Attribute
{
    /// <summary>What these rows are a part of, and change with: bins of warehouses.</summary>
    public Type? PartOf { get; init; }
}
