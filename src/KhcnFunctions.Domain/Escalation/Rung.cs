using System.Globalization;

namespace KhcnFunctions.Escalation;

public enum RungKind
{
    Request,
    Reminder,
    Office,
    DeputyDirector,
    Director,
}

/// <summary>One rung of the ladder that a unit climbs while its report is missing.</summary>
/// <param name="Before">Working days before the unit's last day; reminders alone.</param>
public sealed record Rung(RungKind Kind, int Before = 0)
{
    public static readonly Rung Request = new(RungKind.Request);
    public static readonly Rung Office = new(RungKind.Office);
    public static readonly Rung DeputyDirector = new(RungKind.DeputyDirector);
    public static readonly Rung Director = new(RungKind.Director);

    /// <summary>Stands in keys: request, reminder-10, office, deputy-director, director.</summary>
    public string Id => Kind switch
    {
        RungKind.Request => "request",
        RungKind.Reminder => string.Create(CultureInfo.InvariantCulture, $"reminder-{Before}"),
        RungKind.Office => "office",
        RungKind.DeputyDirector => "deputy-director",
        _ => "director",
    };

    /// <summary>True for rungs whose list goes to a leader, and is announced to HCTH the working day before.</summary>
    public bool IsLeader => Kind is RungKind.DeputyDirector or RungKind.Director;
}
