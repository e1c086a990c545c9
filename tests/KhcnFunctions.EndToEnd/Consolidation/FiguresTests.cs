using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Web;
using Xunit;

namespace KhcnFunctions.EndToEnd.Consolidation;

/// <summary>HCTH takes the figures of an open cycle.</summary>
[Collection(SharedAzurite.Name)]
public sealed class FiguresTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    [Fact]
    public async Task Figures_OfAnOpenCycle_AreGivenInEachForm()
    {
        var cycle = await office.OpenAsync("2026-11-16 07:30");
        await cycle.GoToAsync("2026-11-16 09:00");
        await cycle.SubmitAsync("p-qlcncn");
        var token = cycle.TokenOf(CallerFinder.OfficeHolder);

        var json = await cycle.SendAsync(HttpMethod.Get, cycle.Route + "/figures", token, null);
        var csv = await GetAsync(cycle, "?format=csv&table=units", token);
        var sheets = await GetAsync(cycle, "?format=xlsx", token);

        Assert.Equal(HttpStatusCode.OK, json.Status);
        var unit = json.Body.GetProperty("units").EnumerateArray().Single(each => each.GetProperty("unit").GetString() == "p-qlcncn");
        Assert.Equal(("onTime", 1), (unit.GetProperty("standing").GetString(), unit.GetProperty("version").GetInt32()));
        Assert.Equal(("text/csv", "so-lieu-2026-units.csv"), (csv.Type, csv.Name));
        Assert.Contains(";Đúng hạn;10/12/2026;16/11/2026 09:00;;1;0\r\n", Encoding.UTF8.GetString(csv.Bytes), StringComparison.Ordinal);
        Assert.Equal("so-lieu-2026.xlsx", sheets.Name);
        using var zip = new ZipArchive(new MemoryStream(sheets.Bytes));
        Assert.Equal(4, zip.Entries.Count(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Figures_InAnotherForm_OrForAUnit_AreRefused()
    {
        var cycle = await office.OpenAsync();
        var token = cycle.TokenOf(CallerFinder.OfficeHolder);

        var format = await cycle.SendAsync(HttpMethod.Get, cycle.Route + "/figures?format=pdf", token, null);
        var table = await cycle.SendAsync(HttpMethod.Get, cycle.Route + "/figures?format=csv&table=x", token, null);
        var unit = await cycle.SendAsync(HttpMethod.Get, cycle.Route + "/figures", cycle.TokenOf("ttud"), null);

        Assert.Equal((HttpStatusCode.BadRequest, "unknown-format"), (format.Status, format.Problem));
        Assert.Equal((HttpStatusCode.BadRequest, "unknown-table"), (table.Status, table.Problem));
        Assert.NotEqual(HttpStatusCode.OK, unit.Status);
        Assert.NotNull(unit.Problem);
    }

    private static async Task<(string? Type, string? Name, byte[] Bytes)> GetAsync(CycleHarness cycle, string query, string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(cycle.Address, cycle.Route + "/figures" + query));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.FileName?.Trim('"'), await response.Content.ReadAsByteArrayAsync());
    }
}
