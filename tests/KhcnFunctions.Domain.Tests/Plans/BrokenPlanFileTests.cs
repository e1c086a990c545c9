using Xunit;

namespace KhcnFunctions.Plans;

/// <summary>Each row breaks the shipped file in one way: behind an anchor, one text becomes another; the mistake is to be found
/// where the marker stands behind the anchor of the broken file; a marker with ^ is looked for from the top.</summary>
public sealed class BrokenPlanFileTests
{
    private const string Top = "{";
    private const char FromTheTop = '^';
    private const string LastTask = "\"id\": \"nv5\"";
    private const string Qlkh = "\"id\": \"p-qlkh\"";
    private const string Hcth = "\"id\": \"p-hcth\"";
    private const string Director = "\"id\": \"gd\"";
    private const string Planning = "\"id\": \"so-khdt\"";
    private const string Finance = "\"id\": \"so-tai-chinh\"";

    /// <summary>Anchor, found text, its replacement, place, marker of the position.</summary>
    public static TheoryData<string, string, string, string, string> Shapes => new()
    {
        { Top, "\"title\": ", "\"titel\": null, \"title\": ", "titel", "\"titel\"" },
        { Top, "\"basis\": \"điểm 1 mục III\",", "", "reporting.basis", "{\n    \n" },
        { Top, "\"agency\": {", "\"agency\": [], \"x\": {", "agency", "[], \"x\"" },
        { LastTask, "\"number\": 5", "\"number\": \"5\"", "tasks[4].number", "\"5\"" },
        { LastTask, "\"number\": 5", "\"number\": 5.5", "tasks[4].number", "5.5" },
        { LastTask, "\"number\": 5", "\"number\": 99999999999", "tasks[4].number", "99999999999" },
        { LastTask, "\"related\": true", "\"related\": \"có\"", "tasks[4].coordination.related", "\"có\"" },
        { LastTask, "\"related\": true", "\"related\": null", "tasks[4].coordination.related", "null" },
        { LastTask, "\"leads\": [\"p-qlcncn\"]", "\"leads\": \"p-qlcncn\"", "tasks[4].leads", "\"p-qlcncn\"" },
        { LastTask, "\"leads\": [\"p-qlcncn\"]", "\"leads\": [7]", "tasks[4].leads[0]", "7]" },
        { Top, "\"place\": \"Quảng Ngãi\"", "\"place\": \" \"", "agency.place", "\" \"" },
        { Top, "\"place\": \"Quảng Ngãi\"", "\"place\": null", "agency.place", "null" },
        { Top, "\"place\": \"Quảng Ngãi\"", "\"place\": \"Quảng\\u0007Ngãi\"", "agency.place", "\"Quảng\\u0007Ngãi\"" },
        { Top, "\"place\": \"Quảng Ngãi\"", "\"place\": \"Quảng\\nNgãi\"", "agency.place", "\"Quảng\\nNgãi\"" },
        { Top, "\"place\": \"Quảng Ngãi\"", "\"place\": \"Quảng\u200bNgãi\"", "agency.place", "\"Quảng\u200bNgãi\"" },
        { Top, "\"place\": \"Quảng Ngãi\"", $"\"place\": \"{new string('a', 201)}\"", "agency.place", "\"aaa" },
        { Top, "\"id\": \"dich-vu-khcn\"", "\"id\": \"Dịch vụ\"", "id", "\"Dịch vụ\"" },
        { Top, "\"id\": \"dich-vu-khcn\"", "\"id\": \"dich--vu\"", "id", "\"dich--vu\"" },
        { Top, "\"id\": \"dich-vu-khcn\"", "\"id\": \"dich-vu-khoa-hoc-va-cong-nghe-2022\"", "id", "\"dich-vu-khoa" },
        { Top, "\"id\": \"skhcn-quang-ngai\"", "\"id\": \"admin\"", "agency.id", "\"admin\"" },
        { Top, "\"request\": \"15/11\"", "\"request\": \"32/13\"", "schedule.request", "\"32/13\"" },
        { Top, "\"close\": \"31/03\"", "\"close\": \"29/02\"", "schedule.close", "\"29/02\"" },
        { Top, "\"time\": null", "\"time\": \"24:00\"", "reporting.deadline.time", "\"24:00\"" },
        { Top, "\"form\": \"before\"", "\"form\": \"befor\"", "reporting.deadline.form", "\"befor\"" },
        { Top, "\"form\": \"before\"", "\"form\": \"0\"", "reporting.deadline.form", "\"0\"" },
        { Planning, "\"to\": \"2025-02-28\"", "\"to\": \"2025-02-29\"", "register.recipients[1].to", "\"2025-02-29\"" },
        { Qlkh, "p-qlkh@skhcn-quangngai.example", "p-qlkh@skhcn@example", "register.units[1].emails[0]", "\"p-qlkh@skhcn@example" },
        { Qlkh, "\"p-qlkh@skhcn-quangngai.example\"", "\"a@b.example\", \"A@b.example\"", "register.units[1].emails[1]", "\"A@b" },
        { Director, "gd@skhcn-quangngai.example", "Giám đốc <gd@skhcn.example>", "register.people[0].email", "\"Giám đốc <" },
        { Top, "\"publish\": false,", "\"publish\": false, \"publish\": true,", "publish", "\"publish\": true" },
    };

