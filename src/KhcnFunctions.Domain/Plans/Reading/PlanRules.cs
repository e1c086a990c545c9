namespace KhcnFunctions.Plans.Reading;

/// <summary>What must hold between the parts of a plan.</summary>
internal static class PlanRules
{
    // The Functions host keeps these for itself as the start of a route.
    private static readonly string[] ReservedAgencies = ["admin", "runtime"];

    public static void Check(Plan plan, MistakeList mistakes)
    {
        var references = new References(plan.Register, mistakes);
        CheckNumber(plan, mistakes);
        CheckAgency(plan, references, mistakes);
        CheckNotEmpty(plan, mistakes);
        TaskRules.Check(plan, references, mistakes);
        RegisterRules.Check(plan.Register, references, mistakes);
        references.Check("reportTo.addressee", plan.ReportTo.Addressee, References.Recipient);
        references.Check("reportTo.through", plan.ReportTo.Through, References.Recipient);
        CheckDistribution(plan, references, mistakes);
        CheckSuccession(plan, mistakes);
        ScheduleRules.Check(plan, mistakes);
    }

    private static void CheckNumber(Plan plan, MistakeList mistakes)
    {
        if (mistakes.IsWrong("number") || mistakes.IsWrong("signedOn"))
            return;
        if (plan is { Number: not null, SignedOn: null })
            mistakes.AddRule("signedOn", "Đã có số kế hoạch nhưng chưa có ngày ký.", "Ghi ngày ký, ví dụ 2022-01-20, hoặc để cả number và signedOn là null.");
        if (plan is { Number: null, SignedOn: not null })
            mistakes.AddRule("number", "Đã có ngày ký nhưng chưa có số kế hoạch.", "Ghi số, ký hiệu, ví dụ 05/KH-SKHCN, hoặc để cả number và signedOn là null.");
    }

    private static void CheckAgency(Plan plan, References references, MistakeList mistakes)
    {
        references.Check("agency.office", plan.Agency.Office, References.Unit);
        if (ReservedAgencies.Contains(plan.Agency.Id, StringComparer.Ordinal))
            mistakes.AddRule("agency.id", $"Mã '{plan.Agency.Id}' dành riêng cho máy chủ.", "Đặt mã khác cho cơ quan, ví dụ skhcn-quang-ngai.");
    }

    private static void CheckNotEmpty(Plan plan, MistakeList mistakes)
    {
        Check("legalBasis", plan.LegalBasis, "căn cứ");
        Check("tasks", plan.Tasks, "nhiệm vụ");
        Check("reportDistribution", plan.ReportDistribution, "dòng Nơi nhận của Báo cáo");

        void Check<T>(string place, IReadOnlyList<T> entries, string what)
        {
            if (entries.Count == 0)
                mistakes.AddRule(place, $"Kế hoạch chưa có {what} nào.", $"Thêm ít nhất một {what}.");
        }
    }

    private static void CheckDistribution(Plan plan, References references, MistakeList mistakes)
    {
        foreach (var (index, line) in plan.ReportDistribution.Index())
        {
            var place = $"reportDistribution[{index}]";
            if (mistakes.IsWrong($"{place}.kind"))
                continue;
            references.Check($"{place}.recipient", line.Recipient, References.Recipient);
            if (line is { Kind: DistributionKind.Recipient, Recipient: null })
                mistakes.AddRule($"{place}.recipient", "Dòng loại recipient chưa ghi gửi cho nơi nhận nào.", "Thêm \"recipient\" với mã trong register.recipients.");
            if (line is { Kind: not DistributionKind.Recipient, Recipient: not null })
                mistakes.AddRule($"{place}.recipient", "Chỉ dòng loại recipient mới ghi mã nơi nhận.", "Bỏ \"recipient\", hoặc đổi kind thành recipient.");
        }
    }

    /// <summary>The office, the lead units and those to whom the report goes must never be left without a holder.</summary>
    private static void CheckSuccession(Plan plan, MistakeList mistakes)
    {
        if (mistakes.Touches("register"))
            return;

        var (units, recipients) = (plan.Register.Units, plan.Register.Recipients);
        Check("agency.office", plan.Agency.Office, units);
        Check("reportTo.addressee", plan.ReportTo.Addressee, recipients);
        Check("reportTo.through", plan.ReportTo.Through, recipients);
        foreach (var (index, task) in plan.Tasks.Index())
        {
            foreach (var (lead, id) in task.Leads.Index())
                Check($"tasks[{index}].leads[{lead}]", id, units);
        }

        void Check<T>(string place, string id, IReadOnlyList<T> entries)
            where T : class, IRegistered
        {
            var entry = entries.FirstOrDefault(candidate => candidate.Id == id);
            while (entry?.Successor is { } successor)
                entry = entries.FirstOrDefault(candidate => candidate.Id == successor);
            if (entry?.To is { } last)
                mistakes.AddRule(place, $"'{entry.Id}' hết hiệu lực sau ngày {last:dd/MM/yyyy} mà chưa có nơi kế thừa.", $"Ghi successor cho '{entry.Id}' trong danh bạ, hoặc thay bằng nơi khác.");
        }
    }
}
