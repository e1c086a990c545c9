using System.Text.RegularExpressions;

namespace KhcnFunctions.Submissions.Headings;

/// <summary>Finds a heading at the beginning of a line, whatever marks, numbering and letters it was typed with.</summary>
internal static partial class LabelMatcher
{
    // Folded, so that tone marks and capitals don't matter; the longest that fits wins.
    private static readonly IReadOnlyList<(string Words, LabelPart Part)> Labels =
    [
        .. Of(LabelPart.Results, "ket qua thuc hien", "ket qua dat duoc", "ket qua chung", "ket qua cong viec", "ket qua", "danh gia ket qua", "tinh hinh thuc hien", "noi dung da thuc hien"),
        .. Of(LabelPart.Level, "muc do hoan thanh", "muc do thuc hien", "muc do", "tu danh gia", "danh gia muc do hoan thanh", "danh gia"),
        .. Of(LabelPart.Quality, "chat luong"),
        .. Of(LabelPart.Pace, "tien do"),
        .. Of(LabelPart.Cause, "nguyen nhan"),
        .. Of(LabelPart.Planned, "kinh phi ke hoach", "ke hoach kinh phi", "kinh phi duoc giao", "kinh phi duoc cap"),
        .. Of(LabelPart.Spent, "kinh phi thuc hien", "kinh phi da su dung", "kinh phi da thuc hien", "thuc hien kinh phi", "da giai ngan"),
        .. Of(LabelPart.Source, "nguon kinh phi", "nguon von"),
        .. Of(LabelPart.Difficulties, "kho khan, vuong mac", "kho khan vuong mac", "kho khan va vuong mac", "kho khan", "vuong mac", "ton tai, han che", "ton tai, kho khan, vuong mac"),
        .. Of(LabelPart.Proposals, "de xuat, kien nghi", "kien nghi, de xuat", "de xuat kien nghi", "de xuat va kien nghi", "de xuat", "kien nghi"),
        .. Of(LabelPart.NextYear, "phuong huong", "phuong huong, nhiem vu", "ke hoach nam sau", "nhiem vu nam sau", "phuong huong nam sau"),
        .. Of(LabelPart.Figures, "so lieu"),
        .. Of(LabelPart.General, "phan chung", "danh gia chung", "noi dung chung"),
        .. Of(LabelPart.Document, "van ban cua don vi"),
        .. Of(LabelPart.NumberAndSign, "so, ky hieu van ban", "so, ky hieu", "so va ky hieu", "so"),
        .. Of(LabelPart.Number, "so van ban"),
        .. Of(LabelPart.Sign, "ky hieu van ban", "ky hieu"),
        .. Of(LabelPart.SignedOn, "ngay ky van ban", "ngay ky"),
        .. Of(LabelPart.Signer, "nguoi ky van ban", "nguoi ky"),
        .. Of(LabelPart.Approver, "nguoi duyet bao cao"),
        .. Of(LabelPart.ApproverName, "ho ten nguoi duyet", "ho va ten nguoi duyet", "nguoi duyet"),
        .. Of(LabelPart.ApproverPosition, "chuc vu nguoi duyet"),
    ];

    private static readonly IReadOnlyList<(string Words, LabelPart Part)> LongestFirst = [.. Labels.OrderByDescending(label => label.Words.Length)];

    /// <summary>Null where the line begins with no heading. The line must be in NFC.</summary>
    public static LabelMatch? Match(string line)
    {
        var text = WithoutBullet(line);
        var folded = FoldInPlace(text);
        foreach (var (words, part) in LongestFirst)
        {
            if (!folded.StartsWith(words, StringComparison.Ordinal))
                continue;
            var rest = AfterLabel().Match(folded[words.Length..]);
            if (rest.Success)
                return new(part, text[(words.Length + rest.Length)..].Trim());
        }

        return null;
    }

    /// <summary>The line without its dash, bullet, number or letter.</summary>
    public static string WithoutBullet(string line) => Bullet().Replace(line.Trim(), "", 1);

    /// <summary>As <see cref="TextFold.Of"/>, letter for letter, so that places in both are the same.</summary>
    public static string FoldInPlace(string text) => string.Create(text.Length, text, (folded, original) =>
    {
        for (var i = 0; i < original.Length; i++)
        {
            var letter = original[i];
            var plain = letter < 0x80 || char.IsSurrogate(letter) ? letter : TextFold.WithoutMarks(letter.ToString()) is [var first, ..] ? first : letter;
            folded[i] = plain is ' ' or '\u00A0' ? ' ' : char.ToLowerInvariant(plain);
        }
    });

    private static IEnumerable<(string Words, LabelPart Part)> Of(LabelPart part, params string[] words) => words.Select(each => (each, part));

    [GeneratedRegex(@"\A(?:[-+*•●▪–—·>]+|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?(?=\s*\D)|\(?[a-zđ][.)]|[IVX]{1,5}[.)])\s*(?=[\p{L}☐☒☑□\[(])", RegexOptions.None, 1000)]
    private static partial Regex Bullet();

    // Words that people put between a heading and its colon say nothing of their own.
    [GeneratedRegex(
        @"\A(?: (?:thuc hien|dat duoc|da dat duoc|hoan thanh|trong nam|nam [0-9]{4}|nam nay|nam sau|cua don vi|cua phong|cua trung tam|cua chi cuc|nhiem vu|nhiem vu nay|neu co|cu the|nhu sau|trong thoi gian toi))*(?: ?\([^()]{0,80}\))?(?: ?:| ?\t| - | ?\z)",
        RegexOptions.NonBacktracking, 1000)]
    private static partial Regex AfterLabel();
}
