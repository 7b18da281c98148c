namespace Musubi.Kernel;

/// <summary>The departments of a company, between which permissions and work are divided.</summary>
public enum Department { Sales, Service, Marketing, Purchasing, Warehouse, Production, Finance, People, Management, Administration }

/// <summary>A right that a role may hold. Codes are <c>area.verb-noun</c>: <c>parties.edit</c>.</summary>
/// <param name="Departments">The departments whose standard role holds it from the start.</param>
public sealed record Permission(string Code, Text Name, params Department[] Departments);

/// <summary>Names the permission a use case needs. The runner refuses who lacks it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}
