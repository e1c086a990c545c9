targetScope = 'subscription'

metadata name = 'KhcnFunctions'
metadata description = 'Everything that one deployment of KhcnFunctions needs in Azure: a resource group with the Function App, its storage, secrets, telemetry, alerts and budget.'

// ---- Where and what -------------------------------------------------------------------------------------------------

@description('Short name of this deployment; part of every name. Lower-case letters, digits and hyphens, such as khcn-qngai.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('Azure region. Azure has none in Việt Nam: with any of them the data lie abroad (docs/an-toan-thong-tin.md).')
param location string

@description('Name of the resource group; empty: rg-{environmentName}.')
param resourceGroupName string = ''

@description('Tags on every resource, besides those that azd needs.')
param tags object = {}

@description('Object id of who deploys: gets the right to write secrets into the vault. Empty: nobody does.')
param principalId string = ''

@description('What principalId is: a person, or a service principal of a pipeline.')
@allowed(['User', 'ServicePrincipal', 'Group'])
param principalType string = 'User'

// ---- The app --------------------------------------------------------------------------------------------------------

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Most instances at once: what an attack or a mistake may cost ends here.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Address in the links of mails, such as https://khcn.quangngai.gov.vn. Empty: the address that Azure gives.')
param publicAddress string = ''

@description('Domain of the department for the pages, such as khcn.quangngai.gov.vn; its DNS records must stand before (docs/deploy.md). Empty: none.')
param customDomain string = ''

@description('Thumbprint of the certificate for customDomain that was put into the app. Empty: bound without TLS, which httpsOnly turns away until it is there.')
param customDomainThumbprint string = ''

// ---- Mail -----------------------------------------------------------------------------------------------------------

@description('How mails go out. Mailbox keeps all of them in storage: nothing leaves before this is changed.')
@allowed(['Mailbox', 'Smtp', 'SendGrid'])
param mailTransport string = 'Mailbox'

@description('Sender address of the department; needed unless mailTransport is Mailbox.')
param mailFrom string = ''

@description('Sender name; empty: the one of the product.')
param mailFromName string = ''

@description('Where answers go: the own address of HCTH. Empty: mailFrom.')
param mailReplyTo string = ''

@description('Domains that may get mail; in production empty means all. Set it for a trial.')
param mailAllowedDomains string[] = []

@description('Holds all sending but of sign-in links; nothing is lost.')
param mailHold bool = false

@description('SMTP server, port, TLS and user, where mailTransport is Smtp. The password is the secret smtp-password.')
param smtp {
  host: string
  port: int
  security: 'StartTls' | 'Tls' | 'None'
  user: string
} = { host: '', port: 587, security: 'StartTls', user: '' }

@description('Mailbox that is looked into for answers; empty host: none. The password is the secret imap-password.')
param imap {
  host: string
  port: int
  security: 'StartTls' | 'Tls'
  user: string
  doneFolder: string
  authenticationServer: string
} = { host: '', port: 993, security: 'Tls', user: '', doneFolder: '', authenticationServer: '' }

@description('Address to which units answer, at most 10 characters before the @, such as bc@khcn.quangngai.gov.vn. Empty: none.')
param inboundAddress string = ''

@description('Public key of the signature policy of SendGrid Inbound Parse. Empty: unsigned posts are taken by the secret in the address alone.')
param inboundVerificationKey string = ''

@description('Address of the SendGrid API; https://api.eu.sendgrid.com keeps data in the EU.')
param sendGridHost string = 'https://api.sendgrid.com'

@description('Public key of the signed Event Webhook of SendGrid. Empty: no events are taken.')
param sendGridEventKey string = ''

// ---- Secrets and sign-in --------------------------------------------------------------------------------------------

@description('Names of the secrets that were put into the vault; only these are referenced. Secrets never pass through this template.')
param secretsInVault (
  | 'operator-key'
  | 'sendgrid-api-key'
  | 'smtp-password'
  | 'imap-password'
  | 'inbound-secret-0'
  | 'inbound-secret-1'
  | '')[] = []

@description('Client id of the app registration whose app roles let staff sign in with Entra ID (docs/deploy.md). Empty: no App Service Authentication.')
param authClientId string = ''

@description('Tenant of that app registration.')
param authTenantId string = tenant().tenantId

// ---- Data -----------------------------------------------------------------------------------------------------------

@description('Copies of the data: ZRS in three buildings of the region, LRS in one, GZRS also in the paired region, which may be another country.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Days that deleted blobs and containers can be brought back.')
@minValue(7)
@maxValue(365)
param softDeleteDays int = 30

@description('Days that earlier versions of blobs are kept.')
@minValue(30)
param previousVersionDays int = 90

@description('Days during which nobody can change or delete an export.')
@minValue(1)
@maxValue(1825)
param exportRetentionDays int = 35

@description('Days after which an export is deleted.')
@minValue(2)
param exportKeptDays int = 60

@description('Forbids the deletion of the storage account and the vault; azd down then fails on purpose.')
param protectFromDeletion bool = true

// ---- Watching and cost ----------------------------------------------------------------------------------------------

@description('Who gets the alerts: mail addresses of IT people. Empty: alerts are evaluated and seen in the portal alone.')
param alertEmails string[] = []

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Most GB of logs a day; what comes above is lost, and an alert says so.')
param logDailyCapGb int = 1

@description('First and last day of the year (MMdd) between which a round is expected each working morning: day of the request, day of sending.')
param roundWatch {
  from: int
  to: int
} = { from: 1116, to: 1218 }

@description('Days off (yyyy-MM-dd) on which no round is expected, besides Saturdays and Sundays.')
param daysOff string[] = ['2026-11-24', '2027-11-24', '2028-11-24']

@description('Storage transactions a day above which something polls or loops that should not. Idle it is about 38,000.')
param storageTransactionsLimit int = 100000

@description('Budget of a month for the resource group, in the currency of the subscription.')
@minValue(1)
param monthlyBudget int = 30

@description('First day of the month in which the budget starts (yyyy-MM-01); never changed afterwards. Empty: no budget.')
param budgetStart string = ''

// ---------------------------------------------------------------------------------------------------------------------

var allTags = union(tags, { 'azd-env-name': environmentName })
var suffix = uniqueString(subscription().subscriptionId, environmentName, location)

// Names are settled here and not taken from outputs, so that what-if can look through the modules.
var groupName = empty(resourceGroupName) ? 'rg-${environmentName}' : resourceGroupName
var identityName = 'id-${environmentName}'
var storageName = take('khcn${suffix}', 24)
var vaultName = take('kv-khcn-${suffix}', 24)
var workspaceName = 'log-${environmentName}'
var applicationInsightsName = 'appi-${environmentName}'
var appName = 'func-${environmentName}-${take(suffix, 6)}'
var deploymentContainer = 'app-package'
var actionGroupName = 'ag-${environmentName}'

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: groupName
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: identityName
    location: location
    tags: allTags
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  dependsOn: [identity]
  params: {
    name: storageName
    location: location
    tags: allTags
    sku: storageSku
    softDeleteDays: softDeleteDays
    previousVersionDays: previousVersionDays
    exportRetentionDays: exportRetentionDays
    exportKeptDays: exportKeptDays
    protectFromDeletion: protectFromDeletion
    deploymentContainerName: deploymentContainer
    identityName: identityName
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  dependsOn: [identity]
  params: {
    name: vaultName
    location: location
    tags: allTags
    protectFromDeletion: protectFromDeletion
    identityName: identityName
    adminPrincipalId: principalId
    adminPrincipalType: principalType
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  dependsOn: [identity]
  params: {
    workspaceName: workspaceName
    applicationInsightsName: applicationInsightsName
    location: location
    tags: allTags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    identityName: identityName
  }
}

module app 'modules/function-app.bicep' = {
  scope: group
  dependsOn: [storage, monitoring]
  params: {
    name: appName
    planName: 'plan-${environmentName}'
    location: location
    tags: allTags
    identityName: identityName
    storageName: storageName
    deploymentContainer: deploymentContainer
    applicationInsightsName: applicationInsightsName
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    customDomain: customDomain
    customDomainThumbprint: customDomainThumbprint
  }
}

module authentication 'modules/authentication.bicep' = if (!empty(authClientId)) {
  scope: group
  dependsOn: [app]
  params: {
    appName: appName
    clientId: authClientId
    tenantId: authTenantId
  }
}

module settings 'modules/settings.bicep' = {
  scope: group
  // The product does not start where it is told of a sign-in that does not stand in front of it.
  dependsOn: [app, vault, authentication]
  params: {
    appName: appName
    identityName: identityName
    storageName: storageName
    vaultName: vaultName
    applicationInsightsName: applicationInsightsName
    publicAddress: publicAddress
    customDomain: customDomain
    mail: {
      transport: mailTransport
      from: mailFrom
      fromName: mailFromName
      replyTo: mailReplyTo
      allowedDomains: mailAllowedDomains
      hold: mailHold
    }
    smtp: smtp
    sendGrid: { host: sendGridHost, eventKey: sendGridEventKey }
    inbound: { address: inboundAddress, verificationKey: inboundVerificationKey }
    imap: imap
    secretsInVault: secretsInVault
    signInByAppService: !empty(authClientId)
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  dependsOn: [monitoring, storage]
  params: {
    name: environmentName
    actionGroupName: actionGroupName
    location: location
    tags: allTags
    workspaceName: workspaceName
    storageName: storageName
    emails: alertEmails
    roundWatch: roundWatch
    daysOff: daysOff
    storageTransactionsLimit: storageTransactionsLimit
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  dependsOn: [monitoring]
  params: {
    name: environmentName
    location: location
    tags: allTags
    workspaceName: workspaceName
  }
}

module budget 'modules/budget.bicep' = if (!empty(budgetStart)) {
  scope: group
  dependsOn: [alerts]
  params: {
    name: 'budget-${environmentName}'
    amount: monthlyBudget
    start: budgetStart
    actionGroupName: actionGroupName
  }
}

@description('Resource group of the deployment.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the Function App.')
output KHCN_APP_NAME string = appName

@description('Address that Azure gives the app.')
output KHCN_ADDRESS string = 'https://${app.outputs.hostName}'

@description('Vault for the secrets named in secretsInVault.')
output KHCN_VAULT_NAME string = vaultName

@description('Storage account.')
output KHCN_STORAGE_NAME string = storageName

@description('What a TXT record asuid.{customDomain} must say before the domain is bound.')
output KHCN_DOMAIN_VERIFICATION string = app.outputs.domainVerification

@description('Client id of the identity of the app, for the federated credential of the app registration.')
output KHCN_IDENTITY_CLIENT_ID string = identity.outputs.clientId

@description('Object id of the identity of the app: the subject of that credential.')
output KHCN_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
