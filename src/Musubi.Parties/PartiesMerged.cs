using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Parties;

/// <summary>News: one party now leads to another.</summary>
public sealed record PartiesMerged(Id<Party> Survivor, Id<Party> Merged);
