using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>A leader who came by a signed link, before what the link is about.</summary>
internal sealed record LeaderCall(CycleView View, LeaderReader Reader, AnswerSubject Subject)
{
    /// <summary>As the link's token names them.</summary>
    public string Holder => LeaderLink.HolderOf(Reader, Subject);

    public LetterContext Context => View.Context;

    /// <summary>In which form the reader decides.</summary>
    public string Form => Reader.InsteadOf is { } absent ? $"qua liên kết trong thư, thay {Wording.Comrade(absent)} vắng mặt" : "qua liên kết trong thư";

    /// <summary>A decision of the reader, by the link.</summary>
    public T Decide<T>(T decision, LeaderAnswer answer, string otherwise) where T : Decision => decision with
    {
        Id = answer.OperationId,
        At = View.Now,
        DecidedBy = Reader.Person.Id,
        DecidedOn = View.Today,
        Form = Form,
        Reason = answer.Words ?? otherwise,
    };
}

/// <summary>What the leader sent.</summary>
/// <param name="OperationId">Of the form: sent twice, it is one answer.</param>
/// <param name="Choice">One of the question's.</param>
/// <param name="Words">Null where none were written.</param>
internal sealed record LeaderAnswer(string OperationId, string Choice, string? Words);
