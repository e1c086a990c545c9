using System.CommandLine;
using System.Text;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Commands;

Console.OutputEncoding = Encoding.UTF8;
var root = ServeCommand.CreateRoot();
root.Subcommands.Add(RehearseCommand.Create());
root.Subcommands.Add(PublishCommand.Create());
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
catch (Exception e) when (e is Azure.RequestFailedException or AggregateException { InnerException: Azure.RequestFailedException })
{
    await Console.Error.WriteLineAsync($"Kho lưu trữ không trả lời hoặc từ chối: {e.GetBaseException().Message}");
    return (int)ExitCode.Storage;
}
