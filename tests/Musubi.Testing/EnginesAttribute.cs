using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Musubi.Testing;

public enum TestEngine { Sqlite, Postgres }

/// <summary>
/// Gives a test a row for each database engine: <c>[Theory, Engines] public async Task Confirming_an_order_reserves_its_stock(TestEngine engine)</c>.
/// An engine that is not here is a skipped row that says why; it never vanishes. Further values follow the engine: <c>[Engines(1, "a")]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EnginesAttribute(params object?[] more) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [.. Enum.GetValues<TestEngine>().Select(engine => new TheoryDataRow([engine, .. more]) { Skip = TestDatabase.WhyNot(engine) })]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
