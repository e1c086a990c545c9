using KhcnFunctions.Api;
using KhcnFunctions.Consolidation.Figures;
using KhcnFunctions.Cycle;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Consolidation;

/// <summary>HCTH takes the figures of a cycle: for programs, for a spreadsheet, for print.</summary>
public sealed class FigureFunctions(HttpPipeline pipeline, CycleViews views, ConsolidationInputs inputs)
{
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Function("CycleFigures")]
    [ApiOperation("The data of which the report is made, as JSON, CSV or a workbook", Problems = [StatusCodes.Status400BadRequest])]
    [ApiQuery("format", "json, csv or xlsx")]
    [ApiQuery("table", "For csv: units, tasks, figures or budgets")]
    public Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/{agency}/plans/{plan}/cycles/{period}/figures")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, new CycleKey(agency, plan, period), async (caller, token) =>
        {
            var (format, table) = (request.Query["format"].ToString(), request.Query["table"].ToString());
            var kind = format == "csv" ? TableOf(table) : default;
            if (format is not ("" or "json" or "csv" or "xlsx"))
                throw new ProblemException(StatusCodes.Status400BadRequest, "unknown-format", "Định dạng chưa hỗ trợ", "Các định dạng có thể chọn (format): json, csv, xlsx.");

            var view = await views.LoadAsync(caller, token);
            var input = await inputs.ReadAsync(view, await view.Table.UnitsAsync(token), token);
            return format switch
            {
                "csv" => new FileContentResult(FigureCsv.Write(FigureData.From(input), kind), "text/csv; charset=utf-8") { FileDownloadName = $"so-lieu-{period}-{table}.csv" },
                "xlsx" => new FileContentResult(await SheetsAsync(input, token), Sheets) { FileDownloadName = $"so-lieu-{period}.xlsx" },
                _ => new FileContentResult(FigureJson.Write(FigureData.From(input)), "application/json; charset=utf-8"),
            };
        }, ct);

    private static FigureTableKind TableOf(string table) => table switch
    {
        "units" => FigureTableKind.Units,
        "tasks" => FigureTableKind.Tasks,
        "figures" => FigureTableKind.Figures,
        "budgets" => FigureTableKind.Budgets,
        _ => throw new ProblemException(StatusCodes.Status400BadRequest, "unknown-table", "Chưa chọn bảng", "Các bảng có thể chọn (table): units, tasks, figures, budgets."),
    };

    private static async Task<byte[]> SheetsAsync(ConsolidationInput input, CancellationToken ct)
    {
        using var workbook = new MemoryStream();
        await FigureSheets.WriteAsync(input, workbook, ct);
        return workbook.ToArray();
    }
}
