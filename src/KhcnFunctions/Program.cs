using KhcnFunctions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddRequestLimits();
builder.Services.AddKhcn(builder.Configuration);
await builder.Build().RunAsync();
