namespace KhcnFunctions.Input;

/// <summary>What is wrong with an input, and where.</summary>
/// <param name="Place">JSON pointer into what was sent (RFC 6901).</param>
/// <param name="Message">In Vietnamese: what is wrong and how to mend it.</param>
public sealed record InputMistake(string Place, string Message);
