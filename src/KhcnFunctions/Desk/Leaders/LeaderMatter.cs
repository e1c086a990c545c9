using KhcnFunctions.Cycle;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>
/// One kind of what leaders answer by a link (<see cref="AnswerSubject.Kind"/>). A further kind is one class, registered in
/// <see cref="LeaderServices"/>, and a link in its letter (<see cref="Mail.CycleLinks.ToLeader"/>).
/// </summary>
public abstract class LeaderMatter
{
    internal abstract string Kind { get; }

    /// <summary>Ids of all subjects of which a link may have been mailed, the settled ones too: by them a token's subject is found.</summary>
    internal abstract ValueTask<IReadOnlyList<string>> IdsAsync(CycleView view, CancellationToken ct);

    /// <summary>What may be answered now. Changes nothing: scanners of mails open links.</summary>
    internal abstract ValueTask<LeaderQuestion> AskAsync(LeaderCall call, CancellationToken ct);

    /// <summary>Records an answer whose choice is one of the question's; the same operation id again is the same answer.</summary>
    /// <exception cref="Web.ProblemException">It does not fit what stands.</exception>
    internal abstract Task AnswerAsync(LeaderCall call, LeaderAnswer answer, DurableTaskClient client, CancellationToken ct);

    /// <summary>Whether this very answer came before: a form that comes twice is taken although it settled its question itself.</summary>
    internal virtual ValueTask<bool> IsRecordedAsync(LeaderCall call, LeaderAnswer answer, CancellationToken ct) =>
        new(call.View.Decisions.Of<Decision>().Any(decision => decision.Id == answer.OperationId && decision.DecidedBy == call.Reader.Person.Id));

    /// <summary>A document of the question; null where it has none of that name.</summary>
    internal virtual Task<LeaderFile?> FindFileAsync(LeaderCall call, string name, CancellationToken ct) => Task.FromResult<LeaderFile?>(null);
}
