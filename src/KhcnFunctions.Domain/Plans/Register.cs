using System.Text.Json.Serialization;

namespace KhcnFunctions.Plans;

/// <summary>The department's register (danh bạ): units, leaders and outside recipients, each with its days of validity.</summary>
public sealed record Register
{
    public required IReadOnlyList<Unit> Units { get; init; }

    public required IReadOnlyList<Person> People { get; init; }

    public required IReadOnlyList<Recipient> Recipients { get; init; }

    /// <summary>Who works at the desk; empty in a plan from before there was one.</summary>
    public IReadOnlyList<StaffMember> Staff { get; init; } = [];
}

/// <summary>What units, leaders and recipients have in common: an id, days of validity, and who takes over.</summary>
public interface IRegistered
{
    string Id { get; }

    /// <summary>First day of validity; null where it was always there.</summary>
    DateOnly? From { get; }

    /// <summary>Last day of validity.</summary>
    DateOnly? To { get; }

    /// <summary>Id of the one who takes over after <see cref="To"/>.</summary>
    string? Successor { get; }

    bool IsValidOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>Kinds of unit: a phòng has no seal and no number of its own, a chi cục or trung tâm has both.</summary>
public enum UnitKind
{
    Division,
    SubDepartment,
    Centre,
}

/// <summary>How the head of a unit approves its report.</summary>
public enum HeadApproval
{
    /// <summary>'Trưởng đơn vị duyệt trên liên kết': the report waits until the head approves it.</summary>
    OnLink,

    /// <summary>'Khai người duyệt': the sender says who approved.</summary>
    Declared,
}

/// <summary>A unit (phòng, đơn vị) of the department.</summary>
public sealed record Unit : IRegistered
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>HCTH, in lists and ký hiệu.</summary>
    public required string ShortName { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>First day of validity; null where it was always there.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of validity.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Id of the unit that takes over its open duties after <see cref="To"/>.</summary>
    public string? Successor { get; init; }

    /// <summary>Name of the head; null while it is not known.</summary>
    public string? Head { get; init; }

    /// <summary>The head's own address; what comes from it is approved. Null while it is not known.</summary>
    public string? HeadEmail { get; init; }

    /// <summary>How the head's approval is given.</summary>
    public HeadApproval HeadApproval { get; init; }

    /// <summary>Name of the contact (đầu mối).</summary>
    public string? Contact { get; init; }

    public string? Phone { get; init; }

    public required IReadOnlyList<string> Emails { get; init; }

    /// <summary>Id of the deputy director in charge of the unit.</summary>
    public string? InCharge { get; init; }

    /// <summary>Made up for a rehearsal; its name says so.</summary>
    public bool Sample { get; init; }

    /// <summary>True when the unit has a seal and numbers its own documents.</summary>
    public bool HasSeal => Kind is not UnitKind.Division;

    /// <summary>
    /// True where a clerk's report waits for the head. Where nobody knows how to reach the head, it can't: then the clerk
    /// may say who approved.
    /// </summary>
    public bool HeadAnswers => HeadApproval is HeadApproval.OnLink && HeadEmail is not null;

    public bool IsValidOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

public enum LeaderRole
{
    Director,
    DeputyDirector,
}

/// <summary>A leader of the department.</summary>
public sealed record Person : IRegistered
{
    public required string Id { get; init; }

    /// <summary>Full name; null where the document does not name the holder.</summary>
    public string? Name { get; init; }

    public required LeaderRole Role { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Successor { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>False switches the weekly digest off; null leaves it on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Digest { get; init; }

    public bool IsValidOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>How a recipient gets official documents.</summary>
public enum Channel
{
    Email,

    /// <summary>Hệ thống quản lý văn bản và điều hành, by văn thư.</summary>
    DocumentSystem,
    Paper,
}

/// <summary>An agency outside the department that gets the report.</summary>
public sealed record Recipient : IRegistered
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Successor { get; init; }

    public required Channel Channel { get; init; }

    public string? Email { get; init; }

    public bool IsValidOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>What a member of the department's staff does in the cycle.</summary>
public enum StaffRole
{
    /// <summary>Chuyên viên of HCTH: drafts.</summary>
    Officer,

    /// <summary>Trưởng phòng HCTH: checks what an officer drafted.</summary>
    OfficeHead,

    /// <summary>Văn thư: gives number and day, issues.</summary>
    RecordsClerk,

    /// <summary>The IT person.</summary>
    Administrator,

    /// <summary>Sees, changes nothing.</summary>
    Reader,
}

/// <summary>Somebody of the department who works at the desk.</summary>
public sealed record StaffMember : IRegistered
{
    public required string Id { get; init; }

    /// <summary>Full name; null while it is not known.</summary>
    public string? Name { get; init; }

    public required StaffRole Role { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Successor { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public bool IsValidOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}
