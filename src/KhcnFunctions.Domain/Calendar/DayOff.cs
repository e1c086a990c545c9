namespace KhcnFunctions.Calendar;

/// <summary>What a day is in the calendar.</summary>
public enum DayKind
{
    /// <summary>Saturday or Sunday; never listed in the data.</summary>
    Weekend,

    /// <summary>Ngày lễ, Tết (Article 112 of the Labour Code).</summary>
    Holiday,

    /// <summary>Nghỉ bù: makes up for a holiday on a weekend (Article 111).</summary>
    Compensation,

    /// <summary>A working day taken off in exchange for a <see cref="SwapWork"/>.</summary>
    SwapOff,

    /// <summary>A weekend day that is worked; so it is no day off.</summary>
    SwapWork,
}

/// <summary>Why a day is off.</summary>
/// <param name="Name">In Vietnamese, such as Quốc khánh.</param>
/// <param name="Source">The law or decision that says so, in Vietnamese.</param>
public sealed record DayOff(DateOnly Date, DayKind Kind, string Name, string Source);
