using System.Security.Cryptography;
using Xunit;

namespace KhcnFunctions.Storage;

/// <summary>What is given away sealed comes back whole, or not at all.</summary>
public sealed class SealedTextTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Use = "one use"u8.ToArray();
    private static readonly byte[] Plain = "nội dung"u8.ToArray();

    [Fact]
    public void Text_Sealed_IsOpenedByTheSameKeyForTheSameUse()
    {
        var text = SealedText.Seal(Plain, Key, Use);

        Assert.Equal(Plain, SealedText.Open(text, Key, Use));
        Assert.Equal(text.Length, SealedText.LengthFor(Plain.Length));
        Assert.NotEqual(text, SealedText.Seal(Plain, Key, Use));
        Assert.Null(SealedText.Open(text, Key, "another use"u8.ToArray()));
        Assert.Null(SealedText.Open(text, RandomNumberGenerator.GetBytes(32), Use));
    }

    [Fact]
    public void Text_ChangedAnywhere_IsNotOpened()
    {
        var text = SealedText.Seal(Plain, Key, Use);

        // The last letter holds bits that count for nothing.
        Assert.All(Enumerable.Range(0, text.Length - 1), at => Assert.Null(SealedText.Open(text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..], Key, Use)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("không phải")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Text_ThatWasNeverSealed_IsNotOpened(string text) => Assert.Null(SealedText.Open(text, Key, Use));
}
