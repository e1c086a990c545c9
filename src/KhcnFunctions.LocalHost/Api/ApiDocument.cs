using System.Text.Json;
using System.Text.Json.Serialization;
using KhcnFunctions.Api;
using KhcnFunctions.LocalHost.Functions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;

namespace KhcnFunctions.LocalHost.Api;

/// <summary>Makes the API's document (OpenAPI 3.1) from the functions, their <see cref="ApiOperationAttribute"/> and the types that these name.</summary>
public static class ApiDocument
{
    private const string Name = "khcn";
    private const string Json = "application/json";
    private const string ProblemType = "application/problem+json";

    private static readonly Dictionary<ApiCaller, string> Callers = new()
    {
        [ApiCaller.Unit] = "A unit, by the last part of its link",
        [ApiCaller.Office] = "HCTH, by its token for the cycle",
        [ApiCaller.Operator] = "The IT person, by Khcn:OperatorKey",
    };

    /// <summary>The document as it follows from the code. It needs no storage: a server of its own has the addresses and nothing behind them.</summary>
    public static async Task<string> WriteAsync(FunctionCatalog functions, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer((document, _, _) => Complete(document));
            options.AddOperationTransformer((operation, context, _) => Complete(operation, context));
        });
        await using var app = builder.Build();
        foreach (var function in functions.TriggeredBy<HttpTriggerAttribute>().OrderBy(function => function.Name, StringComparer.Ordinal))
            app.Describe(function);
        await app.StartAsync(ct);
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(ct);
        await app.StopAsync(ct);
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct)).ReplaceLineEndings("\n") + "\n";
    }

    // Functions that are no operation of the API stay out.
    private static void Describe(this WebApplication app, FunctionMethod function)
    {
        if (function.Method.GetCustomAttributes(typeof(ApiOperationAttribute), inherit: false) is not [ApiOperationAttribute operation])
            return;
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var endpoint = app.MapMethods("/" + trigger.Route, trigger.Methods!, _ => Task.CompletedTask);
        endpoint.WithMetadata([function.Method, operation, new EndpointNameMetadata(function.Name), new TagsAttribute([.. Of(operation.Caller).Select(NameOf)]), .. function.Method.GetCustomAttributes(typeof(ApiQueryAttribute), inherit: false), .. Answers(operation)]);
        if (operation.Body is { } body)
            endpoint.WithMetadata(new AcceptsMetadata([operation.BodyType], body));
    }

    private static IEnumerable<IProducesResponseTypeMetadata> Answers(ApiOperationAttribute operation)
    {
        yield return new ProducesResponseTypeMetadata(StatusCodes.Status200OK, operation.Answer, operation.Answer is null ? [] : [Json]);
        if (operation.Created > 0)
            yield return new ProducesResponseTypeMetadata(operation.Created, operation.Answer, [Json]);
        var takes = operation.Body is not null || operation.BodyType != Json;
        int[] common = [StatusCodes.Status503ServiceUnavailable, .. operation.Caller is ApiCaller.Anybody ? Array.Empty<int>() : [StatusCodes.Status401Unauthorized]];
        int[] ofBody = takes ? [StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType] : [];
        foreach (var status in common.Concat(ofBody).Concat(operation.Problems).Distinct().Order())
            yield return new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), [ProblemType]);
    }

    private static Task Complete(OpenApiDocument document)
    {
        document.Info = new() { Title = "KhcnFunctions", Version = "1", Description = "The yearly reporting cycle of a department. Errors are application/problem+json (RFC 9457) in Vietnamese." };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = Callers.ToDictionary(
            caller => NameOf(caller.Key), IOpenApiSecurityScheme (caller) => new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = caller.Value });
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var described = metadata.OfType<ApiOperationAttribute>().First();
        operation.Summary = described.Summary;
        operation.Parameters ??= [];
        foreach (var place in RoutePatternFactory.Parse(context.Description.RelativePath!).Parameters)
            operation.Parameters.Add(new OpenApiParameter { Name = place.Name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        foreach (var query in metadata.OfType<ApiQueryAttribute>())
            operation.Parameters.Add(new OpenApiParameter { Name = query.Name, In = ParameterLocation.Query, Description = query.Description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        if (described.Body is null && described.BodyType != Json)
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [described.BodyType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } } } };
        if (described.Caller is not ApiCaller.Anybody)
            operation.Security = [.. Of(described.Caller).Select(caller => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(NameOf(caller), context.Document)] = [] })];
        return Task.CompletedTask;
    }

    private static IEnumerable<ApiCaller> Of(ApiCaller caller) => caller is ApiCaller.UnitOrOffice ? [ApiCaller.Unit, ApiCaller.Office] : [caller];

    private static string NameOf(ApiCaller caller) => JsonNamingPolicy.CamelCase.ConvertName(caller.ToString());
}
