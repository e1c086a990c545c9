namespace KhcnFunctions.Desk;

/// <summary>As what somebody works at the desk (bàn làm việc).</summary>
public enum DeskRole
{
    /// <summary>Chuyên viên of HCTH.</summary>
    Officer,

    /// <summary>Trưởng phòng HCTH.</summary>
    OfficeHead,

    /// <summary>Văn thư.</summary>
    RecordsClerk,
    DeputyDirector,
    Director,

    /// <summary>The IT person.</summary>
    Administrator,

    /// <summary>Sees, changes nothing.</summary>
    Reader,
}
