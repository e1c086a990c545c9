using System.Globalization;

namespace KhcnFunctions.Plans.Reading;

/// <summary>What must hold for the tasks: numbers, who directs, who leads, who supports.</summary>
internal static class TaskRules
{
    public static void Check(Plan plan, References references, MistakeList mistakes)
    {
        RegisterRules.CheckUnique(plan.Tasks.Select((task, index) => ($"tasks[{index}].id", task.Id)), mistakes);
        RegisterRules.CheckUnique(plan.Tasks.Select((task, index) => ($"tasks[{index}].number", NumberOf(task))), mistakes);
        foreach (var (index, task) in plan.Tasks.Index())
            Check($"tasks[{index}]", task, references, mistakes);
    }

    private static void Check(string place, PlanTask task, References references, MistakeList mistakes)
    {
        references.Check($"{place}.directedBy", task.DirectedBy, References.Person);
        references.CheckAll($"{place}.leads", task.Leads, References.Unit);
        references.CheckAll($"{place}.coordination.units", task.Coordination.Units, References.Unit);
        if (task.Leads.Count == 0)
            mistakes.AddRule($"{place}.leads", "Nhiệm vụ chưa có đơn vị chủ trì.", "Ghi mã ít nhất một đơn vị chủ trì trong register.units.");
        CheckTicks($"{place}.coordination.ticked", task, references, mistakes);
    }

    private static void CheckTicks(string place, PlanTask task, References references, MistakeList mistakes)
    {
        if (task.Coordination.Ticked is not { } ticked)
            return;

        references.CheckAll(place, ticked, References.Unit);
        if (!task.Coordination.Related)
        {
            mistakes.AddRule(place, "Nhiệm vụ không có 'các phòng, đơn vị liên quan' nên không có đề xuất để chọn.", "Để ticked là null, hoặc đặt related là true nếu văn bản có ghi.");
            return;
        }

        foreach (var (index, id) in ticked.Index())
        {
            if (task.Leads.Contains(id) || task.Coordination.Units.Contains(id))
                mistakes.AddRule($"{place}[{index}]", $"'{id}' không thuộc đề xuất: đơn vị này đã chủ trì hoặc đã được nêu tên.", "Bỏ mã này khỏi ticked.");
        }
    }

    private static string NumberOf(PlanTask task) => task.Number == 0 ? "" : task.Number.ToString(CultureInfo.InvariantCulture);
}
