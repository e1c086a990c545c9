using KhcnFunctions.PlanDocuments.Outlining;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>The forms in which plans name their tasks; of a section the first that fits is taken.</summary>
internal static class TaskRules
{
    private static readonly Func<DocumentNode, TaskFields, IReadOnlyList<DocumentTask>>[] Forms =
    [
        (section, fields) => TableTasks.Read(section.Tables, fields),
        FieldTasks.Read,
        UnitTasks.Read,
        AssignedTasks.Read,
    ];

    public static IReadOnlyList<DocumentTask> Read(IEnumerable<DocumentNode> sections, IEnumerable<OutlineBlock> annexes, TaskFields fields) =>
        [.. sections.SelectMany(section => Section(section, fields)), .. TableTasks.Read(annexes.OfType<OutlineTable>(), fields)];

    private static IReadOnlyList<DocumentTask> Section(DocumentNode section, TaskFields fields)
    {
        // A table that stands outside of all sections is a section by itself.
        if (section.Block is OutlineTable table)
            return TableTasks.Read([table], fields);
        return Forms.Select(form => form(section, fields)).FirstOrDefault(tasks => tasks.Count > 0) ?? [];
    }
}
