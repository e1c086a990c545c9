using KhcnFunctions.PlanDocuments.Names;

namespace KhcnFunctions.PlanDocuments;

/// <summary>What was found in a plan document and what it leaves open, as lines in Vietnamese.</summary>
public static class PlanDocumentText
{
    /// <summary>Everything that was found, with where it stands.</summary>
    public static IEnumerable<string> Found(PlanDocument document)
    {
        foreach (var (name, found) in (IEnumerable<(string, Found<string>?)>)
        [
            ("Cơ quan chủ quản", document.SuperiorAgency), ("Cơ quan ban hành", document.Agency), ("Số", document.Number), ("Ký hiệu", document.Sign), ("Địa danh", document.Place),
        ])
        {
            yield return Line(name, found?.Value, found?.Place.ToString());
        }

        yield return Line("Ngày ký", document.Date?.Value.AsWritten, document.Date?.Place.ToString());
        yield return Line("Loại văn bản", document.Kind?.Value, document.Kind?.Place.ToString());
        yield return Line("Trích yếu", document.Abstract?.Value, document.Abstract?.Place.ToString());
        foreach (var basis in document.LegalBases)
            yield return Line("Căn cứ", basis.Value.AsWritten, basis.Place.ToString());
        yield return Line("Mục đích", document.Purpose?.Value, document.Purpose?.Place.ToString());
        yield return Line("Yêu cầu", document.Requirements?.Value, document.Requirements?.Place.ToString());
        yield return $"Nhiệm vụ: {document.Tasks.Count}";
        foreach (var line in document.Tasks.SelectMany(Task))
            yield return line;
        yield return $"Chế độ báo cáo: {document.Duties.Count}";
        foreach (var duty in document.Duties)
            yield return $"  {string.Join(", ", duty.Who.Select(party => party.AsWritten))}: {duty.What}{Part(" gửi ", duty.To)}{Part(" qua ", duty.Through)}; {string.Join("; ", duty.Time.Rules.Select(rule => rule.Describe()))} ({duty.Place})";
        yield return Line("Nơi nhận", string.Join("; ", document.Recipients.Select(line => line.Value)), document.Recipients is [var first, ..] ? first.Place.ToString() : null);
        yield return Line("Người ký", document.Signer is { Value: var signer } ? string.Join(", ", signer.OnBehalf.Append(signer.Position).Append(signer.Name).OfType<string>()) : null, document.Signer?.Place.ToString());
    }

    /// <summary>The open questions, those without an answer to which there is no plan first.</summary>
    public static IEnumerable<string> Questions(IReadOnlyList<PlanQuestion> questions, KnownNames names)
    {
        if (questions.Count == 0)
            return ["Không còn chỗ nào phải trả lời."];
        return questions.OrderByDescending(question => question.IsMissing).Select(question =>
            $"{(question.IsMissing ? "Cần trả lời" : "Cần xem lại")}: {question.Field}{(question.Place is { } place ? $" ({place})" : "")}: {question.Text}{Part("; có thể là: ", string.Join(", ", question.Candidates.Select(id => $"{NameOf(id, names)} [{id}]")))}.")
            .Prepend($"Còn {questions.Count} chỗ:");
    }

    private static IEnumerable<string> Task(DocumentTask task, int at)
    {
        yield return $"  {task.Number ?? $"({at + 1})"}. {task.Title.Value} ({task.Place})";
        if (task.Directing is { } directing)
            yield return $"     Chỉ đạo: {Named(directing.Value)}";
        if (task.Leads is { } leads)
            yield return $"     Chủ trì: {Named(leads.Value)}";
        if (task.Supports is { } supports)
            yield return $"     Phối hợp: {Named(supports.Value)}";
        if (task.Time is { } time)
            yield return $"     Thời gian: {string.Join("; ", time.Value.Rules.Select(rule => rule.Describe()))}";
        if (task.Product is { } product)
            yield return $"     Sản phẩm: {product.Value}";
    }

    private static string Named(PartyList list) => string.Join(", ", list.Parties.Select(Named).Concat(list.Related ? ["các đơn vị liên quan"] : []));

    private static string Named(Party party) => $"{party.AsWritten} [{party.Id ?? "?"}]";

    private static string NameOf(string id, KnownNames names) =>
        names.Units.FirstOrDefault(unit => unit.Id == id)?.Name ?? names.People.FirstOrDefault(person => person.Id == id)?.Name ?? names.Recipients.FirstOrDefault(recipient => recipient.Id == id)?.Name ?? id;

    private static string Line(string name, string? value, string? place) => string.IsNullOrEmpty(value) ? $"{name}: không tìm thấy" : $"{name}: {value.ReplaceLineEndings(" ")} ({place})";

    private static string Part(string before, string? text) => string.IsNullOrEmpty(text) ? "" : before + text;
}
