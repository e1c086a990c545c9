namespace KhcnFunctions.EndToEnd.Access;

/// <summary>
/// Who may come to which address: the decision of record, one line a function (or a value of its last place, after a colon). A
/// function without a line fails; so does a line without a function.
/// </summary>
/// <remarks>
/// <c>+</c> gets past every check of rights (what then becomes of an empty request does not matter); <c>></c> is led to the sign-in page;
/// <c>1</c>, <c>3</c>, <c>4</c>, <c>x</c> are 401, 403, 404, 410; <c>5</c> is the 503 by which a mail provider is told to try again.
/// Who posts a form to a page has its mark, and comes from our own pages.
/// </remarks>
internal static class RouteTable
{
    /// <summary>
    /// Columns: chuyên viên, Trưởng phòng, văn thư, Phó Giám đốc, Giám đốc, quản trị, người xem; link of a unit, of its head; HCTH's
    /// token; the operator's key; nobody.
    /// </summary>
    private const string Lines = """
        # For everybody
        Home                      +++++++ ++ + + +
        AskForLink                +++++++ ++ + + +
        SendLink                  +++++++ ++ + + +
        FormerUnitPage            +++++++ ++ + + +
        AskToSignIn               +++++++ ++ + + +
        SendSignInLink            +++++++ ++ + + +
        SignOut                   +++++++ ++ + + +
        NoRoute                   4444444 44 4 4 4

        # By what the address itself holds (here: made up)
        OpenUnitLink              4444444 44 4 4 4
        OpenSignInLink            xxxxxxx xx x x x
        SignIn                    xxxxxxx xx x x x
        IssuedDocument            4444444 44 4 4 4
        ReceiveMail               5555555 55 5 5 5

        # Closed unless the settings open them
        StartOidcSignIn           4444444 44 4 4 4
        FinishOidcSignIn          4444444 44 4 4 4
        AppServiceSignIn          4444444 44 4 4 4
        EnterForDevelopment       4444444 44 4 4 4
        ReceiveMailEvents         4444444 44 4 4 4

        # Of a unit
        UnitPage                  3333333 ++ 3 3 3
        EditReport                3333333 ++ 3 3 3
        SaveReport                3333333 ++ 3 3 3
        PreviewReport             3333333 ++ 3 3 3
        SendPreviewed             3333333 ++ 3 3 3
        ReportFiles               3333333 ++ 3 3 3
        AddReportFile             3333333 ++ 3 3 3
        TakeOutReportFile         3333333 ++ 3 3 3
        ReportFile                3333333 ++ 3 3 3
        SentReport                3333333 ++ 3 3 3
        ReportElsewhere           3333333 ++ 3 3 3
        WordForm                  3333333 ++ 3 3 3
        FillFromWordForm          3333333 ++ 3 3 3
        HeadApproval              3333333 3+ 3 3 3
        AnswerAsHead              3333333 3+ 3 3 3

        # Of the desk
        DeskHome                  +++++++ >> > > >
        DeskCycle                 +++++++ >> > > >
        ReportDesk                +++++++ >> > > >
        ReportDocument            +++++++ >> > > >
        ReportChanges             +++++++ >> > > >
        EditReportPart            ++33333 >> > > >
        SaveReportPart            ++33333 11 1 1 1
        ChooseSigner              ++33333 11 1 1 1
        UploadReport              ++33333 11 1 1 1
        AddSignedCopy             +++3333 11 1 1 1
        DecideOnReport:trinh          ++33333 11 1 1 1
        DecideOnReport:dung-du-thao   ++33333 11 1 1 1
        DecideOnReport:lap-lai        ++33333 11 1 1 1
        DecideOnReport:bo-sung        ++33333 11 1 1 1
        DecideOnReport:thay-the       ++33333 11 1 1 1
        DecideOnReport:danh-gia       ++33333 11 1 1 1
        DecideOnReport:theo-doi       ++33333 11 1 1 1
        DecideOnReport:kiem-tra       3+33333 11 1 1 1
        DecideOnReport:y-kien         333++33 11 1 1 1
        DecideOnReport:phe-duyet      333++33 11 1 1 1
        DecideOnReport:ghi-y-kien     ++33333 11 1 1 1
        DecideOnReport:ghi-phe-duyet  ++33333 11 1 1 1
        DecideOnReport:so             +++3333 11 1 1 1
        DecideOnReport:phat-hanh      +++3333 11 1 1 1
        DecideOnReport:da-nhan        +++3333 11 1 1 1
        DecideOnReport:khong-co       4444444 11 1 1 1

        # Of programs
        SubmitReport              1111111 ++ 1 1 1
        ReportStatus              1111111 ++ 1 1 1
        RecordDecision            1111111 11 + 1 1
        CycleStatus               1111111 11 + 1 1
        CycleFigures              1111111 11 + 1 1
        SendSignedCopy            1111111 11 + 1 1
        IssueOfficeToken          1111111 11 1 + 1
        PublishPlan               1111111 11 1 + 1
        ReviseCalendar            1111111 11 1 + 1
        """;

    public static IReadOnlyList<RouteRow> Rows { get; } =
    [
        .. from line in Lines.Split('\n')
           let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           where words.Length > 0 && words[0] != "#"
           let name = words[0].Split(':')
           select new RouteRow(name[0], name.ElementAtOrDefault(1), string.Concat(words.Skip(1))),
    ];
}

/// <param name="Value">For the last place of the route; null where it does not matter.</param>
/// <param name="Expected">A letter for each of <see cref="RouteCallers.All"/>.</param>
internal sealed record RouteRow(string Function, string? Value, string Expected)
{
    public override string ToString() => Value is null ? Function : $"{Function}:{Value}";
}
