using System.Text;

namespace KhcnFunctions.Plans.Reading;

/// <summary>The mistakes found so far, and where each known place stands in the file.</summary>
internal sealed class MistakeList(ReadOnlySpan<byte> file)
{
    private const int MostGuesses = 500;

    private readonly byte[] bytes = file.ToArray();
    private readonly Dictionary<string, int> offsets = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly HashSet<string> wrong = new(StringComparer.Ordinal);
    private readonly List<(int Offset, PlanMistake Mistake)> found = [];

    /// <summary>Remembers where a place stands, for rules that know it by its path.</summary>
    public void Learn(JsonSpot spot) => offsets[spot.Place] = spot.Offset;

    /// <summary>True when something at or below the place is wrong already.</summary>
    public bool Touches(string place) => wrong.Any(known => known == place || known.StartsWith(place + ".", StringComparison.Ordinal) || known.StartsWith(place + "[", StringComparison.Ordinal));

    public bool IsWrong(string place) => wrong.Contains(place);

    public void Add(JsonSpot spot, string message, string remedy) => AddAt(spot.Offset, spot.Place, message, remedy);

    /// <summary>Notes a broken rule; what is wrong already, itself or as a whole, isn't judged twice.</summary>
    public void AddRule(string place, string message, string remedy)
    {
        var whole = place;
        while (whole.Length > 0 && !IsWrong(whole))
            whole = ParentOf(whole);
        if (IsWrong(whole))
            return;

        AddAt(OffsetOf(place), place, message, remedy);
    }

    public void AddAt(int offset, string place, string message, string remedy)
    {
        wrong.Add(place);
        found.Add((offset, new PlanMistake(place, 0, 0, message, remedy)));
    }

    /// <summary>Notes that the file isn't JSON at a line and byte, both from 0, behind the first <paramref name="start"/> bytes.</summary>
    public void AddSyntax(int start, long line, long byteInLine)
    {
        var at = start;
        for (var passed = 0; passed < line; passed++)
            at += bytes.AsSpan(at).IndexOf((byte)'\n') + 1;
        at = (int)Math.Min(at + byteInLine, bytes.Length);
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        // Back to where the wrong word begins; the reader stops within it.
        while (at > 0 && at < bytes.Length && IsWithinWord(bytes[at]) && IsWithinWord(bytes[at - 1]))
            at--;

        if (at >= bytes.Length)
            AddAt(bytes.Length, "", "Tệp kết thúc giữa chừng, chưa đúng cú pháp JSON.", "Thêm dấu ngoặc } hoặc ], hoặc dấu nháy kép còn thiếu ở cuối tệp.");
        else
            AddAt(at, "", $"Sai cú pháp JSON từ chỗ '{Excerpt(at)}'.", "Xem lại dấu phẩy, dấu hai chấm, dấu ngoặc và dấu nháy kép ở ngay trước và tại chỗ này.");
    }

    /// <summary>The remedy for an unknown name; without a guess once there are so many mistakes that guessing takes too long.</summary>
    public string DidYouMean(string name, IReadOnlyCollection<string> known) =>
        MistakeWording.DidYouMean(name, found.Count < MostGuesses ? known : []);

    /// <summary>All mistakes in the order of the file, with lines and columns.</summary>
    public IReadOnlyList<PlanMistake> InOrder()
    {
        var result = new List<PlanMistake>(found.Count);
        var (at, line, column) = (0, 1, 1);
        foreach (var (offset, mistake) in found.OrderBy(entry => entry.Offset))
        {
            var between = bytes.AsSpan(at, offset - at);
            line += between.Count((byte)'\n');
            var lineStart = between.LastIndexOf((byte)'\n') + 1;
            column = (lineStart > 0 ? 1 : column) + Encoding.UTF8.GetCharCount(between[lineStart..]);
            at = offset;
            result.Add(mistake with { Line = line, Column = column });
        }

        return result;
    }

    private static bool IsWithinWord(byte value) => value >= 0x80 || char.IsAsciiLetterOrDigit((char)value);

    private int OffsetOf(string place)
    {
        int offset;
        while (!offsets.TryGetValue(place, out offset))
            place = ParentOf(place);
        return offset;
    }

    private static string ParentOf(string place) => place[..Math.Max(0, place.LastIndexOfAny(['.', '[']))];

    private string Excerpt(int at)
    {
        var line = Encoding.UTF8.GetString(bytes.AsSpan(at, Math.Min(60, bytes.Length - at))).Split('\n')[0];
        return MistakeWording.Quote(line.Length > 20 ? line[..20] : line);
    }
}
