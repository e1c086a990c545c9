using KhcnFunctions.Plans;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>A plan file named on the command line.</summary>
internal static class PlanFileArgument
{
    /// <exception cref="LocalHostException">The file can't be read, or has mistakes, which are all named.</exception>
    public static async Task<Plan> ReadAsync(string file, CancellationToken ct)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(file, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException(ExitCode.WrongInput, $"Không đọc được tệp kế hoạch '{file}': {fault.Message}", fault);
        }

        var reading = PlanFile.Read(bytes, Path.GetFileName(file));
        return reading.Plan ?? throw new LocalHostException(
            ExitCode.WrongInput, $"Tệp kế hoạch chưa dùng được, có {reading.Mistakes.Count} lỗi:\n{reading.Describe()}");
    }
}
