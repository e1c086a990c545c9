namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>The orchestration used up its turns: it loops, or it is eternal and the test should stop at an instant.</summary>
public sealed class EndlessOrchestrationException(string message) : Exception(message);
