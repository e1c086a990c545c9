using Xunit;

namespace KhcnFunctions.Mail;

public sealed class MatterTests
{
    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    /// <summary>Lists of mails tell kinds apart by it.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Matter_OfAKind_IsItsOwn(NoticeKind kind) =>
        Assert.Single(Enum.GetValues<NoticeKind>(), other => Letters.Matter(other) == Letters.Matter(kind));
}
