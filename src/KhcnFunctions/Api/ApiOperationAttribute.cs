namespace KhcnFunctions.Api;

/// <summary>Who may call an operation of the API.</summary>
public enum ApiCaller
{
    Anybody,

    /// <summary>A unit, by the token of its link.</summary>
    Unit,

    /// <summary>HCTH, by the cycle's own token.</summary>
    Office,

    /// <summary>Either of them: each sees and does its own.</summary>
    UnitOrOffice,

    /// <summary>The IT person, by the key of the settings.</summary>
    Operator,
}

/// <summary>Describes a function of the API for its document (OpenAPI 3.1), which is made from these and from the types that they name.</summary>
/// <param name="summary">What it does, in one line.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApiOperationAttribute(string summary) : Attribute
{
    public string Summary => summary;

    public ApiCaller Caller { get; init; } = ApiCaller.Office;

    /// <summary>Type of the body; null where none is sent.</summary>
    public Type? Body { get; init; }

    public string BodyType { get; init; } = "application/json";

    /// <summary>Type of the answer; null where it is a file.</summary>
    public Type? Answer { get; init; }

    /// <summary>Status of an answer that says that something new is there; 0 where there is none.</summary>
    public int Created { get; init; }

    /// <summary>Statuses of the problems that it has of its own, besides those that all have.</summary>
    public int[] Problems { get; init; } = [];
}

/// <summary>A parameter in the query of an operation.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ApiQueryAttribute(string name, string description) : Attribute
{
    public string Name => name;

    public string Description => description;
}
