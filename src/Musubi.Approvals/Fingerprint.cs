using System.Security.Cryptography;
using System.Text.Json;

namespace Musubi.Approvals;

/// <summary>What was approved, in 64 characters: take what an approver decides about, and leave out what they do not (notes, who printed it when).</summary>
public static class Fingerprint
{
    public static string Of(params object?[] content) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
}
