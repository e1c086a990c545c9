namespace KhcnFunctions.Plans.Editing;

/// <summary>What of a plan is edited as one form.</summary>
public enum PlanEntryKind
{
    /// <summary>Số and ngày of the plan itself.</summary>
    Document,
    Task,
    Unit,
    Leader,
    Staff,
    Recipient,
}
