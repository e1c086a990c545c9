using System.Text;
using KhcnFunctions.Submissions.WordForm;
using Xunit;

namespace KhcnFunctions.Submissions.Headings;

public sealed class HeadingReaderTests
{
    private static readonly FormTasks Tasks = SampleForms.Tasks;
    private static readonly FormTasks SupportsOnly = new([], Tasks.Supports, HasSeal: false);

    private static string Led(string part) => FormField.Task(Tasks.Leads[0].Id, part);

    [Fact]
    public void Read_OfAMail_PlacesEveryLineUnderItsHeading()
    {
        const string Mail = """
            Kính gửi Phòng HCTH,

            Nhiệm vụ 1
            Kết quả: Đã tổ chức 03 lớp.
            Có 120 lượt người.

            Đoạn hai.
            Mức độ: đang thực hiện
            - Tiến độ: chậm
            + Nguyên nhân: chờ hướng dẫn
            Kinh phí kế hoạch: 1,5 tỷ đồng
            Kinh phí thực hiện: 420.000.000 đồng
            Nguồn kinh phí: ngân sách tỉnh
            Khó khăn, vướng mắc: Thiếu người
            Đề xuất, kiến nghị:
            Bổ sung biên chế.

            Nhiệm vụ 2: không phát sinh
            Các nhiệm vụ phối hợp: không phát sinh.

            Phần chung
            Kết quả: Tốt
            Phương hướng năm sau: Tiếp tục
            Số: 15/BC-TTUD
            Ngày ký: 08/12/2026
            Người ký: Nguyễn Văn Mẫu
            Trân trọng cảm ơn.
            """;

        var reading = HeadingReader.Read(Mail, Tasks);

        var expected = new Dictionary<string, string>
        {
            [Led(FormField.Results)] = "Đã tổ chức 03 lớp.\nCó 120 lượt người.\n\nĐoạn hai.",
            [Led(FormField.Level)] = "inProgress",
            [Led(FormField.Pace)] = "behind",
            [Led(FormField.Cause)] = "chờ hướng dẫn",
            [Led(FormField.Planned)] = "1.500.000.000",
            [Led(FormField.Spent)] = "420.000.000",
            [Led(FormField.Source)] = "ngân sách tỉnh",
            [Led(FormField.Difficulties)] = "Thiếu người",
            [Led(FormField.Proposals)] = "Bổ sung biên chế.",
            [FormField.Task(Tasks.Leads[1].Id, FormField.Nothing)] = "on",
            [FormField.NothingForSupported] = "on",
            [FormField.GeneralResults] = "Tốt",
            [FormField.GeneralNextYear] = "Tiếp tục",
            [FormField.DocumentNumber] = "15",
            [FormField.DocumentSign] = "BC-TTUD",
            [FormField.DocumentSignedOn] = "08/12/2026",
            [FormField.DocumentSigner] = "Nguyễn Văn Mẫu",
        };
        Assert.Equal(expected.OrderBy(field => field.Key, StringComparer.Ordinal), reading.Form.Fields.OrderBy(field => field.Key, StringComparer.Ordinal));
        Assert.Equal("Kính gửi Phòng HCTH,\nTrân trọng cảm ơn.", reading.FreeText);
    }

    [Theory]
    [InlineData("1. Nhiệm vụ 1 (chủ trì): Đã làm")]
    [InlineData("nhiem vu 1 - Ket qua: Đã làm")]
    [InlineData("NHIỆM VỤ 1. Kết quả thực hiện năm 2026: Đã làm")]
    [InlineData("I. Nhiệm vụ số 1\n1. Kết quả đạt được:\nĐã làm")]
    [InlineData("* Nhiệm vụ 01: Đã làm")]
    public void Read_OfAHeadingHoweverTyped_IsTheTask(string text)
    {
        var reading = HeadingReader.Read(text.Normalize(NormalizationForm.FormD), Tasks);

        Assert.Equal("Đã làm", reading.Form[Led(FormField.Results)]);
        Assert.Null(reading.FreeText);
    }

    [Fact]
    public void Read_OfATaskNamedByItsTitle_IsTheTask()
    {
        var reading = HeadingReader.Read($"1. {Tasks.Leads[0].Title}\nĐã làm", Tasks);

        Assert.Equal("Đã làm", reading.Form[Led(FormField.Results)]);
    }

