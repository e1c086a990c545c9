using Xunit;

namespace KhcnFunctions.Desk.SignIn;

public sealed class SecretTests
{
    [Fact]
    public void New_Always_IsAnother256Bits()
    {
        var secrets = Enumerable.Range(0, 1000).Select(_ => Secret.New()).ToList();

        Assert.Equal(1000, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.True(Secret.IsWellFormed(secret), secret));
        Assert.All(secrets, secret => Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(secret).Length));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n")]
    public void IsWellFormed_OfWhatWeNeverMake_IsFalse(string? text) => Assert.False(Secret.IsWellFormed(text));

    [Fact]
    public void HashOfAddress_WrittenInOtherCase_IsTheSame()
    {
        Assert.Equal(Secret.HashOfAddress("van-thu@skhcn.example"), Secret.HashOfAddress("Van-Thu@SKHCN.example"));
        Assert.NotEqual(Secret.HashOfAddress("van-thu@skhcn.example"), Secret.HashOfAddress("vanthu@skhcn.example"));
    }
}
