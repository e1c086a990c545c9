using System.Text;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.EndToEnd.Access;

/// <summary>Texts that break out of wherever something might put them unescaped: element, attribute, script, header of a mail, cell, document, path.</summary>
internal static class HostileTexts
{
    /// <summary>What an injected element or attribute would carry.</summary>
    public const string Mark = "data-chen";

    /// <summary>What a script that ran would leave behind.</summary>
    public const string Ran = "window.chen=1";

    /// <summary>Whom a header that was injected would write to.</summary>
    public const string Stranger = "chen@khong-gui.example";

    private const string Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467\U0001F9E8";

    /// <summary>Elements; taken where the rule for plain texts does not hold: a plan, a mail, what is typed and not sent yet.</summary>
    /// <param name="name">Where it stands, so that it can be found again.</param>
    public static string Tags(string name) => $"[{name}]\"'><img src=x {Mark} onerror={Ran}></title></textarea></style><script {Mark}>{Ran}</script><!--";

    /// <summary>Below 100 characters, of those that every field takes.</summary>
    public static string Short(string name) => $"[{name}]\"'/> onfocus={Ran} autofocus {Mark}=\"";

    /// <summary>Below 200 characters, on one line.</summary>
    public static string Line(string name) =>
        $"[{name}]\"'> onmouseover={Ran} {Mark}='1' --> ]]> &lt;script&gt;{Ran}&lt;/script&gt; {{{{7*7}}}} @(7*7) javascript:{Ran} a\u0323\u0302\u0301\u0489";

    /// <summary>Begins as a formula of a spreadsheet does.</summary>
    public static string Formula(string name) => "=1+1" + Line(name);

    /// <summary>Below 2,000 characters, on many lines.</summary>
    public static string Long(string name) => Long(name, 1_000);

    /// <param name="word">Letters of its longest word.</param>
    /// <inheritdoc cref="Long(string)"/>
    public static string Long(string name, int word) =>
        $"{Line(name)}\r\nBcc: {Stranger}\r\n=1+1\n@SUM(1+1)\n-1+1\n+1+1\nnull undefined NaN %00 \\u0000 \\\"\nzero\u200Bwidth\uFEFF {Family} < script>{Ran}< /script> "
        + $"\uFF1Cscript\uFF1E{Ran}\uFF1C/script\uFF1E %3Cscript%3E {{{{constructor.constructor('{Ran}')()}}}} ${{7*7}} <%= 7*7 %> *\\/ `{Ran}`\u2028\n- [x](javascript:{Ran})\n../../etc/passwd\n{new string('W', word)}";

    /// <summary>Texts that no field takes, each for another reason.</summary>
    public static IReadOnlyList<string> Refused { get; } =
        [Tags("refused"), "[refused]\u202Exe.txt\u202C", "[refused]\u0007\u001B[31m", "[refused]<!--", "[refused]<?php", "[refused]</p>"];

    /// <summary>A path instead of a name, marks of HTML, an ending that reads the other way round.</summary>
    public static string FileName(string name, string ending) => $"../..\\[{name}]'<img src=x {Mark} onerror={Ran}>;\u202Egpj.exe\u0007{ending}";

    public static bool IsFile(string name) => name is "file" or "added-file" or "difficulty-file" or "photo" or "scan" or "evidence" or "approval" or "signed" or "attached";

    /// <summary>The plan with such a text wherever somebody may write one, on paper that its rules take.</summary>
    public static Plan In(Plan plan) => plan with
    {
        Title = plan.Title + Tags("plan") + new string('W', 2_000),
        Number = plan.Number + Short("plan-number"),
        LegalBasis = [.. plan.LegalBasis.Select(basis => basis + Tags("basis"))],
        Purpose = plan.Purpose + Tags("purpose"),
        Requirements = plan.Requirements + Tags("requirements"),
        Organization = [.. plan.Organization.Select(part => part + Tags("organization"))],
        Agency = plan.Agency with { Name = "Sở" + Tags("agency"), ShortName = "Sở" + Short("agency-short"), ParentName = "UBND" + Tags("parent"), Place = "Quảng Ngãi" + Short("place") },
        Tasks =
        [
            .. plan.Tasks.Select(task => task with
            {
                Title = task.Title + Tags("task") + new string('W', 2_000),
                Coordination = task.Coordination with { AsWritten = task.Coordination.AsWritten + Tags("coordination") },
            }),
        ],
        Distribution = [.. plan.Distribution.Select(line => line + Tags("distribution"))],
        ReportDistribution = [.. plan.ReportDistribution.Select(line => line with { Text = line.Text + Tags("report-distribution") })],
        Register = plan.Register with
        {
            Units =
            [
                .. plan.Register.Units.Append(plan.Register.Units.First(unit => unit.Id == HostileCycle.Headed) with
                {
                    Id = HostileCycle.Owing,
                    ShortName = "Nợ",
                    Emails = [TrialPlan.AddressOf(plan.Agency.Id, HostileCycle.Owing)],
                }).Select(unit => unit with
                {
                    Name = unit.ShortName + Tags("unit"),
                    Head = Tags("head"),
                    Contact = Tags("contact"),
                    Phone = Tags("phone"),
                    HeadEmail = unit.Id == HostileCycle.Headed ? TrialPlan.AddressOf(plan.Agency.Id, "truong") : null,
                }),
            ],
            People = [.. plan.Register.People.Select(person => person with { Name = "Nguyễn Văn Mẫu" + Tags("leader"), Phone = Tags("leader-phone") })],
            Staff =
            [
                .. plan.Register.Staff.Select(member => member with { Name = "Trần Thị Mẫu" + Tags("staff"), Phone = Tags("staff-phone") }),
                new() { Id = "nguoi-xem", Name = "Lê Thị Mẫu" + Tags("staff"), Role = StaffRole.Reader, Email = TrialPlan.AddressOf(plan.Agency.Id, "nguoi-xem") },
            ],
            Recipients = [.. plan.Register.Recipients.Select(recipient => recipient with { Name = "Cơ quan" + Tags("recipient") })],
        },
    };

    /// <summary>As it reads: NFC, blanks of any kind and number as one.</summary>
    public static string Read(string text) => string.Join(' ', text.Normalize(NormalizationForm.FormC).Split([' ', '\t', '\n', '\r', '\u00A0', '\u2028', '\uFEFF'], StringSplitOptions.RemoveEmptyEntries));
}