    [Theory]
    [InlineData("Kết quả rất tốt trong năm nay, không có gì thêm")]
    [InlineData("Nhiệm vụ 9: Đã làm")]
    [InlineData("Nhiệm vụ 1, 2 và 4: đã làm xong")]
    [InlineData("Phòng báo cáo: mọi việc tốt")]
    [InlineData("Không phát sinh")]
    public void Read_OfWhatCanNotBePlaced_IsFreeText(string text)
    {
        var reading = HeadingReader.Read(text, Tasks);

        Assert.Empty(reading.Form.Fields);
        Assert.Equal(text, reading.FreeText);
    }

    [Theory]
    [InlineData("Không phát sinh")]
    [InlineData("Phòng không phát sinh nội dung báo cáo.")]
    [InlineData("☒ Không phát sinh cho mọi nhiệm vụ phối hợp")]
    public void Read_OfNothingFromASupporter_AnswersAllItsTasks(string text) =>
        Assert.True(HeadingReader.Read(text, SupportsOnly).Form.IsOn(FormField.NothingForSupported));

    [Fact]
    public void Read_OfSeveralTasksWithNothing_AnswersEach()
    {
        var form = HeadingReader.Read("Nhiệm vụ 1, 2 và 4: không phát sinh", Tasks).Form;

        Assert.Equal(3, form.Fields.Count);
        Assert.All(form.Fields.Keys, field => Assert.EndsWith(".nothing", field));
    }

    [Theory]
    [InlineData("☐ Không phát sinh", false)]
    [InlineData("☒ Không phát sinh", true)]
    [InlineData("[x] Không phát sinh", true)]
    [InlineData("[ ] Không phát sinh", false)]
    [InlineData("Không phát sinh: x", true)]
    public void Read_OfACheckbox_IsItsMark(string line, bool isOn)
    {
        var reading = HeadingReader.Read("Nhiệm vụ 1\n" + line, Tasks);

        Assert.Equal(isOn, reading.Form.IsOn(Led(FormField.Nothing)));
        Assert.False(reading.Form.IsOn(Led(FormField.Results)));
    }

    [Fact]
    public void Read_OfATableOfFigures_TakesItsRows()
    {
        var form = HeadingReader.Read("Nhiệm vụ 1\nTT\tChỉ tiêu\tĐVT\tKết quả\tƯớc\n1\tSố lớp\tlớp\t12\tx\n2\tSố người\tngười\t1.200\t\nĐề xuất: Thêm", Tasks).Form;

        Assert.Equal([0, 1], form.FiguresOf(Tasks.Leads[0].Id));
        Assert.Equal("1.200", form[FormField.Figure(Tasks.Leads[0].Id, 1, FormField.FigureValue)]);
        Assert.True(form.IsOn(FormField.Figure(Tasks.Leads[0].Id, 0, FormField.FigureEstimate)));
        Assert.False(form.IsOn(FormField.Figure(Tasks.Leads[0].Id, 1, FormField.FigureEstimate)));
        Assert.Equal("Thêm", form[Led(FormField.Proposals)]);
    }

    // Whatever is typed, every word of it is found again somewhere.
    [Fact]
    public void Read_OfAnyLines_LosesNoWord()
    {
        string[] lines = ["Nhiệm vụ 1", "Kết quả: aaa", "bbb", "", "Mức độ: ccc", "ddd", "Tiến độ: eee", "Tiến độ: fff", "Phần chung", "Nhiệm vụ 7: ggg", "hhh\tiii\tkkk", "Người ký: lll", "mmm", "Số: nnn", "Nhiệm vụ 3", "Đề xuất:", "ooo", "Trân trọng", "ppp"];
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Join('\n', Enumerable.Range(0, 12).Select(_ => lines[random.Next(lines.Length)]));

            var reading = HeadingReader.Read(text, Tasks);

            var kept = string.Join('\n', reading.Form.Fields.Values.Append(reading.FreeText));
            foreach (var word in text.Split([' ', '\n', '\t', ':'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length == 3 && word.All(char.IsAsciiLetterLower)))
                Assert.True(kept.Contains(word, StringComparison.Ordinal), $"'{word}' of\n{text}\nis lost in\n{kept}");
        }
    }
}
