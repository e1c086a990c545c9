namespace KhcnFunctions.Desk;

/// <summary>What may be done at the desk.</summary>
public enum DeskRight
{
    /// <summary>Look at everything of the plan's cycles.</summary>
    See,

    /// <summary>Write and change the draft, record what comes and what is decided.</summary>
    Draft,

    /// <summary>Check the draft before it goes to the leaders.</summary>
    Check,

    /// <summary>Give an opinion as a leader.</summary>
    Advise,

    /// <summary>Approve the report.</summary>
    Approve,

    /// <summary>Record a leader's word that was given on paper, by phone or through a secretary.</summary>
    RecordForLeader,

    /// <summary>Give số and ngày.</summary>
    Number,

    /// <summary>Send the report out, or note that it was.</summary>
    Issue,

    /// <summary>Change the plan and its register, preview and rehearse a year.</summary>
    Plan,

    /// <summary>Publish the changed plan.</summary>
    Publish,
}
