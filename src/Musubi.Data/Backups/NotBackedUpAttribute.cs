namespace Musubi.Data.Backups;

/// <summary>Rows that belong to the running house and not to the company: who is signed in, what ran where, what is kept in memory. A backup leaves them out, and restoring one empties them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotBackedUpAttribute : Attribute;
