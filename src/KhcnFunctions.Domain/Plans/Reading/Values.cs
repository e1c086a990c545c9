using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;

using KhcnFunctions.Input;

namespace KhcnFunctions.Plans.Reading;

/// <summary>How long a text may be, and whether it may hold line breaks.</summary>
internal sealed record TextSize(int Longest, bool LineBreaks = false)
{
    /// <summary>Names, numbers, phones: one line of a mail's header at most.</summary>
    public static readonly TextSize Name = new(200);

    public static readonly TextSize Line = new(4000);

    public static readonly TextSize Paragraphs = new(20000, LineBreaks: true);
}

/// <summary>Reads single values. What is wrong is noted, and a blank stands in for it: "" or the type's default.</summary>
internal static partial class Values
{
    public const int LongestSlug = 32;

    public static string Text(JsonSpot spot, MistakeList mistakes, TextSize size)
    {
        if (!Is(spot, JsonValueKind.String, mistakes))
            return "";

        if (string.IsNullOrWhiteSpace(spot.Text))
            return Wrong(spot, mistakes, "Nội dung đang bỏ trống.", "Điền nội dung.", "");
        if (HiddenCharacters.First(spot.Text, size.LineBreaks) is { } hidden)
            return Wrong(spot, mistakes, $"Có ký tự điều khiển, ký tự ẩn hoặc ký tự hỏng mã U+{hidden.Character.Value:X4} ở vị trí {hidden.Position}.", "Xóa ký tự đó; nếu chép từ Word thì dán lại dạng văn bản thuần, mã Unicode.", "");

        var text = spot.Text.Normalize();
        return text.Length <= size.Longest ? text
            : Wrong(spot, mistakes, $"Nội dung dài {text.Length} ký tự, quá {size.Longest} ký tự.", "Rút gọn hoặc tách nội dung.", "");
    }

    /// <summary>A slug: it becomes part of keys and addresses; two hyphens together are reserved for rehearsals.</summary>
    public static string Slug(JsonSpot spot, MistakeList mistakes)
    {
        if (!Is(spot, JsonValueKind.String, mistakes))
            return "";
        return spot.Text.Length <= LongestSlug && SlugPattern().IsMatch(spot.Text) ? spot.Text
            : Wrong(spot, mistakes, $"Mã '{MistakeWording.Quote(spot.Text)}' không hợp lệ.", $"Chỉ dùng chữ thường không dấu a-z, chữ số và dấu gạch nối đơn ở giữa, dài không quá {LongestSlug} ký tự, ví dụ p-qlkh.", "");
    }

    /// <summary>An e-mail address; null where the operator left it blank.</summary>
    public static string? Email(JsonSpot spot, MistakeList mistakes)
    {
        if (!Is(spot, JsonValueKind.String, mistakes) || string.IsNullOrWhiteSpace(spot.Text))
            return null;
        return EmailSyntax.IsValid(spot.Text) ? spot.Text
            : Wrong(spot, mistakes, $"Địa chỉ thư điện tử '{MistakeWording.Quote(spot.Text)}' không hợp lệ.", "Ghi một địa chỉ dạng ten@co-quan.vn, không dấu, không khoảng trắng; chưa có thì để null.", default(string));
    }

    public static int Whole(JsonSpot spot, MistakeList mistakes, int least, int most)
    {
        if (!Is(spot, JsonValueKind.Number, mistakes))
            return 0;
        return int.TryParse(spot.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : Wrong(spot, mistakes, $"Giá trị {MistakeWording.Quote(spot.Text)} không hợp lệ.", $"Ghi số nguyên từ {least} đến {most}.", 0);
    }

    public static bool Flag(JsonSpot spot, MistakeList mistakes)
    {
        if (spot.Kind is JsonValueKind.True or JsonValueKind.False)
            return spot.Kind is JsonValueKind.True;
        return Wrong(spot, mistakes, $"Cần true hoặc false, nhưng ở đây là {Name(spot.Kind)}.", "Ghi true (có) hoặc false (không), không có dấu nháy.", false);
    }

    public static T Choice<T>(JsonSpot spot, MistakeList mistakes)
        where T : struct, Enum
    {
        if (!Is(spot, JsonValueKind.String, mistakes))
            return default;
        var choices = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);
        return choices.TryGetValue(spot.Text, out var chosen) ? chosen
            : Wrong(spot, mistakes, $"Không có lựa chọn '{MistakeWording.Quote(spot.Text)}'.", $"Chọn một trong: {string.Join(", ", choices.Keys)}.", default(T));
    }

    public static DateOnly? Day(JsonSpot spot, MistakeList mistakes)
    {
        if (!Is(spot, JsonValueKind.String, mistakes))
            return null;
        return DateOnly.TryParseExact(spot.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1945 and <= 2100 ? day
            : Wrong(spot, mistakes, $"'{MistakeWording.Quote(spot.Text)}' không phải một ngày.", "Ghi năm-tháng-ngày (từ năm 1945 đến năm 2100), ví dụ 2025-02-28.", default(DateOnly?));
    }

    /// <summary>A day of every year: 29/02 isn't one.</summary>
    public static AnnualDay AnnualDay(JsonSpot spot, MistakeList mistakes)
    {
        const string CommonYear = "/2001";
        if (!Is(spot, JsonValueKind.String, mistakes))
            return default;
        return DateOnly.TryParseExact(spot.Text + CommonYear, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new AnnualDay(day.Day, day.Month)
            : Wrong(spot, mistakes, $"'{MistakeWording.Quote(spot.Text)}' không phải ngày có trong mọi năm.", "Ghi ngày/tháng đủ hai chữ số, ví dụ 10/12; không dùng 29/02.", default(AnnualDay));
    }

    public static TimeOnly? Time(JsonSpot spot, MistakeList mistakes)
    {
        if (!Is(spot, JsonValueKind.String, mistakes))
            return null;
        return TimeOnly.TryParseExact(spot.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
            : Wrong(spot, mistakes, $"'{MistakeWording.Quote(spot.Text)}' không phải giờ trong ngày.", "Ghi giờ:phút từ 00:00 đến 23:59, ví dụ 16:00.", default(TimeOnly?));
    }

    public static bool Is(JsonSpot spot, JsonValueKind kind, MistakeList mistakes) =>
        spot.Kind == kind || Wrong(spot, mistakes, $"Cần {Name(kind)}, nhưng ở đây là {Name(spot.Kind)}.", kind switch
        {
            JsonValueKind.Object => "Ghi một nhóm mục trong ngoặc nhọn { }.",
            JsonValueKind.Array => "Ghi danh sách trong ngoặc vuông [ ].",
            JsonValueKind.Number => "Ghi số, không có dấu nháy.",
            _ => "Ghi nội dung trong dấu nháy kép.",
        }, false);

    private static T Wrong<T>(JsonSpot spot, MistakeList mistakes, string message, string remedy, T blank)
    {
        mistakes.Add(spot, message, remedy);
        return blank;
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "nhóm mục { }",
        JsonValueKind.Array => "danh sách [ ]",
        JsonValueKind.String => "chuỗi ký tự",
        JsonValueKind.Number => "số",
        JsonValueKind.True or JsonValueKind.False => "true/false",
        _ => "null (bỏ trống)",
    };

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex SlugPattern();
}
