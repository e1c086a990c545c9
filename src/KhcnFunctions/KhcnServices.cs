using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using KhcnFunctions.Archiving;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Leaders;
using KhcnFunctions.Desk.Planning;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Rehearsals;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.ByMail;
using KhcnFunctions.Submissions.Drafting;
using KhcnFunctions.Submissions.Scanner;
using KhcnFunctions.Watching;
using KhcnFunctions.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KhcnFunctions;

/// <summary>Everything that the functions need, the same in both hosts.</summary>
public static class KhcnServices
{
    public static IServiceCollection AddKhcn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<KhcnOptions>().Bind(configuration.GetSection(KhcnOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KhcnOptions>, KhcnOptionsValidator>();
        services.AddStorage(configuration);
        services.AddKhcnMail(configuration);
        services.AddFileScanner(configuration);
        services.AddKeyedSingleton(BlobMailbox.ContainerKey, (provider, _) => provider.GetRequiredService<StorageRealms>().Production.Mailbox);

        services.AddSingleton<CycleClocks>().AddSingleton<CycleBases>().AddSingleton<CycleViews>().AddSingleton<CycleIndex>()
            .AddSingleton<CycleOpening>().AddSingleton<CycleKeeper>().AddSingleton<PublishedSuccessions>().AddSingleton<CycleNudges>();
        services.AddSingleton<UnitSuccession>().AddSingleton<DeadlineReplanning>().AddSingleton<PublishedPlans>();
        services.AddSingleton<UnitLinks>().AddSingleton<MailDesk>().AddSingleton<MailMarks>().AddSingleton<Outbox>();
        services.AddSingleton<SubmissionDesk>().AddSingleton<SubmissionMail>().AddSingleton<UnitSheets>()
            .AddSingleton<VersionReader>().AddSingleton<ReportFiles>().AddSingleton<DraftDesk>()
            .AddSingleton<UnitWorks>().AddSingleton<LastYears>().AddSingleton<DraftSending>().AddSingleton<LinkRenewal>();
        services.AddSingleton<ConsolidationInputs>().AddSingleton<DraftCompiler>().AddSingleton<SubmissionSlips>().AddSingleton<Desk.Approval.SignedCopyDesk>().AddSingleton<Desk.Approval.DraftEditing>().AddSingleton<Desk.Approval.ReportDocuments>().AddSingleton<IssuePackages>().AddSingleton<ReportAttachments>();
        services.AddSingleton<DecisionDesk>().AddSingleton<PlanDraftRows>().AddSingleton<PlanDesk>().AddSingleton<RehearsalRows>().AddSingleton<RehearsedCycle>().AddSingleton<RehearsalActs>().AddSingleton<RehearsalDesk>();
        services.AddSingleton<Desk.Units.SubjectPosts>().AddSingleton<Desk.CycleWide.MailStriking>();
        services.AddSingleton<Desk.Board.AnswerSheets>().AddSingleton<Desk.Board.BoardReading>();
        services.AddDeskSignIn(configuration);
        services.AddSingleton<DeskCallers>();
        services.AddLeaders();
        services.AddWatching();
        services.AddSingleton<MailedDifficulties>().AddSingleton<DifficultyDesk>().AddSingleton<DifficultyLadders>();
        services.AddInboundMail(configuration);
        services.AddArchiving(configuration);
        services.AddSingleton<Desk.Quarantined.QuarantineReader>().AddSingleton<Desk.Quarantined.QuarantineDesk>();
        services.AddSingleton<Desk.Entering.EnteringDesk>().AddSingleton<Desk.Entering.EnteringSheets>();
        services.AddSingleton<HttpPipeline>().AddSingleton<CallerFinder>().AddSingleton<OwnForms>().AddSingleton<RateLimits>()
            .AddSingleton<HourlyCheck>().AddSingleton<Pages>().AddSingleton<ComponentHtml>();
        return services;
    }

    // A connection string, or the account's name with a managed identity: the two forms that the Functions host knows.
    private static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        const string setting = "AzureWebJobsStorage";
        if (configuration[setting] is { Length: > 0 } connection)
        {
            services.AddSingleton(new TableServiceClient(connection)).AddSingleton(new BlobServiceClient(connection));
        }
        else
        {
            var identity = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration.GetSection(setting)["clientId"] });
            services.AddSingleton(_ => new TableServiceClient(Service("table"), identity)).AddSingleton(_ => new BlobServiceClient(Service("blob"), identity));
        }

        services.AddSingleton<StorageRealms>().AddSingleton<PlanStore>().AddSingleton<FileStore>().AddSingleton<TokenKeys>();

        Uri Service(string kind)
        {
            var section = configuration.GetSection(setting);
            if (section[kind + "ServiceUri"] is { Length: > 0 } address)
                return new Uri(address);
            var account = section["accountName"] ?? throw new InvalidOperationException($"{setting} is not set: a connection string, or {setting}__accountName.");
            return new Uri($"https://{account}.{kind}.core.windows.net");
        }
    }
}
