using KhcnFunctions.Desk.SignIn;

namespace KhcnFunctions.LocalHost.Functions;

/// <summary>What names a caller in front of App Service names nobody here: no front end of ours wrote it.</summary>
internal static class ForeignPrincipals
{
    private const string Prefix = "X-MS-";

    public static void UseWithoutForeignPrincipals(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SignInHost>().IsAppService)
            return;
        app.Use((context, next) =>
        {
            foreach (var header in context.Request.Headers.Keys.Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).ToList())
                context.Request.Headers.Remove(header);
            return next(context);
        });
    }
}
