using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using KhcnFunctions.Calendar;
using Xunit;

namespace KhcnFunctions.Plans;

/// <summary>The schema that editors use says the same as the records.</summary>
public sealed class PlanSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(PlanFiles.Read("plan.schema.json"))!.AsObject();

    private static readonly Type[] RecordTypes =
    [
        typeof(Plan), typeof(Agency), typeof(PlanTask), typeof(Coordination), typeof(ReportingDuty), typeof(DeadlineRule), typeof(Schedule),
        typeof(ReportLine), typeof(DistributionLine), typeof(Register), typeof(Unit), typeof(Person), typeof(Recipient), typeof(StaffMember),
    ];

    public static TheoryData<Type> Records => new(RecordTypes);

    [Theory]
    [MemberData(nameof(Records))]
    public void Schema_Record_HasItsPropertiesAndRequiredOnes(Type record)
    {
        var definition = DefinitionOf(record);
        var properties = PropertiesOf(record);

        Assert.Equal(properties.Select(property => NameOf(property.Name)), definition["properties"]!.AsObject().Select(property => property.Key).Where(name => name != "$schema"));
        Assert.Equal(properties.Where(IsRequired).Select(property => NameOf(property.Name)), definition["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.False(definition["additionalProperties"]!.GetValue<bool>());
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Schema_Property_IsDescribedAndHasTheRecordsTypeAndChoices(Type record)
    {
        var schemas = DefinitionOf(record)["properties"]!.AsObject();
        foreach (var property in PropertiesOf(record))
        {
            var schema = schemas[NameOf(property.Name)]!.AsObject();
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

            Assert.NotEmpty(schema["description"]!.GetValue<string>());
            Assert.Equal(KindOf(type), KindOf(schema));
            if (type.IsEnum)
                Assert.Equal(Enum.GetNames(type).Select(NameOf), schema["enum"]!.AsArray().Select(choice => choice!.GetValue<string>()));
        }
    }

    [Fact]
    public void Schema_Definitions_AreThoseOfTheRecordsAndThreeKindsOfText()
    {
        var expected = RecordTypes.Select(type => NameOf(type.Name)).Where(name => name != "plan").Concat(["slug", "day", "annualDay"]);

        Assert.Equal(expected.Order(), Schema["$defs"]!.AsObject().Select(definition => definition.Key).Order());
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", Schema["$schema"]!.GetValue<string>());
    }

    private static JsonObject DefinitionOf(Type record) => record == typeof(Plan) ? Schema : Schema["$defs"]![NameOf(record.Name)]!.AsObject();

    private static List<PropertyInfo> PropertiesOf(Type record) =>
        [.. record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];

    private static bool IsRequired(PropertyInfo property)
    {
        var parameter = property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters()).FirstOrDefault(candidate => candidate.Name == property.Name);
        return parameter is null
            ? property.GetCustomAttribute<RequiredMemberAttribute>() is not null
            : new NullabilityInfoContext().Create(parameter).WriteState is NullabilityState.NotNull;
    }

    private static string KindOf(Type type) =>
        type == typeof(bool) ? "boolean"
        : type == typeof(int) ? "integer"
        : type == typeof(string) || type.IsEnum || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(AnnualDay) ? "string"
        : type.IsGenericType ? "array"
        : "object";

    private static string KindOf(JsonObject schema)
    {
        if (schema["$ref"] is { } reference)
            return KindOf(Schema["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]!.AsObject());
        if (schema["anyOf"] is { } choices)
            return KindOf(choices[0]!.AsObject());
        return schema["type"] is JsonArray types ? types[0]!.GetValue<string>() : schema["type"]!.GetValue<string>();
    }

    private static string NameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
