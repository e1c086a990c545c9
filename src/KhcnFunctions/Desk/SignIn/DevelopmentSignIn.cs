using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>Enters at once as anybody of the register: for trying out on the own machine, where the local mailbox shows everybody's links anyway.</summary>
public sealed class DevelopmentSignIn(HttpPipeline pipeline, SignInWays ways, DeskRegister register, DeskEntry entry)
{
    private const int LargestForm = 4 * 1024;

    [Function("EnterForDevelopment")]
    public Task<IActionResult> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "dang-nhap/thu")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPostAsync(request, client, async stop =>
        {
            if (!ways.AllowsDevelopment(request))
                throw NoRoute.Problem();
            var form = await RequestBody.ReadFormAsync(request, LargestForm, stop);
            var chosen = form.GetValueOrDefault(SignInChoice.Field);
            var holders = await register.FindAsync(user => SignInChoice.ValueOf(user) == chosen, stop);
            return await entry.EnterAsync(request, holders, DeskPath.Read(form.GetValueOrDefault(DeskPath.Field)), "development", stop);
        }, ct);
}
