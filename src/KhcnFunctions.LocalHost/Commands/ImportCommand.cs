using System.CommandLine;
using KhcnFunctions.PlanDocuments;
using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.Plans;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>Reads a plan document and says what it found and what it doubts; writes the plan where nothing is missing.</summary>
internal static class ImportCommand
{
    /// <summary>Ends with this while questions are open.</summary>
    private const int QuestionsOpen = 2;

    private static readonly Argument<string> FileArgument = new("FILE") { Description = "Văn bản kế hoạch (.docx, .pdf có chữ, hoặc .txt)." };

    private static readonly Option<string?> RegisterOption = new("--register") { Description = "Danh bạ: một tệp kế hoạch, hoặc tệp JSON có units, people, recipients; mặc định là kế hoạch kèm theo chương trình.", HelpName = "FILE" };

    private static readonly Option<string> OutOption = new("--out") { Description = "Tệp kế hoạch (JSON) cần ghi.", HelpName = "FILE", Required = true };

    public static Command Create()
    {
        var command = new Command("import", "Đọc một văn bản kế hoạch thành tệp kế hoạch; nêu những gì tìm thấy và những chỗ cần trả lời.") { FileArgument, RegisterOption, OutOption };
        command.SetAction((arguments, ct) => RunAsync(arguments.GetValue(FileArgument)!, arguments.GetValue(RegisterOption), arguments.GetValue(OutOption)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(string file, string? registerFile, string outFile, CancellationToken ct)
    {
        try
        {
            var (names, register) = registerFile is null ? (KnownNames.Of(PlanFile.Shipped), PlanFile.Shipped) : await RegisterAsync(registerFile, ct);
            using var content = new MemoryStream(await BytesAsync(file, ct), writable: false);
            var document = PlanDocumentReader.Read(content, Path.GetFileName(file), names);
            foreach (var line in PlanDocumentText.Found(document))
                Console.WriteLine(line);
            var draft = register is null ? new(null, document.Questions) : PlanDraft.Of(document, register);
            foreach (var line in PlanDocumentText.Questions(draft.Questions, names))
                Console.WriteLine(line);
            return await WriteAsync(draft, register is not null, outFile, ct);
        }
        catch (PlanDocumentException refused)
        {
            throw new LocalHostException(ExitCode.Failure, $"Không đọc được '{file}': {refused.Message}", refused);
        }
    }

    private static async Task<int> WriteAsync(PlanDraft draft, bool hasPlan, string outFile, CancellationToken ct)
    {
        if (draft.Plan is null)
        {
            Console.WriteLine(hasPlan ? "Chưa ghi tệp kế hoạch vì còn chỗ phải trả lời." : "Chưa ghi tệp kế hoạch: danh bạ đã cho không phải tệp kế hoạch nên thiếu hộp thư và lịch nhắc.");
            return QuestionsOpen;
        }

        var json = PlanFile.Write(draft.Plan);
        if (PlanFile.Read(json, outFile) is { Plan: null } wrong)
        {
            Console.WriteLine($"Chưa ghi tệp kế hoạch vì còn lỗi:\n{wrong.Describe()}");
            return QuestionsOpen;
        }

        try
        {
            await File.WriteAllTextAsync(outFile, json, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException(ExitCode.Failure, $"Không ghi được '{outFile}': {fault.Message}", fault);
        }

        Console.WriteLine($"Đã ghi tệp kế hoạch: {outFile}");
        return draft.Questions.Count == 0 ? 0 : QuestionsOpen;
    }

    /// <summary>The plan is null where the file is a register alone.</summary>
    private static async Task<(KnownNames Names, Plan? Plan)> RegisterAsync(string file, CancellationToken ct)
    {
        var bytes = await BytesAsync(file, ct);
        return (RegisterFile.Read(bytes), PlanFile.Read(bytes, Path.GetFileName(file)).Plan);
    }

    private static async Task<byte[]> BytesAsync(string file, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException(ExitCode.Failure, $"Không đọc được tệp '{file}': {fault.Message}", fault);
        }
    }
}
