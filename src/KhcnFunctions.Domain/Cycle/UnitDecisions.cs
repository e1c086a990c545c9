using KhcnFunctions.Calendar;

namespace KhcnFunctions.Cycle;

/// <summary>Chấp nhận: HCTH has read what the unit sent, and asks for nothing more.</summary>
public sealed record Accept(string Unit) : Decision;

/// <summary>The unit asks for a later last day, inclusive. Until a leader decides it is 'đang xin gia hạn', and its ladder goes on.</summary>
public sealed record AskExtension(string Unit, DateOnly LastDay) : Decision;

/// <summary>A leader does not agree to the extension that the unit asked for; its deadline stays.</summary>
public sealed record RefuseExtension(string Unit) : Decision;

/// <summary>Đôn đốc: the unit is reminded at once; once a day.</summary>
public sealed record RemindNow(string Unit) : Decision
{
    public override string Subject => FormattableString.Invariant($"{Unit}.{VietnamTime.Day(At):yyyy-MM-dd}");
}

/// <summary>A phone call with the unit, in the words of <see cref="Decision.Reason"/>.</summary>
/// <param name="To">With whom.</param>
public sealed record CallNoted(string Unit, string To) : Decision;

/// <summary>Rút lại: the decision no longer counts. It stays in the list, with the reason.</summary>
/// <param name="Decision">Id of the decision that is withdrawn.</param>
public sealed record Withdraw(string Decision) : Decision
{
    public override string Subject => Decision;
}
