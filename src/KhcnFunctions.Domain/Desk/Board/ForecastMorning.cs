using KhcnFunctions.Calendar;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Board;

/// <summary>What the cycle is going to do at one moment, if nothing comes and nobody decides anything until then.</summary>
/// <param name="Round">The round that is held; null where none is.</param>
/// <param name="Mails">All mails that are decided then, by the round or beside it.</param>
/// <param name="Compiles">A draft is compiled.</param>
/// <param name="Dispatches">The document in work goes out.</param>
public sealed record ForecastMorning(DateTimeOffset At, RoundRecord? Round, IReadOnlyList<Notice> Mails, bool Compiles, bool Dispatches)
{
    public DateOnly Day => VietnamTime.Day(At);
}
