namespace KhcnFunctions.PlanDocuments;

/// <summary>A plan document can't be read at all. The message is one sentence in Vietnamese for whoever gave it.</summary>
public sealed class PlanDocumentException(string message) : Exception(message);
