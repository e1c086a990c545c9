using System.CommandLine;
using KhcnFunctions.LocalHost.Api;
using KhcnFunctions.LocalHost.Functions;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>Writes the API's document as it follows from the code, for whoever changed the API.</summary>
internal static class ApiDocumentCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "Tệp mô tả API (OpenAPI 3.1) cần ghi." };

    public static Command Create()
    {
        var command = new Command("openapi", "Ghi mô tả API (OpenAPI 3.1) theo mã nguồn.") { File };
        command.SetAction(async (arguments, ct) =>
            await System.IO.File.WriteAllTextAsync(arguments.GetValue(File)!, await ApiDocument.WriteAsync(FunctionCatalog.Of(typeof(KhcnServices).Assembly), ct), ct));
        return command;
    }
}
