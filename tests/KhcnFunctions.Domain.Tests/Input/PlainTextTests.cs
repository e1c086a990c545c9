using System.Text;
using CsCheck;
using Xunit;

namespace KhcnFunctions.Input;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Hoàn thành 12/12 chỉ tiêu.")]
    [InlineData("Dòng một\nDòng hai\r\n\tthụt vào")]
    [InlineData("tỷ lệ < 5% và > 3, a<5, 3 <= 4")]
    [InlineData("R&D, 'ngoặc', \"kép\", 50 %")]
    [InlineData("Ký tự ngoài mặt phẳng cơ bản: \U0001F4C4 \U00020000")]
    [InlineData("")]
    public void Mistake_OfPlainVietnameseText_IsNull(string text) => Assert.Null(PlainText.Mistake(text));

    [Theory]
    [InlineData("<b>đậm</b>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a </p")]
    [InlineData("<!-- chú thích -->")]
    [InlineData("<?xml version='1.0'?>")]
    [InlineData("<IMG SRC=x>")]
    public void Mistake_OfMarkup_NamesHtml(string text) => Assert.Contains("HTML", PlainText.Mistake(text));

    public static TheoryData<int> ForbiddenCharacters => [
        .. Enumerable.Range(0, 0x20).Where(code => code is not (9 or 10 or 13)), .. Enumerable.Range(0x7F, 0x21),
        // The twelve characters with Bidi_Control (Unicode Standard Annex 9).
        0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
        0xFFFE, 0xFFFF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF,
    ];

    [Theory]
    [MemberData(nameof(ForbiddenCharacters))]
    public void Mistake_OfAControlBidiOrBrokenCharacter_IsNamed(int code) =>
        Assert.Contains("ký tự điều khiển", PlainText.Mistake($"a{(char)code}b"));

    [Fact]
    public void Mistake_OfALongText_NamesTheLimit()
    {
        Assert.Null(PlainText.Mistake(new string('a', 5), 5));
        Assert.Contains("dài quá 5 ký tự", PlainText.Mistake(new string('a', 6), 5));
        Assert.Null(PlainText.Mistake(new string('a', PlainText.LongestText)));
        Assert.NotNull(PlainText.Mistake(new string('a', PlainText.LongestText + 1)));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \t\r\n\u00A0", null)]
    [InlineData("  a  b ", "a  b")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    public void Normalize_GivesOneForm(string? text, string? expected) => Assert.Equal(expected, PlainText.Normalize(text));

    [Fact]
    public void Normalize_OfEitherUnicodeForm_IsNfc() =>
        Assert.Equal("Đơn vị", PlainText.Normalize("Đơn vị".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void Normalize_OfAnyAllowedText_IsIdempotentAndStaysAllowed() =>
        Gen.String.Where(text => PlainText.Mistake(text) is null).Sample(text =>
        {
            var once = PlainText.Normalize(text);
            Assert.Equal(once, PlainText.Normalize(once));
            Assert.True(once is null || (PlainText.Mistake(once) is null && !once.Contains('\r')));
        });

    [Fact]
    public void Mistake_OfAnyText_NeverThrows() => Gen.String.Sample(text => PlainText.Mistake(text) is null or { Length: > 0 });
}
