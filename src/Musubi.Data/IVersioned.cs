using Microsoft.EntityFrameworkCore;

namespace Musubi.Data;

/// <summary>A document that two people may edit at once: its version rises with every change and is compared before saving.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>A row that belongs to a document (an address of a party): its changes stand on the document's trail.</summary>
public interface IPartOf
{
    (string Kind, long Id) Whole { get; }
}

/// <summary>Keeps rows, or a property of them, out of the audit trail: bookkeeping of the machine, not acts of people.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class NotAuditedAttribute : Attribute;

/// <summary>The trail records that this changed, never what it was: password hashes, token hashes, keys.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

public static class Versions
{
    /// <summary>States the version the user saw. Saving fails as a conflict if someone saved in between.</summary>
    public static void Expect(this MusubiDb db, IVersioned document, int seen) => db.Entry(document).Property(nameof(IVersioned.Version)).OriginalValue = seen;

    /// <summary>Marks the document as changed although only its parts were.</summary>
    public static void Touch(this MusubiDb db, IVersioned document)
    {
        if (db.Entry(document).State == EntityState.Unchanged)
            db.Entry(document).Property(nameof(IVersioned.Version)).IsModified = true;
    }
}

/// <summary>A part that no column of its own names: the trail keeps these words with whatever happened to it.</summary>
public interface IKnownPart : IPartOf
{
    /// <summary>As a reader knows it: the number of its line, the name of its account. Empty where it is not known.</summary>
    string KnownAs { get; }
}
