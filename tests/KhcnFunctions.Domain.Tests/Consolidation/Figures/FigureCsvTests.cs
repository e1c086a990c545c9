using System.Text;
using System.Text.Json;
using Xunit;

namespace KhcnFunctions.Consolidation.Figures;

public sealed class FigureCsvTests
{
    [Fact]
    public void Csv_OfUnits_IsReadByAVietnameseExcel()
    {
        var bytes = FigureCsv.Write(FigureData.From(SampleCycle.Normal()), FigureTableKind.Units);
        var lines = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n");

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("TT;Phòng, đơn vị;Tình trạng;Thời hạn;Thời điểm nhận;Số ngày chậm;Lần gửi;Số lần nhắc", lines[0]);
        Assert.Equal("1;Phòng Quản lý Công nghệ và Chuyên ngành;Đúng hạn;10/12/2026;08/12/2026 15:42;;2;2", lines[1]);
        Assert.Equal("4;Đơn vị mẫu gửi sau hạn;Gửi chậm;10/12/2026;12/12/2026 15:42;3;2;4", lines[4]);
        Assert.Equal("5;Đơn vị mẫu chưa có báo cáo;Chưa gửi;10/12/2026;;2;;4", lines[5]);
        Assert.Equal("", lines[^1]);
    }

    [Fact]
    public void Csv_OfFigures_HasDecimalCommasAndNoGroups()
    {
        var text = Text(SampleCycle.Normal(), FigureTableKind.Figures);

        Assert.Contains(";1;Số doanh nghiệp được hướng dẫn;1240;doanh nghiệp;ước\r\n", text, StringComparison.Ordinal);
        Assert.Contains(";1;Tỷ lệ hồ sơ đúng hạn;98,5;%;\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_OfTasks_SaysRoleAndLevel()
    {
        var text = Text(SampleCycle.Normal(), FigureTableKind.Tasks);

        Assert.Contains("Chủ trì: hoàn thành;Chủ trì: đang thực hiện;Chủ trì: đang thực hiện;Phối hợp: không phát sinh;", text, StringComparison.Ordinal);
        Assert.Contains("Đơn vị mẫu chưa có báo cáo;Phối hợp;Phối hợp;", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@A1", "'@A1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a \"b\"\nc", "\"a \"\"b\"\"\nc\"")]
    [InlineData("a-b", "a-b")]
    public void Text_OfAUnit_IsQuotedAndNoFormula(string text, string field) =>
        Assert.Contains($";1;{field};1;{field};ước\r\n", Text(SampleCycle.WithText(text), FigureTableKind.Figures), StringComparison.Ordinal);

    [Fact]
    public void Json_OfACycle_HasStableNames()
    {
        using var json = JsonDocument.Parse(FigureJson.Write(FigureData.From(SampleCycle.Normal())));
        static IEnumerable<string> names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
        var root = json.RootElement;

        Assert.Equal(["year", "compiledAt", "rehearsal", "tasks", "units", "duties", "figures", "budgets", "budgetTotal"], names(root));
        Assert.Equal(["unit", "name", "standing", "deadline", "onTimeBefore", "receivedAt", "daysLate", "version", "reminders"], names(root.GetProperty("units")[0]));
        Assert.Equal(["unit", "task", "role", "level", "answered", "nothingToReport"], names(root.GetProperty("duties")[0]));
        Assert.Equal(["unit", "unitName", "task", "taskNumber", "name", "value", "measure", "fullYearEstimate"], names(root.GetProperty("figures")[0]));
        Assert.Equal(["task", "taskNumber", "title", "level", "planned", "spent", "sources"], names(root.GetProperty("budgets")[0]));
        Assert.Equal(("onTime", "2026-12-08T15:42:00+07:00"), (root.GetProperty("units")[0].GetProperty("standing").GetString(), root.GetProperty("units")[0].GetProperty("receivedAt").GetString()));
        Assert.Equal(1_250_000_000m, root.GetProperty("budgetTotal").GetProperty("planned").GetDecimal());
    }

    private static string Text(ConsolidationInput input, FigureTableKind kind) => Encoding.UTF8.GetString(FigureCsv.Write(FigureData.From(input), kind));
}
