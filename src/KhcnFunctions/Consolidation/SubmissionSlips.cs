using KhcnFunctions.Cycle;

namespace KhcnFunctions.Consolidation;

/// <summary>The Phiếu trình of the draft in work, as its way stands now.</summary>
public sealed class SubmissionSlips
{
    internal byte[] Write(CycleView view) => [];
}
