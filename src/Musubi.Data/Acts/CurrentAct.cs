using Musubi.Kernel;

namespace Musubi.Data.Acts;

/// <summary>Who acts in this scope, and what they are doing.</summary>
public sealed class CurrentAct
{
    public Actor Actor { get; set; } = Actor.Nobody;

    /// <summary>The running use case, for the trail: <c>CreateParty</c>. Empty while only reading.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Where the actor reads the clock; null: where the company does.</summary>
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>An instant as the actor's own wall clock shows it. Business dates stay the company's.</summary>
    public DateTime Local(DateTime utc, Clock clock) => Zone is null ? clock.Local(utc) : TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>Goes on, behind the request, with what somebody began: the trail names them and their act.</summary>
    public void Continue(Actor actor, string act) => (Actor, Name) = (actor, act);
}
