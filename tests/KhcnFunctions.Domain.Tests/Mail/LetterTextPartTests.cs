using Xunit;

namespace KhcnFunctions.Mail;

public sealed class LetterTextPartTests
{
    [Fact]
    public void ToText_AllBlocks_ReadsAsLines()
    {
        var letter = new Letter
        {
            Subject = "Tiêu đề",
            Salutation = "Kính gửi: Phòng A",
            Blocks =
            [
                new LetterParagraph("Một đoạn."),
                new LetterList(["mục một", "mục hai"]),
                new LetterTable(["TT", "Đơn vị", "Đầu mối"], [["1", "Phòng A", "Lê Văn B"]]),
                new LetterLink("Đường liên kết", "https://a.example/x"),
            ],
            SignOff = ["Trân trọng."],
            Caution = "Lưu ý.",
        };

        Assert.Equal(
            "Kính gửi: Phòng A\n\nMột đoạn.\n\n- mục một\n- mục hai\n\n1. Phòng A\n   Đầu mối: Lê Văn B\n\nĐường liên kết:\nhttps://a.example/x\n\nTrân trọng.\n\nLưu ý.\n",
            letter.ToText());
    }

    [Fact]
    public void ToText_AnyLetter_BreaksLinesBetweenWords() =>
        Assert.All(SampleCycle.AllLetters(), item =>
            Assert.All(item.Letter.ToText().Split('\n'), line => Assert.True(line.Length <= 76 || !line.Contains(' '), line)));

    [Fact]
    public void ToText_LongItem_IsIndentedBelowItsDash()
    {
        var item = string.Join(' ', Enumerable.Repeat("nhiệm vụ", 20));
        var letter = new Letter { Subject = "", Salutation = "A", Blocks = [new LetterList([item])], SignOff = [] };

        var lines = letter.ToText().Split('\n');

        Assert.StartsWith("- nhiệm", lines[2]);
        Assert.StartsWith("  nhiệm", lines[3]);
    }
}
