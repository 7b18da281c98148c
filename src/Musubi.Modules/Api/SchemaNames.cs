using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Musubi.Modules.Api;

/// <summary>What shapes are called in the API's description. Every use case has an <c>Input</c>: it is called by its use case, <c>PostStockInput</c>, so that no two share a name.</summary>
public static class SchemaNames
{
    /// <returns>Null for what is written in place.</returns>
    public static string? Of(JsonTypeInfo shape) => OpenApiOptions.CreateDefaultSchemaReferenceId(shape) is null ? null : Of(shape.Type);

    private static string Of(Type type)
    {
        var name = type.Name.Split('`')[0];
        if (type.IsGenericType)
            name += "Of" + string.Join("And", type.GetGenericArguments().Select(Of));
        return type is { IsNested: true, DeclaringType: { } whole } ? Of(whole) + name : name;
    }
}
