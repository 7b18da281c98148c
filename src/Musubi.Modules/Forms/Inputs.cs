using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Musubi.Kernel;

namespace Musubi.Modules.Forms;

/// <summary>How inputs of use cases are read and written, alike for screens and API.</summary>
public static class Inputs
{
    /// <summary>camelCase, enums by name, ids as numbers, Japanese and Chinese as themselves.</summary>
    public static readonly JsonSerializerOptions Json = Configure(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new TextJson());
        options.Converters.Add(new WordsJson());
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.RespectNullableAnnotations = false;
        options.MaxDepth = 32;
        return options;
    }

    /// <summary>Reads JSON into an input; what does not fit is refused with its path.</summary>
    public static Result<TInput> Read<TInput>(JsonNode json)
    {
        try
        {
            return json.Deserialize<TInput>(Json) is { } input ? input : Unreadable(null);
        }
        catch (JsonException e)
        {
            return Unreadable(e.Path is { Length: > 2 } path ? string.Join('.', path[2..].Split('.').Select(p => char.ToUpperInvariant(p[0]) + p[1..])) : null);
        }
    }

    private static Refusal Unreadable(string? field) => new("unreadable-input",
        new Text("入力の形式が正しくありません。", "输入格式不正确。", "The input is not of the expected form."),
        new Text("必須項目と値の型を確かめてください。", "请检查必填项和值的类型。", "Check required fields and the types of values."), field);

    internal static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateOnly) || type == typeof(DateTime)
        || type == typeof(Currency) || type == typeof(Unit) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>));

    internal static Type? ElementOf(Type type) =>
        type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments()[0] : null;

    /// <summary>A value as it stands in a field.</summary>
    internal static string Write(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool on => on ? "true" : "false",
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        Currency currency => currency.Code,
        Unit unit => unit.Code,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>What came in, without the character that no database takes and nobody types.</summary>
internal sealed class WordsJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()?.Replace("\0", "", StringComparison.Ordinal);
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options)!;
    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}

/// <summary>A text in JSON is what its reader reads.</summary>
internal sealed class TextJson : JsonConverter<Text>
{
    public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Text.Same(reader.GetString() ?? "");
    public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
