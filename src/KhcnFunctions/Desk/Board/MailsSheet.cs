using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Board;

/// <summary>Which mails are shown; each has its word in the address, <c>?loc=khong-den</c>.</summary>
public enum MailSet
{
    All,

    /// <summary>Refused or come back.</summary>
    Failed,

    /// <summary>Still to go.</summary>
    Pending,

    /// <summary>Gone; whether it arrived is not known.</summary>
    Sent,
    Delivered,

    /// <summary>No longer true right before it was to go.</summary>
    Dropped,
}

/// <summary>One mail, and what became of it.</summary>
/// <param name="Unit">Id of the unit that it went to or is about; null where there is none.</param>
/// <param name="Addresses">To which it went or was to go; empty while it waits.</param>
/// <param name="Reason">Why it did not arrive or go, or waits; null where there is nothing to say.</param>
/// <param name="Correct">Where its address is corrected; null where that would help nothing.</param>
public sealed record MailLine(MailSet Set, string What, string To, string? Unit, DateTimeOffset At, IReadOnlyList<string> Addresses, string? Reason, string? Correct);

/// <summary>Who was mailed what, and whether it arrived.</summary>
/// <param name="Counts">Of the unit that is chosen, or of all.</param>
/// <param name="Lines">Of one page, the newest first.</param>
/// <param name="Unit">Id of the chosen unit; null for all.</param>
public sealed record MailsSheet(
    LetterContext Context, string Period, DeskUser User, IReadOnlyList<MailLine> Lines, IReadOnlyDictionary<MailSet, int> Counts,
    MailSet Set, string? Unit, IReadOnlyList<Unit> Units, int Page, int Pages)
{
    public static IReadOnlyList<(MailSet Set, string Slug, string Words)> Offered { get; } =
    [
        (MailSet.All, "", "Tất cả"),
        (MailSet.Failed, "khong-den", "Không đến được"),
        (MailSet.Pending, "cho-gui", "Chờ gửi"),
        (MailSet.Sent, "da-gui", "Đã gửi"),
        (MailSet.Delivered, "den-noi", "Đã đến hộp thư"),
        (MailSet.Dropped, "khong-gui", "Không gửi nữa"),
    ];

    public string AddressOf(MailSet set, int page = 1)
    {
        string?[] parts =
        [
            Offered.First(offered => offered.Set == set).Slug is { Length: > 0 } slug ? "loc=" + slug : null,
            Unit is null ? null : "don-vi=" + Uri.EscapeDataString(Unit),
            page > 1 ? FormattableString.Invariant($"so={page}") : null,
        ];
        var query = string.Join('&', parts.OfType<string>());
        return DeskParts.AddressOf(Period, DeskParts.Mails) + (query.Length == 0 ? "" : "?" + query);
    }

    public static string WordsOf(MailSet set) => set switch
    {
        MailSet.Failed => "không đến được",
        MailSet.Pending => "chờ gửi",
        MailSet.Sent => "đã gửi",
        MailSet.Delivered => "đã đến hộp thư",
        _ => "không gửi nữa",
    };
}
