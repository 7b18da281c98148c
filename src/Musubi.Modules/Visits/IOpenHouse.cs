namespace Musubi.Modules.Visits;

/// <summary>Whether the company is one to look around in, rather than one that lives. Who keeps the company's facts answers; where nobody does, it is none.</summary>
public interface IOpenHouse
{
    Task<bool> IsOpen(CancellationToken ct);
}
