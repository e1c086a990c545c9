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
        ApiDocument               +++++++ ++ + + +
        HealthLive                +++++++ ++ + + +
        HealthReady               +++++++ ++ + + +
        UnservedRoute             4444444 44 4 4 4

        # By what the address itself holds (here: made up)
        OpenUnitLink              4444444 44 4 4 4
        OpenSignInLink            xxxxxxx xx x x x
        SignIn                    xxxxxxx xx x x x
        IssuedDocument            4444444 44 4 4 4
        ReceiveMail               5555555 55 5 5 5

        # Closed unless the settings open them
        BeginOidcSignIn           4444444 44 4 4 4
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

        AskForExtension                          3333333 ++ 3 3 3
        SendExtensionRequest                     3333333 ++ 3 3 3
        UnitDifficulties                         3333333 ++ 3 3 3
        UnitDifficulty                           3333333 ++ 3 3 3
        FileOfUnitDifficulty                     3333333 ++ 3 3 3
        RaiseDifficultyOnPage                    3333333 ++ 3 3 3
        ChangeDifficultyOnPage:bo-sung           3333333 ++ 3 3 3
        ChangeDifficultyOnPage:rut               3333333 ++ 3 3 3
        ChangeDifficultyOnPage:chua-giai-quyet   3333333 ++ 3 3 3

        # Of a leader, by the link of a mail (here: none)
        OpenLeaderLink                           4444444 44 4 4 4
        AskLeader                                3333333 33 3 3 3
        AnswerAsLeader                           3333333 33 3 3 3
        LeaderDocument                           3333333 33 3 3 3

        # Of the desk
        DeskHome                  +++++++ >> > > >
        DeskCycle                 +++++++ >> > > >
        ReportDesk                +++++++ >> > > >
        ReportDocument            +++++++ >> > > >
        ReportChanges             +++++++ >> > > >
        EditReportPart            ++33333 >> > > >
        SaveReportPart            ++33333 11 1 1 1
        ChooseSigner              ++33333 11 1 1 1
        AddEditedReport              ++33333 11 1 1 1
        AddSignedCopy             +++3333 11 1 1 1
        CycleWideDesk                            +++++++ >> > > >
        CycleAudit                               +++++++ >> > > >
        QuarantineDesk                           +++++++ >> > > >
        QuarantinedMail                          +++++++ >> > > >
        QuarantinedMailFile                      +++++++ >> > > >
        QuarantinedMailSource                    +++++++ >> > > >
        DeskCallList                             +++++++ >> > > >
        DeskDifficulties                         +++++++ >> > > >
        DeskDifficulty                           +++++++ >> > > >
        FileOfDeskDifficulty                     +++++++ >> > > >
        DeskMails                                +++++++ >> > > >
        DeskUpcoming                             +++++++ >> > > >
        LeaderDesk                               +++++++ >> > > >
        TaskDesk                                 +++++++ >> > > >
        UnitAudit                                +++++++ >> > > >
        UnitDesk                                 +++++++ >> > > >
        UnitDeskFile                             +++++++ >> > > >
        UnitDeskVersion                          +++++++ >> > > >
        PlanHome                                 +++++++ >> > > >
        PlanYearAhead                            +++++++ >> > > >
        EnterReport                              ++33333 >> > > >
        EnteredFile                              ++33333 >> > > >
        EnteredFiles                             ++33333 >> > > >
        AddEnteredFile                           ++33333 11 1 1 1
        FillEntered                              ++33333 11 1 1 1
        AddEnteredReport                              ++33333 11 1 1 1
        TakeOutEnteredFile                       ++33333 11 1 1 1
        DeferUpcoming                            ++33333 11 1 1 1
        DecideForCycle:tam-dung                  ++33333 11 1 1 1
        DecideForCycle:tiep-tuc                  ++33333 11 1 1 1
        DecideForCycle:vang-mat                  ++33333 11 1 1 1
        DecideForCycle:chuyen-giao               ++33333 11 1 1 1
        DecideForCycle:dia-chi                   ++33333 11 1 1 1
        DecideForCycle:dong-ky                   ++33333 11 1 1 1
        DecideForCycle:khong-gui                 ++33333 11 1 1 1
        DecideOnMail:ghi-nhan                    ++33333 11 1 1 1
        DecideOnMail:ban-nhap                    ++33333 11 1 1 1
        DecideOnMail:huong-dan                   ++33333 11 1 1 1
        DecideOnMail:bo-qua                      ++33333 11 1 1 1
        DecideOnMail:lay-lai                     ++33333 11 1 1 1
        DecideOnMail:hoan-tat                    ++33333 11 1 1 1
        DecideOnUnit:de-nghi-hoan-thien          ++33333 11 1 1 1
        DecideOnUnit:chap-nhan                   ++33333 11 1 1 1
        DecideOnUnit:xac-nhan-gui-cham           ++33333 11 1 1 1
        DecideOnUnit:xin-gia-han                 ++33333 11 1 1 1
        DecideOnUnit:don-doc                     ++33333 11 1 1 1
        DecideOnUnit:cuoc-goi                    ++33333 11 1 1 1
        DecideOnUnit:lien-ket                    ++33333 11 1 1 1
        DecideOnUnit:dia-chi                     ++33333 11 1 1 1
        DecideOnUnit:kenh-khac                   ++33333 11 1 1 1
        DecideOnUnit:gia-han                     ++33333 11 1 1 1
        DecideOnUnit:khong-gia-han               ++33333 11 1 1 1
        DecideOnUnit:mien                        ++33333 11 1 1 1
        DecideOnUnit:quyet-dinh-gia-han          333++33 11 1 1 1
        DecideOnUnit:quyet-dinh-khong-gia-han    333++33 11 1 1 1
        DecideOnUnit:quyet-dinh-mien             333++33 11 1 1 1
        DecideOnTask:danh-gia                    ++33333 11 1 1 1
        DecideOnTask:theo-doi                    ++33333 11 1 1 1
        DecideOnDifficulty:chuyen                ++33333 11 1 1 1
        DecideOnDifficulty:ghi-y-kien            ++33333 11 1 1 1
        DecideOnDifficulty:ghi-tra-loi           ++33333 11 1 1 1
        DecideOnDifficulty:dieu-chinh            ++33333 11 1 1 1
        DecideOnDifficulty:y-kien                333++33 11 1 1 1
        DecideOnDifficulty:tra-loi               333++33 11 1 1 1
        AskReorganisation                        ++333+3 >> > > >
        EditPlanEntry                            ++333+3 >> > > >
        RehearsalHome                            ++333+3 >> > > >
        RehearsedDocument                        ++333+3 >> > > >
        RehearsedMail                            ++333+3 >> > > >
        DriveRehearsal                           ++333+3 11 1 1 1
        DropEditedPlan                           ++333+3 11 1 1 1
        Reorganise                               ++333+3 11 1 1 1
        SavePlanEntry                            ++333+3 11 1 1 1
        StartRehearsal                           ++333+3 11 1 1 1
        PublishEditedPlan                        3+333+3 11 1 1 1
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
        CycleUnits                               1111111 11 + 1 1
        CycleUnit                                1111111 11 + 1 1
        CycleMails                               1111111 11 + 1 1
        CycleDecisions                           1111111 11 + 1 1
        CycleChanges                             1111111 11 + 1 1
        RaiseDifficulty                          1111111 ++ 1 1 1
        Difficulties                             1111111 ++ + 1 1
        ChangeDifficulty                         1111111 ++ + 1 1
        CycleDocument                            1111111 11 + 1 1
        CycleDrafts                              1111111 11 + 1 1
        CyclePart                                1111111 11 + 1 1
        CycleParts                               1111111 11 + 1 1
        ChangePart                               1111111 11 + 1 1
        ChangeSigner                             1111111 11 + 1 1
        SendEditedReport                         1111111 11 + 1 1
        SendEnteredReport                        1111111 11 + 1 1
        CycleVersion                             1111111 11 + 1 1
        CycleVersionFile                         1111111 11 + 1 1
        CycleVersions                            1111111 11 + 1 1
        CycleQuarantine                          1111111 11 + 1 1
        CycleQuarantinedMail                     1111111 11 + 1 1
        CycleQuarantinedMailFile                 1111111 11 + 1 1
        CycleQuarantinedMailSource               1111111 11 + 1 1
        ActOnQuarantinedMail                     1111111 11 + 1 1
        DifficultyFile                           1111111 ++ + 1 1
        SendSignedCopy            1111111 11 + 1 1
        IssueOfficeToken          1111111 11 1 + 1
        CurrentPlan                              1111111 11 1 + 1
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
