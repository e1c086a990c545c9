using System.CommandLine;
using System.Text;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Commands;
using Microsoft.Extensions.Options;

Console.OutputEncoding = Encoding.UTF8;
var root = ServeCommand.CreateRoot();
root.Subcommands.Add(RehearseCommand.Create());
root.Subcommands.Add(PublishCommand.Create());
root.Subcommands.Add(ImportCommand.Create());
root.Subcommands.Add(ExportCommand.Create());
root.Subcommands.Add(RestoreCommand.Create());
root.Subcommands.Add(DeleteCycleCommand.Create());
root.Subcommands.Add(ApiDocumentCommand.Create());
try
{
    // A stop takes its time: the engine finishes its work and Azurite flushes its store.
    var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) };
    return await root.Parse(args).InvokeAsync(invocation);
}
catch (LocalHostException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return (int)e.Code;
}
catch (Exception e) when (Mistakes(e) is { Count: > 0 } mistakes)
{
    foreach (var mistake in mistakes)
        await Console.Error.WriteLineAsync(mistake);
    return (int)ExitCode.WrongInput;
}
catch (Exception e) when (e is Azure.RequestFailedException or AggregateException { InnerException: Azure.RequestFailedException })
{
    await Console.Error.WriteLineAsync($"Kho lưu trữ không trả lời hoặc từ chối: {e.GetBaseException().Message}");
    return (int)ExitCode.Storage;
}

// Settings that can't be used: each class of them tells of its own, and several at once come together.
static IReadOnlyList<string> Mistakes(Exception fault) => fault switch
{
    OptionsValidationException wrong => [.. wrong.Failures],
    AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
        [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(wrong => wrong.Failures)],
    _ => [],
};
