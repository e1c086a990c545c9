using KhcnFunctions;
using KhcnFunctions.Watching;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddRequestLimits();
builder.Services.AddKhcn(builder.Configuration);
builder.Services.AddTelemetry(builder.Configuration)?.UseFunctionsWorkerDefaults();
await builder.Build().RunAsync();
