using System.Globalization;
using KhcnFunctions.Desk.Units;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.ByMail;

namespace KhcnFunctions.Desk.Quarantined;

/// <summary>One page of the mails that wait, or of those dealt with.</summary>
/// <param name="Period">As the address names the cycle.</param>
/// <param name="Done">Those dealt with are shown.</param>
/// <param name="Page">From 1.</param>
public sealed record QuarantineSheet(LetterContext Context, string Period, bool Done, int Waiting, int Settled, int Page)
{
    public const int Size = 30;

    /// <summary>Of the page, the latest first.</summary>
    public IReadOnlyList<QuarantinedMail> Mails { get; init; } = [];

    public string Home => DeskParts.AddressOf(Period, DeskParts.Quarantine);

    public int Pages => Math.Max(1, ((Done ? Settled : Waiting) + Size - 1) / Size);

    public string AddressOf(int page) => FormattableString.Invariant($"{Home}?{(Done ? "loc=xong&" : "")}trang-so={page}");

    internal static QuarantineSheet Of(LetterContext context, string period, IReadOnlyList<QuarantinedMail> mails, bool done, string? page)
    {
        var (settled, waiting) = (mails.Count(mail => mail.IsDone), mails.Count(mail => !mail.IsDone));
        var sheet = new QuarantineSheet(context, period, done, waiting, settled, 1);
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, sheet.Pages) : 1;
        return sheet with
        {
            Page = number,
            Mails = [.. mails.Where(mail => mail.IsDone == done).OrderByDescending(mail => mail.ReceivedAt).Skip((number - 1) * Size).Take(Size)],
        };
    }
}

/// <summary>One mail that waits, with what can be done about it.</summary>
/// <param name="Text">What the sender wrote, as plain text; null where it can't be read.</param>
/// <param name="Units">With a part in the cycle.</param>
/// <param name="MayDecide">The user may deal with it, and the cycle is open.</param>
public sealed record QuarantinedMailSheet(LetterContext Context, string Period, string? Text, IReadOnlyList<Unit> Units, StepForms Forms, bool MayDecide)
{
    /// <summary>Longest text that is shown; the whole stands in the mail.</summary>
    public const int LongestText = 50_000;

    public required QuarantinedMail Mail { get; init; }

    public IReadOnlyList<IncomingFile> Files { get; init; } = [];

    /// <summary>The unit whose registered address sent it; null where it is nobody's.</summary>
    public Unit? Sender { get; init; }

    public string Home => DeskParts.AddressOf(Period, DeskParts.Quarantine);

    /// <summary>The unit that is proposed.</summary>
    public string? Proposed => Mail.Unit ?? Sender?.Id;

    public string Received => Calendar.DayText.Moment(Mail.ReceivedAt);

    public string Why => Quarantine.Words(Mail.Reason);
}
