using CsCheck;
using KhcnFunctions.Cycle;
using Xunit;

namespace KhcnFunctions.Submissions;

public sealed class AccessTokenTests
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private static readonly CycleKey Cycle = new("skhcn-quang-ngai", "dich-vu-khcn", "2026");
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];
    private static readonly Gen<string> Slug = Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"], 1, 20];

    [Fact]
    public void Token_OfAnyHolderAndGeneration_IsReadBackAsItWasIssued() =>
        Gen.Select(Slug, Slug, Gen.Int[2020, 2050], Gen.Int[0, ushort.MaxValue], Gen.Byte.Array[16, 64]).Sample((agency, holder, year, generation, key) =>
        {
            var cycle = new CycleKey(agency, "ke-hoach", $"{year}");

            var text = AccessToken.Issue(cycle, holder, generation, key);
            var token = AccessToken.Read(text, [key]);

            Assert.Matches("^[a-z2-7]{40}$", text);
            Assert.True(token!.IsFor(cycle));
            Assert.True(token.Names(holder));
            Assert.Equal(generation, token.Generation);
        });

    [Fact]
    public void Token_InUpperOrMixedCase_IsTheSame()
    {
        var text = Issue();

        Assert.Equal(Read(text), Read(text.ToUpperInvariant()));
        Assert.Equal(Read(text), Read(text[..20].ToUpperInvariant() + text[20..]));
    }

    [Fact]
    public void Token_WithAnySingleBitFlipped_IsRefused()
    {
        // 40 characters of 5 bits are 25 bytes exactly: no bit is spare, so that no two spellings mean the same.
        var text = Issue();
        for (var bit = 0; bit < text.Length * 5; bit++)
            Assert.Null(Read(With(text, bit / 5, Alphabet[Alphabet.IndexOf(text[bit / 5]) ^ (1 << (bit % 5))])));
    }

    [Fact]
    public void Token_WithAnotherCharacterAtAnyPlace_IsRefused()
    {
        // With a k and an i in it: the Kelvin sign and the dotted capital I have them as lower case somewhere.
        var text = Enumerable.Range(0, 1000).Select(number => AccessToken.Issue(Cycle, $"u{number}", 1, Key)).First(token => token.Contains('k') && token.Contains('i'));
        for (var place = 0; place < text.Length; place++)
        {
            foreach (var letter in Enumerable.Range(0, 0x2200).Select(code => (char)code).Where(letter => char.ToUpperInvariant(letter) != char.ToUpperInvariant(text[place]) || !char.IsAscii(letter)))
                Assert.Null(Read(With(text, place, letter)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Text_ThatIsNoToken_IsRefused(string text) => Assert.Null(Read(text));

    [Fact]
    public void Token_ThatIsCutOrLonger_IsRefused()
    {
        var text = Issue();

        Assert.Null(Read(text[..^1]));
        Assert.Null(Read(text + "a"));
        Assert.Null(Read(" " + text[..^1]));
        Assert.Null(Read(text + "="));
    }

    [Fact]
    public void Token_OfAnotherKey_IsRefused_AndOfAnyOfSeveralIsRead()
    {
        byte[] other = [.. Key.Reverse()];

        Assert.Null(AccessToken.Read(Issue(), [other]));
        Assert.Null(AccessToken.Read(Issue(), []));
        Assert.NotNull(AccessToken.Read(Issue(), [other, Key]));
        Assert.NotNull(AccessToken.Read(Issue(), [Key, other]));
    }

    [Fact]
    public void Token_NamesOneCycleHolderAndGeneration()
    {
        var token = Read(Issue())!;

        Assert.True(token.IsFor(Cycle));
        Assert.False(token.IsFor(Cycle with { Period = "2027" }));
        Assert.False(token.IsFor(Cycle with { Plan = "ke-hoach-khac" }));
        Assert.False(token.IsFor(Cycle with { Agency = "so-khac" }));
        Assert.True(token.Names("p-qlkh"));
        Assert.False(token.Names("p-qlcncn"));
        Assert.False(token.Names("P-QLKH"));
        Assert.Equal(3, token.Generation);
    }

    [Fact]
    public void IdOf_ARehearsal_IsThatOfItsCycle()
    {
        Assert.Equal(AccessToken.IdOf(Cycle), AccessToken.IdOf(CycleKey.ForRehearsal("thu7", Cycle)));
        Assert.Matches("^[0-9a-f]{10}$", AccessToken.IdOf(Cycle));
    }

    [Fact]
    public void Generation_BeyondItsTwoBytes_IsNeverCutOff() =>
        Assert.Throws<OverflowException>(() => AccessToken.Issue(Cycle, "p-qlkh", ushort.MaxValue + 1, Key));

    private static string Issue() => AccessToken.Issue(Cycle, "p-qlkh", 3, Key);

    private static AccessToken? Read(string text) => AccessToken.Read(text, [Key]);

    private static string With(string text, int place, char letter) => text[..place] + letter + text[(place + 1)..];
}
