using 'main.bicep'

// Values come from the azd environment: azd env set NAME VALUE. What is not set keeps the safe default below.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'khcn')
param location = readEnvironmentVariable('AZURE_LOCATION', 'southeastasia')
param principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param principalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

param publicAddress = readEnvironmentVariable('KHCN_PUBLIC_ADDRESS', '')
param customDomain = readEnvironmentVariable('KHCN_CUSTOM_DOMAIN', '')
param customDomainThumbprint = readEnvironmentVariable('KHCN_CUSTOM_DOMAIN_THUMBPRINT', '')

param mailTransport = readEnvironmentVariable('KHCN_MAIL_TRANSPORT', 'Mailbox')
param mailFrom = readEnvironmentVariable('KHCN_MAIL_FROM', '')
param mailFromName = readEnvironmentVariable('KHCN_MAIL_FROM_NAME', '')
param mailReplyTo = readEnvironmentVariable('KHCN_MAIL_REPLY_TO', '')
param mailAllowedDomains = filter(
  split(readEnvironmentVariable('KHCN_MAIL_ALLOWED_DOMAINS', ''), ','),
  domain => !empty(domain)
)
param mailHold = bool(readEnvironmentVariable('KHCN_MAIL_HOLD', 'false'))
param smtp = {
  host: readEnvironmentVariable('KHCN_SMTP_HOST', '')
  port: int(readEnvironmentVariable('KHCN_SMTP_PORT', '587'))
  security: readEnvironmentVariable('KHCN_SMTP_SECURITY', 'StartTls')
  user: readEnvironmentVariable('KHCN_SMTP_USER', '')
}
param imap = {
  host: readEnvironmentVariable('KHCN_IMAP_HOST', '')
  port: int(readEnvironmentVariable('KHCN_IMAP_PORT', '993'))
  security: readEnvironmentVariable('KHCN_IMAP_SECURITY', 'Tls')
  user: readEnvironmentVariable('KHCN_IMAP_USER', '')
  doneFolder: readEnvironmentVariable('KHCN_IMAP_DONE_FOLDER', '')
  authenticationServer: readEnvironmentVariable('KHCN_IMAP_AUTHENTICATION_SERVER', '')
}
param inboundAddress = readEnvironmentVariable('KHCN_INBOUND_ADDRESS', '')
param inboundVerificationKey = readEnvironmentVariable('KHCN_INBOUND_VERIFICATION_KEY', '')
param sendGridHost = readEnvironmentVariable('KHCN_SENDGRID_HOST', 'https://api.sendgrid.com')
param sendGridEventKey = readEnvironmentVariable('KHCN_SENDGRID_EVENT_KEY', '')

param secretsInVault = filter(split(readEnvironmentVariable('KHCN_SECRETS_IN_VAULT', ''), ','), name => !empty(name))
param authClientId = readEnvironmentVariable('KHCN_AUTH_CLIENT_ID', '')

param storageSku = readEnvironmentVariable('KHCN_STORAGE_SKU', 'Standard_ZRS')
param protectFromDeletion = bool(readEnvironmentVariable('KHCN_PROTECT_FROM_DELETION', 'true'))

param alertEmails = filter(split(readEnvironmentVariable('KHCN_ALERT_EMAILS', ''), ','), email => !empty(email))
param monthlyBudget = int(readEnvironmentVariable('KHCN_MONTHLY_BUDGET', '30'))
param budgetStart = readEnvironmentVariable('KHCN_BUDGET_START', '')
