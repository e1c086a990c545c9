using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Dispatch;

/// <summary>Makes the package for văn thư out of what was approved and signed.</summary>
public sealed class IssuePackages(FileStore files)
{
    internal async Task<byte[]> WriteAsync(CycleView view, Draft draft, CancellationToken ct)
    {
        var decisions = view.Decisions.AsSent(draft.Number);
        var (number, copy, realm) = (decisions.Number, decisions.SignedCopy, view.Table.Realm);
        var editable = await files.ReadAsync(realm, draft.Report.Name, ct);
        var signed = copy is null ? [] : await files.ReadAsync(realm, copy.File.Blob, ct);
        using var package = new MemoryStream();
        IssuePackage.Write(DocumentOf(view, decisions, draft), signed, number is null ? editable : NumberedReport.From(editable, number.Number, number.SignedOn), package);
        return package.ToArray();
    }

    private static IssuedDocument DocumentOf(CycleView view, CycleDecisions decisions, Draft draft)
    {
        var signer = view.Approval is { } approval ? view.Plan.Register.People.FirstOrDefault(person => person.Id == approval.DecidedBy) : null;
        var number = decisions.Number;
        return new(
            "Báo cáo", number?.Number, number?.SignedOn, view.Plan.Agency.Name, ConsolidatedReport.SubjectOf(view.Plan, view.Basis.Year, decisions.Edition?.Edition),
            signer?.Name, signer?.Role is LeaderRole.DeputyDirector ? "KT. Giám đốc, Phó Giám đốc" : "Giám đốc",
            [
                .. IssueTask.RecipientsOf(view.Plan, view.Today).Select(recipient => new DocumentRecipient(recipient.Name, Wording.Channel(recipient.Channel))),
                .. view.Plan.ReportDistribution.Where(line => line.Kind is DistributionKind.Leaders or DistributionKind.Units).Select(line => new DocumentRecipient(line.Text, Wording.Channel(Channel.Email))),
            ])
        {
            SignedSha256 = decisions.SignedCopy is { } copy && copy.Draft == draft.Number ? copy.File.Sha256 : null,
        };
    }
}
