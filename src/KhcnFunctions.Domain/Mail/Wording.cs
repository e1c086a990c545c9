using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

/// <summary>How units, leaders and days are spoken of, in letters and on pages.</summary>
public static class Wording
{
    /// <summary>Stands on every page and in every mail to units.</summary>
    public const string StateSecrets = "Không gửi nội dung thuộc bí mật nhà nước qua trang này hoặc thư điện tử.";

    /// <summary>For the beginning of a line.</summary>
    public static string Capitalized(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>For the middle of a sentence.</summary>
    public static string Uncapitalized(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>The word by which a unit is addressed: 'Phòng', 'Trung tâm', 'Chi cục', or 'Đơn vị' where its name has none of them.</summary>
    public static string Address(Unit unit)
    {
        var word = unit.Kind switch
        {
            UnitKind.Division => "Phòng",
            UnitKind.Centre => "Trung tâm",
            UnitKind.SubDepartment => "Chi cục",
            _ => "Đơn vị",
        };
        return unit.Name.Normalize().StartsWith(word + " ", StringComparison.OrdinalIgnoreCase) ? word : "Đơn vị";
    }

    /// <summary>đồng chí Trần Công Hòa, Phó Giám đốc Sở; only the office where the holder is not known.</summary>
    public static string Leader(Person person)
    {
        var office = person.Role is LeaderRole.Director ? "Giám đốc Sở" : "Phó Giám đốc Sở";
        return person.Name is null ? $"đồng chí {office}" : $"đồng chí {person.Name}, {office}";
    }

    /// <summary>The leader, or who reads in the place of one who is away: đồng chí …, thay đồng chí … vắng mặt.</summary>
    public static string Leader(LeaderReader reader) => reader.InsteadOf is { } absent
        ? $"{Leader(reader.Person)}, thay {Leader(absent)}, vắng mặt"
        : Leader(reader.Person);

    public static string Leaders(IEnumerable<LeaderReader> readers) => Join([.. readers.Select(Leader).Distinct(StringComparer.Ordinal)], "; ", " và ");

    /// <summary>đồng chí Trần Công Hòa; the office where the name is not known.</summary>
    public static string Comrade(Person person) => person.Name is { } name ? $"đồng chí {name}" : Leader(person);

    /// <summary>The deadline in a few words, for subjects: the day that units are told.</summary>
    public static string ShortDeadline(Deadline deadline) => deadline switch
    {
        { Form: DeadlineForm.Before, Time: { } time } => $"trước {DayText.Time(time)} ngày {DayText.Date(deadline.LastDay)}",
        { Time: { } time } => $"chậm nhất {DayText.Time(time)} ngày {DayText.Date(deadline.LastDay)}",
        { Form: DeadlineForm.Before } when deadline.LastDay == deadline.LastDayAsWorded => $"trước ngày {DayText.Date(deadline.NamedDay)}",
        _ => $"chậm nhất ngày {DayText.Date(deadline.LastDay)}",
    };

    /// <summary>Name and phone of the office's contact, as far as they are known; null if neither is.</summary>
    public static string? Contact(Unit unit) => (unit.Contact, unit.Phone) switch
    {
        ({ } name, { } phone) => $"{name}, điện thoại {phone}",
        ({ } name, null) => name,
        (null, { } phone) => $"điện thoại {phone}",
        _ => null,
    };

    /// <summary>How a recipient gets official documents.</summary>
    public static string Channel(Channel channel) => channel switch
    {
        Plans.Channel.DocumentSystem => "Hệ thống quản lý văn bản và điều hành",
        Plans.Channel.Paper => "bản giấy",
        _ => "thư điện tử",
    };

    /// <summary>nhiệm vụ 1, 2 và 5.</summary>
    public static string TaskNumbers(IEnumerable<PlanTask> tasks) =>
        "nhiệm vụ " + Join([.. tasks.Select(task => FormattableString.Invariant($"{task.Number}"))], ", ", " và ");

    private static string Join(IReadOnlyList<string> parts, string between, string beforeLast) => parts.Count < 2
        ? string.Concat(parts)
        : string.Join(between, parts.SkipLast(1)) + beforeLast + parts[^1];
}
