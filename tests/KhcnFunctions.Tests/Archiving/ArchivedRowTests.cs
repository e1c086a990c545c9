using System.Text;
using Azure.Data.Tables;
using Xunit;

namespace KhcnFunctions.Archiving;

/// <summary>A row comes back from its line with every value and its type.</summary>
public sealed class ArchivedRowTests
{
    public static TheoryData<object> Values =>
    [
        "", "chữ có dấu, \"ngoặc\" & <thẻ>\r\n\u2028\t🖊", "\uFFFD\u0001", true, false, 0, int.MinValue, int.MaxValue, 0L, long.MinValue, 9007199254740993L,
        0d, 1d, -0.1d, 1e300, double.Epsilon, double.MaxValue,
        new DateTimeOffset(2026, 12, 10, 1, 2, 3, 4, TimeSpan.Zero).AddTicks(5678), new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), Array.Empty<byte>(), new byte[] { 0, 255, 10, 13 },
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_ComesBackAsItWas(object value)
    {
        var row = new TableEntity("p|1", "r") { ["Value"] = value, ["Schema"] = 1 };

        var line = ArchivedRow.Write(row);
        var read = ArchivedRow.Read(line);

        Assert.DoesNotContain((byte)'\n', line);
        Assert.Equal(("p|1", "r", 1), (read.PartitionKey, read.RowKey, read["Schema"]));
        Assert.Equal(value.GetType(), read["Value"].GetType());
        Assert.Equal(value, read["Value"]);
        Assert.Equal(line, ArchivedRow.Write(read));
    }

    [Fact]
    public void Line_IsAsTheTableServiceWritesIt()
    {
        var row = new TableEntity("p", "r") { ["Year"] = 2026, ["OpenedAt"] = new DateTimeOffset(2026, 11, 1, 0, 30, 0, TimeSpan.Zero), ["Rate"] = 2d, ["Who"] = "Sở", ["Gone"] = null };

        Assert.Equal(
            """{"PartitionKey":"p","RowKey":"r","OpenedAt@odata.type":"Edm.DateTime","OpenedAt":"2026-11-01T00:30:00.0000000Z","Rate@odata.type":"Edm.Double","Rate":"2","Who":"Sở","Year":2026}""",
            Encoding.UTF8.GetString(ArchivedRow.Write(row)));
    }
}
