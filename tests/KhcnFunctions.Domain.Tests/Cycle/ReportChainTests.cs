using KhcnFunctions.Consolidation;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Cycle;

public sealed class ReportChainTests
{
    private static readonly DateTimeOffset Morning = new(2026, 12, 15, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 12, 15);

    private readonly List<Decision> _decisions = [];
    private readonly List<Draft> _drafts = [];

    [Fact]
    public void Step_OfAWholeWay_IsNamedAtEachStep()
    {
        Assert.Equal(ReportStep.Awaited, Chain.Step);
        Compile();
        Assert.Equal(ReportStep.Drafted, Chain.Step);
        Decide(new SubmitDraft(1), "cv-hcth");
        Assert.Equal(ReportStep.Submitted, Chain.Step);
        Decide(new CheckDraft(1, CheckVerdict.Passed), "tp-hcth");
        Assert.Equal(ReportStep.Checked, Chain.Step);
        Decide(new Opine(1, Stance.Agrees), "tran-cong-hoa");
        Decide(new Approve(1, null, null), "gd");
        Assert.Equal(ReportStep.Approved, Chain.Step);
        Decide(new Numbered("12/BC-SKHCN", Today), "van-thu");
        Assert.Equal(ReportStep.Approved, Chain.Step);
        Decide(Copy(1), "van-thu");
        Assert.Equal(ReportStep.Ready, Chain.Step);
        Decide(new Dispatched(1), "gd");
        Assert.Equal(ReportStep.Dispatched, Chain.Step);
    }

    [Fact]
    public void Check_ByWhoEditedOrSubmitted_DoesNotFit()
    {
        Compile();
        _drafts.Add(Draft(2) with { Base = 1, Author = "tp-hcth", Reason = "Sửa" });
        Decide(new SubmitDraft(2), "cv-hcth");

        Assert.Equal("drafter-checks", Mistake(new CheckDraft(2, CheckVerdict.Passed), "tp-hcth"));
        Assert.Equal("staff-decides", Mistake(new CheckDraft(2, CheckVerdict.Passed), "cv-hcth"));
    }

    [Fact]
    public void Approval_WithoutACheck_DoesNotFit()
    {
        Compile();
        Assert.Equal("not-checked", Mistake(new Approve(1, null, null), "gd"));

        Decide(new SubmitDraft(1), "cv-hcth");
        Decide(new CheckDraft(1, CheckVerdict.Returned), "tp-hcth");
        Assert.Equal(ReportStep.Returned, Chain.Step);
        Assert.Equal("not-checked", Mistake(new Approve(1, null, null), "gd"));
    }

    [Fact]
    public void Approval_WhereTheRegisterNamesNobodyToCheck_Fits()
    {
        Compile();
        var plan = PlanFile.Shipped with { Register = PlanFile.Shipped.Register with { Staff = [] } };

        Assert.Null(new ReportChain(plan, new CycleDecisions(_decisions), _drafts, Today).Mistake(By(new Approve(1, null, null), "gd")));
    }

    [Fact]
    public void Approval_ByAnotherThanTheSigner_DoesNotFit()
    {
        Compile();
        Checked(1);
        Assert.Equal("other-signer", Mistake(new Approve(1, null, null), "tran-cong-hoa"));

        _drafts.Add(Draft(2) with { Base = 1, Author = "cv-hcth", Signer = "tran-cong-hoa" });
        Checked(2);
        Assert.Null(Mistake(new Approve(2, null, null), "tran-cong-hoa"));
        Assert.Equal(["phan-van-hieu"], Chain.Advisers.Select(person => person.Id));
    }

    [Fact]
    public void Draft_CompiledBesideOneInHand_StandsOnceItIsTaken()
    {
        Compile();
        Decide(new SubmitDraft(1), "cv-hcth");
        Assert.True(Chain.IsInHand);
        _drafts.Add(Draft(2) with { IsOffered = true, Base = 1 });

        Assert.Equal((1, 2), (Chain.Draft!.Number, Chain.Offered!.Number));
        Assert.Equal("not-offered", Mistake(new TakeDraft(1), "cv-hcth"));
        Decide(new TakeDraft(2), "cv-hcth");
        Assert.Equal((2, null), (Chain.Draft!.Number, Chain.Offered?.Number));
        Assert.Equal(ReportStep.Drafted, Chain.Step);
    }

    [Fact]
    public void Reopening_VoidsTheApprovalAndTheSignedCopy_AndKeepsTheNumber()
    {
        Compile();
        Checked(1);
        Decide(new Approve(1, "12/BC-SKHCN", Today), "gd");
        Decide(Copy(1), "van-thu");
        Decide(new Reopen(1), "cv-hcth");

        Assert.Equal(ReportStep.Checked, Chain.Step);
        Assert.Null(new CycleDecisions(_decisions).Number);

        _drafts.Add(Draft(2) with { IsOffered = true, Base = 1 });
        Decide(new TakeDraft(2), "cv-hcth");
        Checked(2);
        Decide(new Approve(2, null, null), "gd");
        var decisions = new CycleDecisions(_decisions);
        Assert.Equal("12/BC-SKHCN", decisions.Number!.Number);
        Assert.Null(decisions.SignedCopy);
        Assert.Null(decisions.ReadySince);
    }

    [Fact]
    public void Approval_AfterItWasVoided_IsAnotherDecisionOnTheSameDraft()
    {
        Compile();
        Checked(1);
        Decide(new Approve(1, null, null), "gd");
        Decide(new Reopen(1), "cv-hcth");
        Decide(new Approve(1, null, null), "gd");
        Decide(new Reopen(1), "cv-hcth");
        Decide(new Approve(1, null, null), "gd");

        Assert.Equal(["0001", "0001.2", "0001.3"], _decisions.OfType<Approve>().Select(approve => approve.Subject));
        Assert.Equal(["0001", "0001.2"], _decisions.OfType<Reopen>().Select(reopen => reopen.Subject));
        Assert.Equal(ReportStep.Approved, Chain.Step);
    }

