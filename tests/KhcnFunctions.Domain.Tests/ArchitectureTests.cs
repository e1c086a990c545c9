using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions;

public sealed class ArchitectureTests
{
    private static readonly ArchUnitNET.Domain.Architecture Domain = new ArchLoader().LoadAssemblies(typeof(Plan).Assembly).Build();

    [Fact]
    public void Domain_References_NoAzureNoDurableNoWebFramework()
    {
        var references = typeof(Plan).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, name =>
            name.StartsWith("Azure.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Azure.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.DurableTask", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("SendGrid", StringComparison.Ordinal)
            || name.StartsWith("MailKit", StringComparison.Ordinal));
    }

    [Fact]
    public void Calendar_DependsOn_NothingElseOfTheDomain() =>
        ArchRuleDefinition.Types().That().ResideInNamespace("KhcnFunctions.Calendar")
            .Should().NotDependOnAny(ArchRuleDefinition.Types().That().ResideInNamespaceMatching("KhcnFunctions\\.(Plans|Cycle|Escalation|Submissions|Consolidation|Mail)"))
            .Check(Domain);
}
