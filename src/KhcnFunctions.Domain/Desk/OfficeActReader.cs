using System.Globalization;
using System.Text;
using System.Text.Json;
using KhcnFunctions.Calendar;
using KhcnFunctions.Input;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk;

/// <summary>Reads what programs of HCTH send as JSON, besides decisions, and names every mistake.</summary>
public static class OfficeActReader
{
    /// <summary>Longest text of a part of the report, in characters.</summary>
    public const int LongestPart = 200_000;

    // A report lies one level deeper than where it is sent by itself.
    private const int MaxDepth = 17;
    private const int LongestId = 64;
    private const int LongestReason = 2_000;
    private const string Missing = "còn thiếu";

    private static readonly Dictionary<string, string[]> OfMail = new(StringComparer.Ordinal)
    {
        ["record"] = ["reason", "unit", "signed", "draftIfUnread"],
        ["draft"] = ["reason", "unit"],
        ["guide"] = ["reason", "message"],
        ["ignore"] = ["reason"],
        ["takeBack"] = ["reason"],
        ["finish"] = [],
    };

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>What is done about a mail that waits; null where anything is wrong.</summary>
    public static (MailAct? Act, IReadOnlyList<InputMistake> Mistakes) ReadMailAct(ReadOnlyMemory<byte> json, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Read(json, (root, mistakes) =>
        {
            var kind = KindOf(root);
            if (!OfMail.TryGetValue(kind, out var own))
            {
                mistakes.Add(new("/kind", $"phải là một trong: {string.Join(", ", OfMail.Keys)}"));
                return null;
            }

            if (JsonFields.Of(root, "", mistakes, ["id", "kind", "decidedBy", .. own]) is not { } fields)
                return null;
            return new MailAct(
                IdOf(fields), fields.Choice<MailActKind>("kind") ?? default, fields.RequiredText("decidedBy", Missing, LongestId),
                own.Contains("reason") ? fields.RequiredText("reason", Missing, LongestReason) : null,
                own.Contains("unit") ? UnitOf(fields, plan) : null,
                own.Contains("signed") && fields.Flag("signed"), own.Contains("draftIfUnread") && fields.Flag("draftIfUnread"),
                own.Contains("message") ? fields.Text("message", LongestReason) : null);
        });
    }

    /// <summary>A change of one part of the report; null where anything is wrong.</summary>
    public static (PartChange? Change, IReadOnlyList<InputMistake> Mistakes) ReadPartChange(ReadOnlyMemory<byte> json) => Read(json, (root, mistakes) =>
    {
        if (JsonFields.Of(root, "", mistakes, "id", "kind", "draft", "decidedBy", "reason", "text") is not { } fields)
            return null;
        if (!fields.Has("kind"))
            fields.Note("kind", Missing);
        var kind = fields.Choice<PartChangeKind>("kind") ?? default;
        return new PartChange(
            IdOf(fields), kind, DraftOf(fields), fields.RequiredText("decidedBy", Missing, LongestId), fields.RequiredText("reason", Missing, LongestReason), PartTextOf(fields, kind));
    });

    /// <summary>Who is to sign the report; null where anything is wrong.</summary>
    public static (SignerChange? Change, IReadOnlyList<InputMistake> Mistakes) ReadSignerChange(ReadOnlyMemory<byte> json) => Read(json, (root, mistakes) =>
        JsonFields.Of(root, "", mistakes, "id", "draft", "decidedBy", "signer", "reason") is { } fields
            ? new SignerChange(
                IdOf(fields), DraftOf(fields), fields.RequiredText("decidedBy", Missing, LongestId), fields.RequiredText("signer", Missing, LongestId), fields.Text("reason", LongestReason))
            : null);

    /// <summary>A report that HCTH enters; null where anything is wrong.</summary>
    /// <param name="scope">What the unit has to answer, by whether the paper bears its head's signature.</param>
    /// <param name="requestDay">The day on which the reports were asked for: nothing came before.</param>
    /// <param name="now">Nothing came later.</param>
    public static (EnteredAct? Act, IReadOnlyList<InputMistake> Mistakes) ReadEntered(ReadOnlyMemory<byte> json, Func<bool, ReportingScope> scope, DateOnly requestDay, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Read(json, (root, mistakes) =>
        {
            if (JsonFields.Of(root, "", mistakes, "id", "enteredBy", "channel", "receivedAt", "from", "signed", "report") is not { } fields)
                return null;
            var signed = fields.Flag("signed");
            var (id, by, from) = (IdOf(fields), fields.RequiredText("enteredBy", Missing, LongestId), fields.RequiredText("from", Missing, EnteredReport.LongestFrom));
            var (channel, receivedAt) = (ChannelOf(fields), ReceivedAtOf(fields, requestDay, now));
            if (fields.Find("report") is not { } value)
            {
                fields.Note("report", Missing);
                return null;
            }

            var reading = ReportReader.Read(Encoding.UTF8.GetBytes(value.GetRawText()), scope(signed));
            mistakes.AddRange(reading.Mistakes.Select(mistake => mistake with { Place = fields.PointerTo("report") + mistake.Place }));
            return reading.Report is { } report ? new EnteredAct(id, by, channel, receivedAt, from, report, signed) : null;
        });
    }

