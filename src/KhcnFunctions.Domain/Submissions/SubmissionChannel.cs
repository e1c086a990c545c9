namespace KhcnFunctions.Submissions;

/// <summary>Which way a report came.</summary>
public enum SubmissionChannel
{
    /// <summary>The unit's own software.</summary>
    Api,
    WebForm,

    /// <summary>A reply to a mail.</summary>
    Mail,

    /// <summary>The Word form, sent by mail or uploaded.</summary>
    WordForm,

    /// <summary>On paper; HCTH entered it.</summary>
    Paper,

    /// <summary>By the document system (iOffice); HCTH entered it.</summary>
    DocumentSystem,

    /// <summary>HCTH entered it.</summary>
    Zalo,

    /// <summary>HCTH entered what was said.</summary>
    Phone,
}
