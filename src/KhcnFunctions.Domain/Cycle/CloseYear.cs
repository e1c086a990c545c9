namespace KhcnFunctions.Cycle;

/// <summary>Đóng kỳ: HCTH closes the cycle before its closing day, once there is nothing left to do (<see cref="ClosingCheck"/>).</summary>
public sealed record CloseYear : Decision
{
    public override string Subject => "year";
}
