using CsCheck;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class NoticeTests
{
    private static readonly Gen<string> Slug = Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"], 1, 12];

    private static readonly Gen<Notice> Any =
        from kind in Gen.Enum<NoticeKind>()
        from holder in Gen.Enum<HolderKind>()
        from id in Slug
        from occasion in Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-."], 1, 20]
        select new Notice(kind, holder is HolderKind.Office or HolderKind.ReportLine ? new Holder(holder, "") : new Holder(holder, id), occasion);

    [Fact]
    public void Key_OfTwoNotices_IsTheSameOnlyWhenAllThreePartsAre() =>
        Gen.Select(Any, Any).Sample((one, other) =>
            (one.Key == other.Key) == (one.Kind == other.Kind && one.To == other.To && one.Occasion == other.Occasion));

    [Fact]
    public void Key_OfAnyNotice_MayStandInATableKey() =>
        Any.Sample(notice => notice.Key.Length < 200 && !notice.Key.Any(letter => letter is '/' or '\\' or '#' or '?' || char.IsControl(letter)));

    [Fact]
    public void Key_SaysNothingOfWhatElseTheNoticeHolds()
    {
        var notice = new Notice(NoticeKind.LastReminder, Holder.Unit("p-qlkh"), "2026-12-09.reminder-0");

        Assert.Equal("unit.p-qlkh|lastReminder|2026-12-09.reminder-0", notice.Key);
        Assert.Equal(notice.Key, (notice with { Units = ["a"], Draft = 2, CopyToOffice = true, ListDay = new(2026, 12, 9) }).Key);
    }

    [Fact]
    public void Holder_OfARole_HasNoId()
    {
        Assert.Equal("office", Holder.Office.ToString());
        Assert.Equal("reportLine", Holder.ReportLine.ToString());
        Assert.Equal("recipient.ubnd-tinh", Holder.Recipient("ubnd-tinh").ToString());
    }

    [Fact]
    public void ConcernedUnits_AreThoseNamedAndTheOneItGoesTo()
    {
        var notice = new Notice(NoticeKind.DutyTransferred, Holder.Unit("b"), "a") { Unit = "a", Units = ["c"] };

        Assert.Equal(["a", "b", "c"], notice.ConcernedUnits.Order());
    }
}
