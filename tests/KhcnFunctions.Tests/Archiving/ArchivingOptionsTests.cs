using Xunit;

namespace KhcnFunctions.Archiving;

public sealed class ArchivingOptionsTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(35, true)]
    [InlineData(-1, false)]
    public void Keep_IsANumberOfDays(int days, bool isRight) => Assert.Equal(isRight, new ArchivingOptionsValidator().Validate(null, new ExportOptions { Keep = days }).Succeeded);

    [Theory]
    [InlineData(0, true)]
    [InlineData(20, true)]
    [InlineData(-1, false)]
    [InlineData(101, false)]
    public void Years_AreANumberOfYears(int years, bool isRight) => Assert.Equal(isRight, new ArchivingOptionsValidator().Validate(null, new RetentionOptions { Years = years }).Succeeded);

    [Fact]
    public void Defaults_DeleteNoCycle() => Assert.Equal(0, new RetentionOptions().Years);
}
