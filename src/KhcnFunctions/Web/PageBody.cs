using Microsoft.AspNetCore.Components;

namespace KhcnFunctions.Web;

/// <summary>The body of a page: what it shows is one model, made before it is rendered.</summary>
public abstract class PageBody<TModel> : ComponentBase
{
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }
}
