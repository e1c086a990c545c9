using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.PlanDocuments.Outlining;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>What a document leaves open, and what in it has to be looked at.</summary>
internal static class QuestionRules
{
    public static IReadOnlyList<PlanQuestion> Of(PlanDocument document, KnownNames names) =>
        [.. OfHead(document), .. document.LegalBases.Index().SelectMany(basis => Doubt($"legalBases[{basis.Index}]", basis.Item)), .. document.Tasks.Index().SelectMany(task => OfTask(task.Index, task.Item, names)), .. document.Duties.Index().SelectMany(duty => OfDuty(duty.Index, duty.Item, names))];

    private static IEnumerable<PlanQuestion> OfHead(PlanDocument document)
    {
        if (document.Agency is null)
            yield return Missing("agency", null, "chưa tìm thấy tên cơ quan ban hành ở đầu văn bản");
        if (document.Number is null)
            yield return Missing("number", document.Sign?.Place, "văn bản để trống số; cần ghi số, ký hiệu trước khi mở kỳ báo cáo");
        if (document.Date?.Value.Whole is null)
            yield return Missing("date", document.Date?.Place, "văn bản để trống hoặc ghi chưa đủ ngày, tháng, năm ký; cần ghi trước khi mở kỳ báo cáo");
        if (document.Abstract is null)
            yield return Missing("title", document.Kind?.Place, "chưa tìm thấy tên loại và trích yếu của kế hoạch");
        if (document.Tasks.Count == 0)
            yield return Missing("tasks", null, "chưa tìm thấy nhiệm vụ nào trong văn bản");
    }

    private static IEnumerable<PlanQuestion> OfTask(int index, DocumentTask task, KnownNames names)
    {
        var place = $"tasks[{index}]";
        if (task.Title.Value.Length == 0)
            yield return Missing($"{place}.title", task.Place, "nhiệm vụ chưa có nội dung");
        if (task.Directing is { } directing)
        {
            foreach (var question in OfParty($"{place}.directing", directing.Value, directing.Place, names.People.Count > 0, "lãnh đạo chỉ đạo"))
                yield return question;
        }

        if (task.Leads is not { Value: { Parties.Count: > 0 } } leads)
        {
            yield return Missing($"{place}.leads", task.Place, "văn bản không nêu đơn vị chủ trì nhiệm vụ này");
        }
        else
        {
            foreach (var question in OfParties($"{place}.leads", leads, names, "đơn vị chủ trì"))
                yield return question;
        }

        if (task.Supports is { } supports)
        {
            foreach (var question in OfParties($"{place}.supports", supports, names, "đơn vị phối hợp"))
                yield return question;
        }

        if (task.Time is { Value.IsUnclear: true } time)
            yield return new($"{place}.time", time.Place, $"chưa xác định được ngày từ '{time.Value.AsWritten}'", [], IsMissing: false);
    }

    private static IEnumerable<PlanQuestion> OfDuty(int index, DocumentDuty duty, KnownNames names)
    {
        foreach (var (at, party) in duty.Who.Index())
        {
            foreach (var question in OfParty($"duties[{index}].who[{at}]", party, duty.Place, names.Units.Count > 0 && !UnitIndex.IsWhole(NameWords.Of(party.AsWritten)), "nơi báo cáo"))
                yield return question;
        }

        if (duty.Time.IsUnclear)
            yield return new($"duties[{index}].time", duty.Place, $"chưa xác định được thời hạn báo cáo từ '{duty.Time.AsWritten}'", [], IsMissing: false);
    }

    private static IEnumerable<PlanQuestion> OfParties(string field, Found<PartyList> list, KnownNames names, string what) =>
        list.Value.Parties.Index().SelectMany(party => OfParty($"{field}[{party.Index}]", party.Item, list.Place, names.Units.Count > 0, what));

    private static IEnumerable<PlanQuestion> OfParty(string field, Party party, DocumentPlace place, bool isKnown, string what)
    {
        if (party.Id is null && isKnown)
            yield return new(field, place, $"{what} '{party.AsWritten}': {party.Doubt}", party.Candidates, IsMissing: true);
        else if (party is { Id: not null, Doubt: not null })
            yield return new(field, place, $"{what} '{party.AsWritten}': {party.Doubt}", party.Candidates, IsMissing: false);
    }

    private static IEnumerable<PlanQuestion> Doubt<T>(string field, Found<T> found) =>
        found.Doubt is { } doubt ? [new(field, found.Place, doubt, [], IsMissing: false)] : [];

    private static PlanQuestion Missing(string field, DocumentPlace? place, string text) => new(field, place, text, [], IsMissing: true);
}
