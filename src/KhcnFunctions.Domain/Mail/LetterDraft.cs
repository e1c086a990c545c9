using KhcnFunctions.Desk.Leaders;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

/// <summary>A letter being written. All texts pass through <see cref="HeaderLine"/>, since names and reasons come from people.</summary>
internal sealed class LetterDraft(LetterContext context)
{
    private const string RehearsalNotice = "CHẠY THỬ: thư này thuộc một lần chạy thử, không phải thư chính thức; không cần thực hiện.";

    private readonly List<LetterBlock> _blocks = [];

    /// <summary>The first paragraph of a letter whose sentences do not cite the plan in full.</summary>
    public LetterDraft About(string matter) => Say($"Về việc {matter} năm {context.Year} thực hiện {Citation.Full(context.Plan)}.");

    public LetterDraft Say(string? paragraph)
    {
        if (paragraph is not null)
        {
            _blocks.Add(new LetterParagraph(HeaderLine.Of(paragraph)));
        }

        return this;
    }

    public LetterDraft List(IEnumerable<string> items)
    {
        _blocks.Add(new LetterList([.. items.Select(HeaderLine.Of)]));
        return this;
    }

    public LetterDraft Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        _blocks.Add(new LetterTable(header, [.. rows.Select(row => (IReadOnlyList<string>)[.. row.Select(HeaderLine.Of)])]));
        return this;
    }

    /// <exception cref="ArgumentException">The address is neither http nor https.</exception>
    public LetterDraft Link(string words, string? address)
    {
        if (address is null)
        {
            return this;
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"'{address}' is not an http or https address.", nameof(address));
        }

        _blocks.Add(new LetterLink(HeaderLine.Of(words), uri.AbsoluteUri));
        return this;
    }

    /// <summary>A leader's own signed link, with what has to be known of it.</summary>
    public LetterDraft Answer(string words, string? address)
    {
        if (address is null)
        {
            return this;
        }

        Link($"{words} (liên kết dành riêng cho đồng chí, dùng được trong {LeaderLink.Days} ngày; kính đề nghị không chuyển tiếp)", address);
        _blocks[^1] = (LetterLink)_blocks[^1] with { IsAnswer = true };
        return this;
    }

    public Letter ToUnit(Unit unit, string subject) => context.IsOffice(unit)
        ? ToOffice(subject) with { Caution = Wording.StateSecrets }
        : To(unit.Name, subject) with { Caution = Wording.StateSecrets };

    /// <summary>Says first, where somebody reads in the place of a leader who is away, in whose.</summary>
    public LetterDraft InPlaceOf(LeaderReader reader) => reader.InsteadOf is { } absent
        ? Say($"Do {Wording.Leader(absent)}, vắng mặt, nội dung sau đây kính báo cáo đồng chí xem xét thay.")
        : this;

    public Letter ToLeader(LeaderReader reader, string subject)
    {
        var name = Wording.Leader(reader);
        return To(char.ToUpperInvariant(name[0]) + name[1..], subject);
    }

    public Letter To(string addressee, string subject) => Finish($"Kính gửi: {addressee}", subject, ["Trân trọng.", $"{context.Office.Name}, {context.Plan.Agency.Name}"]);

    /// <summary>The office writes to itself: a note, without the forms of politeness between peers.</summary>
    public Letter ToOffice(string subject) => Finish($"Gửi: {context.Office.Name}", subject, [$"Thư nội bộ của {context.Office.Name}"]);

    private Letter Finish(string salutation, string subject, IReadOnlyList<string> signOff)
    {
        var contact = Wording.Contact(context.Office) is { } known ? $"Đầu mối liên hệ: {known}" : null;
        return new Letter
        {
            Subject = HeaderLine.Of($"{(context.Rehearsal ? "[Chạy thử] " : "")}[{context.Plan.Agency.ShortName}] {subject}"),
            Notice = context.Rehearsal ? RehearsalNotice : null,
            Salutation = HeaderLine.Of(salutation),
            Blocks = [.. _blocks],
            SignOff = [.. signOff.Append(contact).OfType<string>().Select(HeaderLine.Of)],
        };
    }
}
