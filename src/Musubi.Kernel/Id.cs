using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Musubi.Kernel;

/// <summary>
/// The key of a <typeparamref name="T"/>: a positive whole number below 2^53, so that a JSON number holds it.
/// Given out in code before anything is saved; never by the database.
/// </summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct Id<T>(long Value) : IComparable<Id<T>>, IParsable<Id<T>>, IFormattable
{
    public bool IsNone => Value == 0;
    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    public static Id<T> Parse(string s, IFormatProvider? provider) => new(long.Parse(s, NumberStyles.None, CultureInfo.InvariantCulture));

    public static bool TryParse(string? s, IFormatProvider? provider, out Id<T> result)
    {
        var ok = long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1L << 53;
        result = new(ok ? value : 0);
        return ok;
    }

    public static bool operator <(Id<T> a, Id<T> b) => a.Value < b.Value;
    public static bool operator >(Id<T> a, Id<T> b) => a.Value > b.Value;
    public static bool operator <=(Id<T> a, Id<T> b) => a.Value <= b.Value;
    public static bool operator >=(Id<T> a, Id<T> b) => a.Value >= b.Value;
}

/// <summary>An id in JSON is its bare number.</summary>
public sealed class IdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Id<T>>
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());
        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
        public override Id<T> ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Id<T>.Parse(reader.GetString()!, null);
        public override void WriteAsPropertyName(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }
}