    public static TheoryData<string, string, string, string, string> Rules => new()
    {
        { LastTask, "[\"p-qlcncn\"]", "[\"p-qlknh\"]", "tasks[4].leads[0]", "\"p-qlknh\"" },
        { LastTask, "[\"p-qlcncn\"]", "[\"gd\"]", "tasks[4].leads[0]", "\"gd\"" },
        { LastTask, "[\"p-qlcncn\"]", "[\"p-qlcncn\", \"p-qlcncn\"]", "tasks[4].leads[1]", "\"p-qlcncn\"]" },
        { LastTask, "[\"p-qlcncn\"]", "[]", "tasks[4].leads", "[]" },
        { LastTask, "\"directedBy\": \"tran-cong-hoa\"", "\"directedBy\": \"p-qlkh\"", "tasks[4].directedBy", "\"p-qlkh\"" },
        { LastTask, "\"directedBy\": \"tran-cong-hoa\"", "\"directedBy\": \"tran-cong-hao\"", "tasks[4].directedBy", "\"tran-cong-hao\"" },
        { Top, "\"id\": \"nv5\"", "\"id\": \"nv4\"", "tasks[4].id", "\"nv4\",\n      \"number\": 5" },
        { LastTask, "\"number\": 5", "\"number\": 4", "tasks[4].number", "4,\n" },
        { LastTask, "\"ticked\": null", "\"ticked\": [\"p-qlkh\"]", "tasks[4].coordination.ticked[0]", "\"p-qlkh\"]\n" },
        { LastTask, "\"ticked\": null", "\"ticked\": [\"ttdu\"]", "tasks[4].coordination.ticked[0]", "\"ttdu\"" },
        { LastTask, "\"related\": true,\n        \"ticked\": null", "\"ticked\": [\"ttud\"]", "tasks[4].coordination.ticked", "[\"ttud\"]" },
        { Top, "\"number\": null", "\"number\": \"05/KH-SKHCN\"", "signedOn", "null" },
        { Top, "\"signedOn\": null", "\"signedOn\": \"2022-01-20\"", "number", "null" },
        { Top, "\"office\": \"p-hcth\"", "\"office\": \"hcth\"", "agency.office", "\"hcth\"" },
        { Qlkh, "\"id\": \"p-qlkh\"", "\"id\": \"p-hcth\", \"sample\": true", "register.units[2].id", "^\"p-hcth\",\n        \"name\": \"Phòng Hành" },
        { Qlkh, "\"from\": null,\n        \"to\": null", "\"from\": \"2025-03-01\", \"to\": \"2025-02-28\"", "register.units[1].to", "\"2025-02-28\"" },
        { Qlkh, "\"inCharge\": null", "\"inCharge\": \"ttud\"", "register.units[1].inCharge", "\"ttud\"" },
        { Qlkh, "\"successor\": null", "\"successor\": \"ttud\"", "register.units[1].successor", "\"ttud\"" },
        { Hcth, "\"to\": null", "\"to\": \"2026-06-30\"", "agency.office", "^\"p-hcth\"\n" },
        { Qlkh, "\"to\": null", "\"to\": \"2026-06-30\"", "tasks[3].leads[0]", "^\"p-qlkh\"],\n      \"coordination\"" },
        { Planning, "\"successor\": \"so-tai-chinh\"", "\"successor\": \"so-khdt\"", "register.recipients[1].successor", "\"so-khdt\",\n        \"channel\"" },
        { Planning, "\"successor\": \"so-tai-chinh\"", "\"successor\": null", "reportTo.through", "^\"so-khdt\" }" },
        { Finance, "\"to\": null,\n        \"successor\": null", "\"to\": \"2030-01-01\", \"successor\": \"so-khdt\"", "register.recipients[1].successor", "^\"so-tai-chinh\",\n        \"channel\"" },
        { Finance, "\"from\": \"2025-03-01\"", "\"from\": \"2025-03-02\"", "register.recipients[1].successor", "^\"so-tai-chinh\",\n        \"channel\"" },
        { Director, "\"role\": \"director\"", "\"role\": \"deputyDirector\"", "register.people", "^[\n      {\n        \"id\": \"gd\"" },
        { Top, "\"id\": \"cv-hcth\"", "\"id\": \"gd\"", "register.staff[0].id", "\"gd\",\n        \"name\": null,\n        \"role\": \"officer\"" },
        { Top, "\"id\": \"cv-hcth\"", "\"id\": \"tp-hcth\"", "register.staff[1].id", "^\"tp-hcth\",\n        \"name\": null,\n        \"role\": \"officeHead\"" },
        { Top, "\"through\": \"so-khdt\"", "\"through\": \"so-khdtt\"", "reportTo.through", "\"so-khdtt\"" },
        { Top, "\"kind\": \"file\"", "\"kind\": \"recipient\"", "reportDistribution[3].recipient", "{ \"text\": \"Lưu" },
        { Top, "\"kind\": \"file\"", "\"kind\": \"file\", \"recipient\": \"ubnd-tinh\"", "reportDistribution[3].recipient", "\"ubnd-tinh\" }" },
    };

