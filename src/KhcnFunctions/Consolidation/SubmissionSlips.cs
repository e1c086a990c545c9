using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Consolidation;

/// <summary>The Phiếu trình of the draft in work, as its way stands now.</summary>
public sealed class SubmissionSlips
{
    internal byte[] Write(CycleView view)
    {
        var (chain, register) = (view.Chain, view.Plan.Register);
        var draft = chain.Draft ?? throw new InvalidOperationException("There is no draft to submit.");
        var drafter = chain.Submission?.DecidedBy ?? draft.Author;
        using var slip = new MemoryStream();
        SubmissionSlip.Write(
            new()
            {
                Agency = view.Plan.Agency.Name,
                Office = view.Holders.Office.Name,
                Place = view.Plan.Agency.Place,
                Day = view.Today,
                Subject = ConsolidatedReport.SubjectOf(view.Plan, view.Basis.Year, view.Decisions.Edition?.Edition),
                Plan = PlanReference.Cite(view.Plan),
                Draft = draft.Number,
                Counts = new(draft.Counts.OnTime, draft.Counts.OnTheDay, draft.Counts.Late, draft.Counts.Missing, draft.Counts.Exempt),
                DispatchDay = view.Ladder.DispatchDay,
                Attachments = ["Dự thảo Báo cáo", "Phụ lục theo dõi (nội bộ)"],
                Signer = chain.Signer ?? new Person { Id = "", Role = LeaderRole.Director },
                Drafter = new(drafter is null ? null : NameOf(register, drafter), chain.Submission?.At),
                Check = new(chain.Check is { } check ? NameOf(register, check.DecidedBy) : chain.Checkers is [var only] ? only.Name : null, chain.Check is { Passed: true } passed ? passed.At : null),
                Opinions = [.. chain.Advisers.Select(adviser => OpinionOf(view, draft, adviser))],
                MadeAt = view.Now,
                Rehearsal = view.Cycle.Rehearsal is not null,
            },
            slip);
        return slip.ToArray();
    }

    private static SlipOpinion OpinionOf(CycleView view, Draft draft, Person adviser)
    {
        var opinion = view.Decisions.OpinionsOn(draft.Number).FirstOrDefault(opinion => opinion.DecidedBy == adviser.Id);
        return new(
            adviser.Name ?? "Phó Giám đốc Sở",
            opinion is null ? null : $"{(opinion.Stance is Stance.Agrees ? "Nhất trí. " : "")}{opinion.Reason}",
            opinion is null ? null : VietnamTime.StartOf(opinion.DecidedOn));
    }

    private static string? NameOf(Register register, string id) => register.Staff.FirstOrDefault(member => member.Id == id)?.Name;
}
