namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>
/// Forms (a) and (c): a numbered task with lines or sub-headings that say who leads it, who supports, when. A line belongs to the nearest heading
/// over it that is no such line itself. A sibling without any is a task too, whose lead is missing.
/// </summary>
internal static class FieldTasks
{
    public static IReadOnlyList<DocumentTask> Read(DocumentNode section, TaskFields fields)
    {
        var tasks = new Dictionary<DocumentNode, DocumentTask>();
        var lines = section.Descendants.Select(node => (Node: node, Line: FieldLabels.Line(node.Text))).Where(pair => pair.Line is { Field: not TaskField.Wrapper }).ToList();
        foreach (var (node, line) in lines)
        {
            if (OwnerOf(node, section) is not { } owner)
                continue;
            var words = line!.Value.Value.Length > 0 ? line.Value.Value : string.Join('\n', node.Children.Select(child => child.Text));
            var place = line.Value.Value.Length > 0 || node.Children.Count == 0 ? node.Block.Place : node.Children[0].Block.Place;
            var task = tasks.TryGetValue(owner, out var read) ? read : New(owner);
            tasks[owner] = fields.With(task, line.Value.Field, words, place);
        }

        if (!tasks.Values.Any(task => task.Leads is not null || task.Supports is not null || task.Directing is not null))
            return [];
        foreach (var owners in tasks.Keys.Where(owner => !owner.IsBullet).GroupBy(owner => (Parent: owner.Parent ?? section, Looks: Looks(owner))).ToList())
        {
            foreach (var sibling in owners.Key.Parent.Children.Where(node => node.Label.Length > 0 && !node.IsBullet && Looks(node) == owners.Key.Looks))
            {
                if (!tasks.ContainsKey(sibling) && !sibling.Descendants.Any(tasks.ContainsKey) && FieldLabels.Line(sibling.Text) is null)
                    tasks[sibling] = New(sibling);
            }
        }

        return [.. section.Descendants.Where(tasks.ContainsKey).Select(node => tasks[node])];
    }

    public static DocumentTask New(DocumentNode owner) =>
        new(owner.Block.Place, owner.Parent?.Text, owner.Number, new(owner.Text, owner.Block.Place));

    private static DocumentNode? OwnerOf(DocumentNode line, DocumentNode section)
    {
        for (var node = line.Parent; node is not null && node != section; node = node.Parent)
        {
            if (FieldLabels.Line(node.Text) is null)
                return node;
        }

        return null;
    }

    // Digits with digits, letters with letters.
    private static int Looks(DocumentNode node) => node.Number is { Length: > 0 } number ? char.IsDigit(number[0]) ? 1 : char.IsLower(number[0]) ? 2 : 3 : 0;
}