    public static TheoryData<string, string, string, string, string> Schedules => new()
    {
        { Top, "[10, 5, 2, 0]", "[10, 5, 5, 0]", "schedule.remindersBefore[2]", "5, 0]" },
        { Top, "[10, 5, 2, 0]", "[10, 5, -2]", "schedule.remindersBefore[2]", "-2]" },
        { Top, "[3, 2]", "[2, 3]", "schedule.approvalOfficeBefore[1]", "3],\n    \"approvalDirector" },
        { Top, "[1, 0]", "[0, 1]", "schedule.approvalDirectorBefore[1]", "1],\n    \"close" },
        { Top, "\"officeAfter\": 1", "\"officeAfter\": 0", "schedule.officeAfter", "0,\n    \"deputy" },
        { Top, "\"deputyDirectorAfter\": 2", "\"deputyDirectorAfter\": 1", "schedule.deputyDirectorAfter", "1,\n    \"director" },
        { Top, "\"request\": \"15/11\"", "\"request\": \"25/11\"", "schedule.request", "\"25/11\"" },
        { Top, "\"request\": \"15/11\",\n    \"remindersBefore\": [10, 5, 2, 0]", "\"request\": \"09/12\", \"remindersBefore\": []", "schedule.request", "\"09/12\"" },
        { Top, "\"dispatch\": \"20/12\"", "\"dispatch\": \"05/12\"", "schedule.directorAfter", "3,\n    \"dispatch" },
        { Top, "\"directorAfter\": 3", "\"directorAfter\": 30", "schedule.directorAfter", "30,\n    \"dispatch" },
        { Top, "[3, 2]", "[20, 2]", "schedule.approvalOfficeBefore", "[20, 2]" },
        { Top, "[1, 0]", "[20, 0]", "schedule.approvalDirectorBefore", "[20, 0]" },
    };

    [Fact]
    public void Read_ShippedFile_IsAccepted() => Assert.NotNull(PlanFile.Read(PlanFiles.Shipped, "plan.json").Plan);

    [Theory]
    [MemberData(nameof(Shapes))]
    [MemberData(nameof(Rules))]
    [MemberData(nameof(Schedules))]
    public void Read_BrokenInOneWay_NamesThePlaceAndPosition(string anchor, string find, string replacement, string place, string marker)
    {
        var broken = PlanFiles.Shipped.Replace(anchor, find, replacement);

        var reading = PlanFile.Read(broken, "plan.json");

        Assert.Null(reading.Plan);
        var mistake = reading.Mistakes.FirstOrDefault(candidate => candidate.Place == place);
        Assert.True(mistake is not null, reading.Describe());
        Assert.NotEmpty(mistake.Message);
        Assert.NotEmpty(mistake.Remedy);
        var expected = marker.StartsWith(FromTheTop) ? broken.After(Top, marker[1..]) : broken.After(broken.Contains(anchor, StringComparison.Ordinal) ? anchor : replacement, marker);
        Assert.Equal(broken.PositionOf(expected), (mistake.Line, mistake.Column));
    }
}
