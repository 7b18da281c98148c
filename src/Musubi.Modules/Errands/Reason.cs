using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Musubi.Kernel;

namespace Musubi.Modules.Errands;

/// <summary>A refusal that is kept: in all languages, for whoever reads it.</summary>
public sealed record Reason(string Code, string? Field, Text What, Text? Advice)
{
    public static Reason Of(Refusal refusal) => new(refusal.Code, refusal.Field, refusal.What, refusal.Advice);

    public override string ToString() => new Refusal(Code, What, Advice, Field).ToString();
}

/// <summary>Columns that hold lists and sentences as JSON. A sentence is kept in all its languages: who reads it later may read another than who caused it.</summary>
internal static class KeptJson
{
    private static readonly JsonSerializerOptions Kept = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new AllLanguages() } };

    public static void IsJson<T>(this PropertyBuilder<T> property) where T : class
    {
        property.HasConversion(value => JsonSerializer.Serialize(value, Kept), json => JsonSerializer.Deserialize<T>(json, Kept)!,
            new ValueComparer<T>((a, b) => JsonSerializer.Serialize(a, Kept) == JsonSerializer.Serialize(b, Kept), value => JsonSerializer.Serialize(value, Kept).GetHashCode(StringComparison.Ordinal), value => value));
    }

    private sealed class AllLanguages : JsonConverter<Text>
    {
        public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var words = JsonSerializer.Deserialize<string[]>(ref reader)!;
            return new(words[0], words[1], words[2]);
        }

        public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, new[] { value.Ja, value.Zh, value.En }, options);
    }
}
