using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.PlanDocuments.Outlining;
using KhcnFunctions.PlanDocuments.Times;

namespace KhcnFunctions.PlanDocuments;

/// <summary>A value that was found in a plan document.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Doubt">In Vietnamese, why it has to be looked at; null where it is sure.</param>
public sealed record Found<T>(T Value, DocumentPlace Place, string? Doubt = null);

/// <summary>What a plan document says, as it was found in it; what was not found is null or empty.</summary>
public sealed record PlanDocument
{
    /// <summary>Sở Khoa học và Công nghệ.</summary>
    public Found<string>? Agency { get; init; }

    /// <summary>UBND tỉnh Quảng Ngãi; stands above the agency.</summary>
    public Found<string>? SuperiorAgency { get; init; }

    /// <summary>05, of 05/KH-SKHCN; null while it is blank.</summary>
    public Found<string>? Number { get; init; }

    /// <summary>KH-SKHCN.</summary>
    public Found<string>? Sign { get; init; }

    public Found<string>? Place { get; init; }

    public Found<DocumentDate>? Date { get; init; }

    /// <summary>Kế hoạch.</summary>
    public Found<string>? Kind { get; init; }

    /// <summary>Trích yếu, without the kind.</summary>
    public Found<string>? Abstract { get; init; }

    public IReadOnlyList<Found<LegalBasis>> LegalBases { get; init; } = [];

    public Found<string>? Purpose { get; init; }

    public Found<string>? Requirements { get; init; }

    public IReadOnlyList<DocumentTask> Tasks { get; init; } = [];

    /// <summary>Who reports what to whom.</summary>
    public IReadOnlyList<DocumentDuty> Duties { get; init; } = [];

    /// <summary>Tổ chức thực hiện, a paragraph an entry, with its numbers.</summary>
    public IReadOnlyList<Found<string>> Organization { get; init; } = [];

    /// <summary>Number of the section Tổ chức thực hiện: III.</summary>
    public string OrganizationLabel { get; init; } = "";

    /// <summary>Nơi nhận, without dashes and closing marks.</summary>
    public IReadOnlyList<Found<string>> Recipients { get; init; } = [];

    public Found<DocumentSigner>? Signer { get; init; }

    /// <summary>What somebody has to answer or to look at, in the order of the document.</summary>
    public IReadOnlyList<PlanQuestion> Questions { get; init; } = [];
}

/// <summary>Day of signing; parts that are blank are null.</summary>
/// <param name="AsWritten">'ngày       tháng 01  năm 2022'.</param>
public sealed record DocumentDate(string AsWritten, int? Day, int? Month, int? Year)
{
    /// <summary>Null where a part is blank or they make no day.</summary>
    public DateOnly? Whole => Day is { } day && Month is >= 1 and <= 12 and { } month && Year is > 0 and < 10_000 and { } year && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
}

/// <summary>A document or proposal on which the plan is based (căn cứ).</summary>
/// <param name="AsWritten">The line, without its closing mark.</param>
/// <param name="Kind">Quyết định; null where it could not be told.</param>
/// <param name="Number">531/QĐ-TTg.</param>
/// <param name="Subject">What it is about.</param>
public sealed record LegalBasis(string AsWritten, string? Kind, string? Number, DateOnly? Day, string? Issuer, string? Subject);

/// <summary>A task as it stands in the document.</summary>
/// <param name="Group">The heading or group row over it.</param>
/// <param name="Number">As shown, without its mark: '1', '1.2', 'a'.</param>
public sealed record DocumentTask(DocumentPlace Place, string? Group, string? Number, Found<string> Title)
{
    public Found<Party>? Directing { get; init; }

    public Found<PartyList>? Leads { get; init; }

    /// <summary>The words that name them, on one line.</summary>
    public string? SupportsAsWritten { get; init; }

    /// <summary>Null where nothing is said of them.</summary>
    public Found<PartyList>? Supports { get; init; }

    public Found<TimeText>? Time { get; init; }

    public Found<string>? Product { get; init; }

    public Found<string>? Note { get; init; }
}

/// <summary>A duty to report.</summary>
/// <param name="Point">Number of the paragraph, without its mark; null where it has none.</param>
/// <param name="Who">Those who report.</param>
/// <param name="What">'báo cáo kết quả thực hiện'.</param>
/// <param name="To">Null where it is not said.</param>
/// <param name="Through">'(qua …)'.</param>
public sealed record DocumentDuty(DocumentPlace Place, string? Point, IReadOnlyList<Party> Who, string What, string? To, string? Through, TimeText Time);

/// <param name="OnBehalf">'KT. GIÁM ĐỐC', 'TM. ỦY BAN NHÂN DÂN', line by line.</param>
public sealed record DocumentSigner(string? Name, string? Position, IReadOnlyList<string> OnBehalf);

/// <summary>Something that the document leaves open, or that has to be looked at.</summary>
/// <param name="Field">Path of the value: number, tasks[1].leads[0].</param>
/// <param name="Text">In Vietnamese.</param>
/// <param name="Candidates">Ids of the register from which to choose.</param>
/// <param name="IsMissing">True where no plan comes about without an answer; false where what was found has to be looked at.</param>
public sealed record PlanQuestion(string Field, DocumentPlace? Place, string Text, IReadOnlyList<string> Candidates, bool IsMissing);
