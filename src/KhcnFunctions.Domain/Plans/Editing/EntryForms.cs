using static KhcnFunctions.Plans.Editing.EntryFieldKind;

namespace KhcnFunctions.Plans.Editing;

/// <summary>The forms in which a plan and its register are edited: which fields each kind of entry has, and what they are called.</summary>
public static class EntryForms
{
    private static readonly EntryField[] Validity =
    [
        new("from", "Có hiệu lực từ ngày", Day) { Hint = "Để trống nếu đã có từ trước." },
        new("to", "Có hiệu lực đến hết ngày", Day) { Hint = "Để trống nếu đang còn hiệu lực." },
    ];

    /// <summary>The fields of an entry, in the order of the form.</summary>
    public static IReadOnlyList<EntryField> FieldsOf(PlanEntryKind kind, Plan plan) => kind switch
    {
        PlanEntryKind.Document =>
        [
            new("number", "Số, ký hiệu của Kế hoạch", Text) { Hint = "Ví dụ 05/KH-SKHCN. Chưa có số và ngày thì chưa mở được kỳ báo cáo." },
            new("signedOn", "Ngày ký", Day),
        ],
        PlanEntryKind.Task =>
        [
            new("title", "Nội dung nhiệm vụ", Text) { Required = true },
            new("directedBy", "Lãnh đạo chỉ đạo thực hiện", Choice) { Required = true, Choices = Leaders(plan) },
            new("leads", "Đơn vị chủ trì", Choices) { Required = true, Choices = Units(plan) },
            new("coordination.asWritten", "Đơn vị phối hợp, như ghi trong Kế hoạch", Text) { Required = true },
            new("coordination.units", "Đơn vị phối hợp được nêu tên", Choices) { Choices = Units(plan) },
            new("coordination.related", "Có 'các phòng, đơn vị liên quan'", Flag),
            new("coordination.ticked", "Các đơn vị liên quan được chọn", Choices) { Choices = Units(plan), Hint = "Không chọn đơn vị nào thì tính tất cả các đơn vị còn lại." },
        ],
        PlanEntryKind.Unit =>
        [
            new("name", "Tên đơn vị", Text) { Required = true },
            new("shortName", "Tên viết tắt", Text) { Required = true, Hint = "Ví dụ HCTH." },
            new("kind", "Loại đơn vị", Choice)
            {
                Required = true,
                Choices = [new("division", "Phòng (không có con dấu)"), new("subDepartment", "Chi cục (có con dấu)"), new("centre", "Trung tâm (có con dấu)")],
            },
            new("head", "Trưởng đơn vị", Text),
            new("headEmail", "Thư điện tử của Trưởng đơn vị", Email),
            new("headApproval", "Cách Trưởng đơn vị duyệt báo cáo", Choice)
            {
                Required = true,
                Choices = [new("onLink", "Trưởng đơn vị duyệt trên liên kết"), new("declared", "Người gửi khai người duyệt")],
            },
            new("contact", "Đầu mối liên hệ", Text),
            new("phone", "Điện thoại", Text),
            new("emails", "Thư điện tử của đơn vị", Emails) { Hint = "Mỗi địa chỉ một dòng." },
            new("inCharge", "Lãnh đạo Sở phụ trách", Choice) { Choices = Leaders(plan) },
            .. Validity,
            new("successor", "Đơn vị kế thừa sau ngày cuối", Choice) { Choices = Units(plan) },
        ],
        PlanEntryKind.Leader =>
        [
            new("name", "Họ và tên", Text),
            new("role", "Chức vụ", Choice) { Required = true, Choices = [new("director", "Giám đốc"), new("deputyDirector", "Phó Giám đốc")] },
            new("email", "Thư điện tử", Email),
            new("phone", "Điện thoại", Text),
            .. Validity,
            new("successor", "Người kế nhiệm", Choice) { Choices = Leaders(plan) },
        ],
        PlanEntryKind.Staff =>
        [
            new("name", "Họ và tên", Text),
            new("role", "Công việc", Choice)
            {
                Required = true,
                Choices =
                [
                    new("officer", "Chuyên viên Hành chính - Tổng hợp"), new("officeHead", "Trưởng phòng Hành chính - Tổng hợp"), new("recordsClerk", "Văn thư"),
                    new("administrator", "Quản trị phần mềm"), new("reader", "Người xem"),
                ],
            },
            new("email", "Thư điện tử", Email) { Hint = "Dùng để đăng nhập Bàn làm việc." },
            new("phone", "Điện thoại", Text),
            .. Validity,
            new("successor", "Người thay", Choice) { Choices = [.. plan.Register.Staff.Select(member => new EntryChoice(member.Id, member.Name ?? member.Id))] },
        ],
        _ =>
        [
            new("name", "Tên cơ quan", Text) { Required = true },
            new("channel", "Cách gửi văn bản", Choice)
            {
                Required = true,
                Choices = [new("email", "Thư điện tử"), new("documentSystem", "Hệ thống quản lý văn bản và điều hành"), new("paper", "Bản giấy")],
            },
            new("email", "Thư điện tử", Email),
            .. Validity,
            new("successor", "Cơ quan kế thừa", Choice) { Choices = [.. plan.Register.Recipients.Select(recipient => new EntryChoice(recipient.Id, recipient.Name))] },
        ],
    };

    private static List<EntryChoice> Units(Plan plan) => [.. plan.Register.Units.Select(unit => new EntryChoice(unit.Id, unit.Name))];

    private static List<EntryChoice> Leaders(Plan plan) => [.. plan.Register.People.Select(person => new EntryChoice(person.Id, person.Name ?? person.Id))];
}
