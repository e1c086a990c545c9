metadata description = 'The settings of the app (docs/settings.md). What is empty is left out, so that the default of the product holds; secrets are references into the vault.'

@description('The Function App.')
param appName string

@description('Identity of the app.')
param identityName string

@description('Storage account.')
param storageName string

@description('Vault of the secrets.')
param vaultName string

@description('Application Insights resource.')
param applicationInsightsName string

@description('Address in the links of mails; empty: that of the domain, else the one that Azure gives.')
param publicAddress string

@description('Domain of the department; empty: none.')
param customDomain string

@description('How mails go out.')
param mail {
  transport: string
  from: string
  fromName: string
  replyTo: string
  allowedDomains: string[]
  hold: bool
}

@description('SMTP server.')
param smtp {
  host: string
  port: int
  security: string
  user: string
}

@description('SendGrid: address of its API, and public key of its events.')
param sendGrid {
  host: string
  eventKey: string
}

@description('Answers by mail: address, and public key of SendGrid\'s signature policy.')
param inbound {
  address: string
  verificationKey: string
}

@description('Mailbox that is looked into.')
param imap {
  host: string
  port: int
  security: string
  user: string
  doneFolder: string
  authenticationServer: string
}

@description('Names of the secrets that are in the vault. A reference to one that is not would leave its own text as the value.')
param secretsInVault string[]

@description('Whether staff may sign in through App Service Authentication.')
param signInByAppService bool

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

var secretSettings = {
  'operator-key': 'Khcn__OperatorKey'
  'sendgrid-api-key': 'Khcn__Mail__SendGrid__ApiKey'
  'smtp-password': 'Khcn__Mail__Smtp__Password'
  'imap-password': 'Khcn__Inbound__Imap__Password'
  'inbound-secret-0': 'Khcn__Inbound__Secrets__0'
  'inbound-secret-1': 'Khcn__Inbound__Secrets__1'
}

var secrets = toObject(
  filter(secretsInVault, name => !empty(name)),
  name => secretSettings[name],
  name => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${name})'
)

var host = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  AzureFunctionsJobHost__telemetryMode: 'OpenTelemetry'
}

var signIn = signInByAppService
  ? {
      Khcn__SignIn__AppService: 'true'
      OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identity.properties.clientId
    }
  : {}

var address = empty(publicAddress)
  ? 'https://${empty(customDomain) ? app.properties.defaultHostName : customDomain}'
  : publicAddress

var product = {
  Khcn__PublicAddress: address
  Khcn__Mail__Transport: mail.transport
  Khcn__Mail__From: mail.from
  Khcn__Mail__FromName: mail.fromName
  Khcn__Mail__ReplyTo: mail.replyTo
  Khcn__Mail__Hold: mail.hold ? 'true' : 'false'
  Khcn__Mail__SendGrid__Host: sendGrid.host
  Khcn__Mail__SendGrid__EventKey: sendGrid.eventKey
  // The container's own rule deletes them.
  Khcn__Export__Keep: '0'
  Khcn__Inbound__Address: inbound.address
  Khcn__Inbound__VerificationKey: inbound.verificationKey
}

var allowed = toObject(
  range(0, length(mail.allowedDomains)),
  index => 'Khcn__Mail__AllowedDomains__${index}',
  index => mail.allowedDomains[index]
)

var server = empty(smtp.host)
  ? {}
  : {
      Khcn__Mail__Smtp__Host: smtp.host
      Khcn__Mail__Smtp__Port: string(smtp.port)
      Khcn__Mail__Smtp__Security: smtp.security
      Khcn__Mail__Smtp__User: smtp.user
    }

var mailbox = empty(imap.host)
  ? {}
  : {
      Khcn__Inbound__Imap__Host: imap.host
      Khcn__Inbound__Imap__Port: string(imap.port)
      Khcn__Inbound__Imap__Security: imap.security
      Khcn__Inbound__Imap__User: imap.user
      Khcn__Inbound__Imap__DoneFolder: imap.doneFolder
      Khcn__Inbound__Imap__AuthenticationServer: imap.authenticationServer
    }

var all = union(host, product, allowed, server, mailbox, secrets, signIn)
var said = filter(items(all), setting => !empty(setting.value))

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: toObject(said, setting => setting.key, setting => setting.value)
}