    [Fact]
    public void Supplement_AfterTheDispatch_GoesItsOwnWay()
    {
        Compile();
        Checked(1);
        Decide(new Approve(1, "12/BC-SKHCN", Today), "gd");
        Assert.Equal("not-sent", Mistake(new BeginEdition(2, EditionKind.Supplement, "ttud"), "cv-hcth"));
        Decide(Copy(1), "van-thu");
        Decide(new Dispatched(1), "gd");
        Assert.Equal("begun-before", Mistake(new BeginEdition(3, EditionKind.Supplement, "ttud"), "cv-hcth"));

        Decide(new BeginEdition(2, EditionKind.Supplement, "ttud"), "cv-hcth");

        Assert.Equal(ReportStep.Awaited, Chain.Step);
        _drafts.Add(Draft(2) with { Document = 2 });
        Assert.Equal(2, Chain.Draft!.Number);
        Assert.Equal(ReportStep.Drafted, Chain.Step);
        Assert.Null(new CycleDecisions(_decisions).Number);
        Checked(2);
        Decide(new Approve(2, "13/BC-SKHCN", Today), "gd");
        Decide(Copy(2), "van-thu");
        Decide(new Dispatched(2) { Document = 2 }, "gd");
        Assert.Equal(ReportStep.Dispatched, Chain.Step);
        Assert.Equal("report-2", _decisions[^1].Subject);
    }

    [Fact]
    public void Document_ThatWentOut_KeepsItsNumberAndSignatureWhenAnotherIsInWork()
    {
        Compile();
        Checked(1);
        Decide(new Approve(1, "12/BC-SKHCN", Today), "gd");
        Decide(Copy(1), "van-thu");
        Decide(new Dispatched(1), "gd");
        Decide(new BeginEdition(2, EditionKind.Replacement, ""), "cv-hcth");
        var decisions = new CycleDecisions(_decisions);

        Assert.Null(decisions.Number);
        Assert.Equal(("12/BC-SKHCN", 1), (decisions.AsSent(1).Number!.Number, decisions.AsSent(1).SignedCopy!.Draft));
        Assert.Same(decisions, decisions.AsSent(2));
    }

    [Fact]
    public void Reopening_AtTheMomentOfTheDispatch_VoidsNothing()
    {
        Compile();
        Checked(1);
        Decide(new Approve(1, "12/BC-SKHCN", Today), "gd");
        Decide(Copy(1), "van-thu");
        Decide(new Reopen(1), "cv-hcth");
        Decide(new Dispatched(1), "gd");

        Assert.Equal(ReportStep.Dispatched, Chain.Step);
        Assert.Equal("12/BC-SKHCN", new CycleDecisions(_decisions).Number!.Number);
    }

    [Fact]
    public void Issue_OfWhatIsNoTask_DoesNotFit()
    {
        Compile();
        Checked(1);
        Decide(new Approve(1, "12/BC-SKHCN", Today), "gd");
        Decide(Copy(1), "van-thu");
        Assert.Equal("not-a-task", Mistake(new Issued(1, "ubnd-tinh", "QLVB", Today), "van-thu"));
        Decide(new Dispatched(1), "gd");

        Assert.Equal("not-a-task", Mistake(new Issued(2, "ubnd-tinh", "QLVB", Today), "van-thu"));
        Assert.Equal("not-a-task", Mistake(new Issued(1, Issued.Website, "QLVB", Today), "van-thu"));
        Assert.Equal("not-issued", Mistake(new Acknowledged(1, "ubnd-tinh", Today), "van-thu"));
        Decide(new Issued(1, "ubnd-tinh", "QLVB", Today), "van-thu");
        Assert.Null(Mistake(new Acknowledged(1, "ubnd-tinh", Today), "van-thu"));
    }

    [Fact]
    public void Approval_WhereEverybodyWhoChecksHasDrafted_NeedsNoCheck()
    {
        Compile();
        _drafts.Add(Draft(2) with { Base = 1, Author = "tp-hcth" });

        Assert.False(Chain.NeedsCheck);
        Assert.Null(Mistake(new Approve(2, null, null), "gd"));
    }

    private ReportChain Chain => new(PlanFile.Shipped, new CycleDecisions(_decisions), _drafts, Today);

    private void Compile() => _drafts.Add(Draft(_drafts.Count + 1));

    private void Checked(int draft)
    {
        Decide(new SubmitDraft(draft), "cv-hcth");
        Decide(new CheckDraft(draft, CheckVerdict.Passed), "tp-hcth");
    }

    private string? Mistake(Decision decision, string by) => Chain.Mistake(By(decision, by))?.Kind;

    private void Decide(Decision decision, string by)
    {
        if (decision is not Dispatched)
            Assert.Null(Mistake(decision, by));
        _decisions.Add(Chain.Attempted(By(decision, by)) with { Id = FormattableString.Invariant($"op-{_decisions.Count:000}"), At = Morning.AddMinutes(_decisions.Count) });
    }

    private static Decision By(Decision decision, string by) => decision with { DecidedBy = by };

    private static Draft Draft(int number) => new(number, "", Morning, new DraftCounts(0, 0, 0, 0, 0), new("", "00"), new("", "00"));

    private static SignedCopyReceived Copy(int draft) => new(draft, new("ký.pdf", "ky.pdf", "11", 1), "00", ChangedAtSigning: false, "");
}
