using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Musubi.Data.Backups;

/// <summary>
/// A row as a line of JSON, the same from either engine: figures as figures without idle zeros, days and instants as ISO writes them, to the microsecond, bytes in base 64. Anybody can read it without this program.
/// </summary>
internal static class RowText
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", Time = "HH:mm:ss.FFFFFF", Day = "yyyy-MM-dd";
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly Dictionary<Type, string> Kinds = new()
    {
        [typeof(long)] = "long", [typeof(int)] = "int", [typeof(short)] = "short", [typeof(bool)] = "bool", [typeof(decimal)] = "decimal", [typeof(string)] = "text",
        [typeof(DateTime)] = "instant", [typeof(DateOnly)] = "day", [typeof(TimeOnly)] = "time", [typeof(byte[])] = "bytes",
    };

    /// <exception cref="NotSupportedException">No table has such a value yet: it is added here, and to <see cref="Write"/> and <see cref="Read"/>.</exception>
    public static string KindOf(Type stored) => Kinds.GetValueOrDefault(stored) ?? throw new NotSupportedException($"A {stored.Name} has no kind in a backup.");

    public static Utf8JsonWriter Writer(IBufferWriter<byte> into) => new(into, Plain);

    /// <summary>The row at which the reader stands.</summary>
    public static void Write(Utf8JsonWriter json, DbDataReader row, IReadOnlyList<string> kinds)
    {
        json.WriteStartArray();
        for (var i = 0; i < kinds.Count; i++)
        {
            if (row.IsDBNull(i))
            {
                json.WriteNullValue();
                continue;
            }
            switch (kinds[i])
            {
                case "long" or "int" or "short":
                    json.WriteNumberValue(Convert.ToInt64(row.GetValue(i), CultureInfo.InvariantCulture));
                    break;
                case "bool":
                    json.WriteBooleanValue(row.GetBoolean(i));
                    break;
                case "decimal":
                    json.WriteRawValue(row.GetDecimal(i).ToString("0.############################", CultureInfo.InvariantCulture), skipInputValidation: true);
                    break;
                case "text":
                    json.WriteStringValue(row.GetString(i));
                    break;
                case "instant":
                    json.WriteStringValue(row.GetDateTime(i).ToString(Instant, CultureInfo.InvariantCulture));
                    break;
                case "day":
                    json.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString(Day, CultureInfo.InvariantCulture));
                    break;
                case "time":
                    json.WriteStringValue(row.GetFieldValue<TimeOnly>(i).ToString(Time, CultureInfo.InvariantCulture));
                    break;
                default:
                    json.WriteBase64StringValue(row.GetFieldValue<byte[]>(i));
                    break;
            }
        }
        json.WriteEndArray();
        json.Flush();
    }

    /// <summary>The values of a line, as <see cref="Engine.WriteRows"/> takes them.</summary>
    /// <exception cref="FormatException">The line is no such row.</exception>
    public static object?[] Read(ReadOnlySpan<byte> line, IReadOnlyList<string> kinds)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            var values = new object?[kinds.Count];
            json.Read();
            for (var i = 0; i < values.Length; i++)
            {
                json.Read();
                values[i] = json.TokenType == JsonTokenType.Null ? null : kinds[i] switch
                {
                    "long" => json.GetInt64(),
                    "int" => json.GetInt32(),
                    "short" => json.GetInt16(),
                    "bool" => json.GetBoolean(),
                    "decimal" => json.GetDecimal(),
                    "text" => json.GetString(),
                    "instant" => DateTime.ParseExact(json.GetString()!, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                    "day" => DateOnly.ParseExact(json.GetString()!, Day, CultureInfo.InvariantCulture),
                    "time" => TimeOnly.ParseExact(json.GetString()!, Time, CultureInfo.InvariantCulture),
                    _ => json.GetBytesFromBase64(),
                };
            }
            return json.Read() && json.TokenType == JsonTokenType.EndArray ? values : throw new FormatException("A row is longer than its table is wide.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new FormatException(failure.Message, failure);
        }
    }
}
