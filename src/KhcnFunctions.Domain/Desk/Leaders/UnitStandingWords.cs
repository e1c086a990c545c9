using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>Where a unit stands, as leaders read it.</summary>
public static class UnitStandingWords
{
    public static string Of(CycleUnit unit) => unit switch
    {
        { Status: UnitStatus.Exempt } => "được miễn",
        { Status: UnitStatus.Reported, Timeliness: Timeliness.Late } => "đã gửi (gửi chậm)",
        { Status: UnitStatus.Reported, Timeliness: Timeliness.OnTheDay } => "đã gửi (trong ngày)",
        { Status: UnitStatus.Reported } => "đã gửi (đúng hạn)",
        { AwaitsHead: true } => "chờ Trưởng đơn vị duyệt",
        { Paused: true } => "báo đã gửi qua kênh khác",
        _ => "chưa gửi",
    };
}
