using System.Text;
using System.Text.Json;
using Xunit;

namespace KhcnFunctions.Submissions;

public sealed class CanonicalReportTests
{
    [Fact]
    public void Write_OfAReport_IsCompactUtf8WithVietnameseAsItIs()
    {
        var report = new Report { Tasks = [new TaskReport { Task = "nv1", Results = "Tốt & đủ" }] };

        Assert.Equal("""{"tasks":[{"task":"nv1","results":"Tốt & đủ","figures":[]}],"general":{}}""", Encoding.UTF8.GetString(CanonicalReport.Write(report)));
    }

    [Fact]
    public void Write_KeepsWhatIsFirstOfItsKind()
    {
        // The first choice and zero are what .NET calls default; they are answers all the same.
        var report = new Report
        {
            Tasks = [new TaskReport { Task = "nv1", Assessment = new(CompletionLevel.Completed, null, Pace.Ahead, null), Budget = new(0, 0, null), Figures = [new("a", null, 0, false)] }],
        };

        var back = CanonicalReport.Read(CanonicalReport.Write(report));

        Assert.Equal(new Assessment(CompletionLevel.Completed, null, Pace.Ahead, null), back.Tasks[0].Assessment);
        Assert.Contains("\"pace\":\"ahead\"", Encoding.UTF8.GetString(CanonicalReport.Write(report)));
        Assert.Equal(new Budget(0, 0, null), back.Tasks[0].Budget);
        Assert.Equal(new Figure("a", null, 0, false), Assert.Single(back.Tasks[0].Figures));
    }

    [Fact]
    public void Read_OfAWrittenReport_GivesTheSameBytesAgain()
    {
        var canonical = CanonicalReport.Write(Reports.Read(Reports.Good()).Report!);

        Assert.Equal(canonical, CanonicalReport.Write(CanonicalReport.Read(canonical)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    public void Read_OfWhatIsNoReport_Throws(string json) =>
        Assert.ThrowsAny<JsonException>(() => CanonicalReport.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Sha256_IsLowerCaseHexadecimal() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", CanonicalReport.Sha256("abc"u8));
}
