using Musubi.Kernel;

namespace Musubi.Data.Acts;

/// <summary>Who acts in this scope, and what they are doing.</summary>
public sealed class CurrentAct
{
    public Actor Actor { get; set; } = Actor.Nobody;

    /// <summary>The running use case, for the trail: <c>CreateParty</c>. Empty while only reading.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Goes on, behind the request, with what somebody began: the trail names them and their act.</summary>
    public void Continue(Actor actor, string act) => (Actor, Name) = (actor, act);
}