    private static (T? Read, IReadOnlyList<InputMistake> Mistakes) Read<T>(ReadOnlyMemory<byte> json, Func<JsonElement, List<InputMistake>, T?> read) where T : class
    {
        var mistakes = new List<InputMistake>();
        using var document = JsonFields.Parse(json, MaxDepth, mistakes);
        var found = document is null ? null : read(document.RootElement, mistakes);
        return (mistakes.Count == 0 ? found : null, JsonFields.Shown(mistakes));
    }

    private static string KindOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("kind", out var value) && value.ValueKind == JsonValueKind.String ? JsonFields.TryGetString(value) ?? "" : "";

    private static string IdOf(JsonFields fields)
    {
        var id = fields.RequiredText("id", Missing, LongestId);
        if (!id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            fields.Note("id", "chỉ gồm chữ không dấu, số và dấu gạch nối");
        return id;
    }

    private static string UnitOf(JsonFields fields, Plan plan)
    {
        var unit = fields.RequiredText("unit", Missing, LongestId);
        if (unit.Length > 0 && plan.Register.Units.All(known => known.Id != unit))
            fields.Note("unit", $"không có đơn vị '{unit}' trong danh bạ của Kế hoạch");
        return unit;
    }

    private static int DraftOf(JsonFields fields)
    {
        if (!fields.Has("draft"))
            fields.Note("draft", Missing);
        if (fields.Number("draft", negativeAllowed: false) is not { } number)
            return 0;
        if (number is >= 1 and <= 9999 && number == decimal.Truncate(number))
            return (int)number;
        fields.Note("draft", "phải là số thứ tự của dự thảo");
        return 0;
    }

    // Every blank counts: at the beginning of a line it is part of the form of the text.
    private static string? PartTextOf(JsonFields fields, PartChangeKind kind)
    {
        var value = fields.Find("text");
        if (kind is PartChangeKind.UseCompiled)
        {
            if (value is not null)
                fields.Note("text", "không dùng khi lấy lại nội dung tổng hợp");
            return null;
        }

        var text = value is { ValueKind: JsonValueKind.String } found ? JsonFields.TryGetString(found)?.ReplaceLineEndings("\n") : null;
        if (text is null)
            fields.Note("text", value is null ? Missing : "phải là văn bản trong dấu ngoặc kép, không có ký tự không hợp lệ");
        else if (text.Length > LongestPart)
            fields.Note("text", FormattableString.Invariant($"dài quá {LongestPart} ký tự"));
        return text;
    }

    private static SubmissionChannel ChannelOf(JsonFields fields)
    {
        var code = fields.RequiredText("channel", Missing, LongestId);
        foreach (var (channel, _) in EnteredReport.Channels)
        {
            if (FormWords.Of(channel) == code)
                return channel;
        }

        if (code.Length > 0)
            fields.Note("channel", $"phải là một trong: {string.Join(", ", EnteredReport.Channels.Select(known => FormWords.Of(known.Value)))}");
        return default;
    }

    private static DateTimeOffset ReceivedAtOf(JsonFields fields, DateOnly requestDay, DateTimeOffset now)
    {
        var text = fields.RequiredText("receivedAt", Missing, LongestId);
        if (text.Length == 0)
            return default;
        if (text.EndsWith('Z'))
            text = text[..^1] + "+00:00";
        if (!DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var receivedAt) || receivedAt.Year is < 2000 or > 2100)
        {
            fields.Note("receivedAt", "phải là thời điểm có múi giờ, ví dụ 2026-12-08T15:42:00+07:00");
            return default;
        }

        if (EnteredReport.Mistake(VietnamTime.Day(receivedAt), receivedAt, requestDay, now) is { } mistake)
            fields.Note("receivedAt", mistake);
        return receivedAt.ToUniversalTime();
    }
}
