using System.Text;
using Xunit;

namespace KhcnFunctions.Submissions.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Báo cáo tổng kết năm 2026.docx", "Báo cáo tổng kết năm 2026.docx")]
    [InlineData("C:\\Users\\An\\Báo cáo.docx", "Báo cáo.docx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("  a\u0000\u0007\tb \r\n c.pdf ", "a b c.pdf")]
    [InlineData("bao\u202Ecaofdp.exe", "baocaofdp.exe")]
    [InlineData("a<b>:\"|?*.docx", "a_b_______.docx")]
    [InlineData("...", "tep-dinh-kem")]
    [InlineData("", "tep-dinh-kem")]
    [InlineData("bản ký....", "bản ký")]
    public void Clean_OfAName_IsSafeAndReadable(string name, string expected)
    {
        Assert.Equal(expected.Replace("_______", "______", StringComparison.Ordinal), FileNames.Clean(name));
        Assert.Equal(FileNames.Clean(name), FileNames.Clean(name.Normalize(NormalizationForm.FormD)));
        Assert.Equal(FileNames.Clean(name), FileNames.Clean(FileNames.Clean(name)));
    }

    [Fact]
    public void Clean_OfALongName_KeepsItsExtensionAndWholeLetters()
    {
        var name = FileNames.Clean(new string('ộ', 300).Normalize(NormalizationForm.FormD) + ".docx");

        Assert.Equal(FileNames.Longest, name.Length);
        Assert.EndsWith("ộ.docx", name);
    }

    [Fact]
    public void Clean_OfHalfASurrogatePair_DropsIt() => Assert.Equal("ab.pdf", FileNames.Clean("a\ud800b.pdf"));

    [Fact]
    public void For_AKind_PutsAFittingExtension()
    {
        Assert.Equal("a.JPEG", FileNames.For(FileKind.Jpeg, "a.JPEG"));
        Assert.Equal("a.exe.pdf", FileNames.For(FileKind.Pdf, "a.exe"));
    }

    [Fact]
    public void ContentDisposition_OfAVietnameseName_IsAnAttachmentInBothForms() => Assert.Equal(
        "attachment; filename=\"Bao cao Dot 1.docx\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%C4%90%E1%BB%A3t%201.docx",
        FileTypes.ContentDisposition("Báo cáo Đợt 1.docx"));
}
