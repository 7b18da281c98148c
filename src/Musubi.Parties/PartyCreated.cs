using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Parties;

/// <summary>News: a party came into the register.</summary>
public sealed record PartyCreated(Id<Party> Party);
