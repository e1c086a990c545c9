using System.CommandLine;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>Options of more than one command.</summary>
internal static class CommonOptions
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "Thư mục giữ dữ liệu chạy thử.",
        HelpName = "DIR",
        DefaultValueFactory = _ => UserFolder.Data,
    };
}
