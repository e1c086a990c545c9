metadata description = 'The Function App on Flex Consumption; its settings stand in settings.bicep.'

@description('Name of the app.')
param name string

@description('Name of the plan.')
param planName string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Identity of the app.')
param identityName string

@description('Storage account, which also holds the package of the app.')
param storageName string

@description('Container of that package.')
param deploymentContainer string

@description('Application Insights resource, shown beside the app in the portal.')
param applicationInsightsName string

@description('Memory of an instance in MB.')
param instanceMemoryMB int

@description('Most instances at once.')
param maximumInstanceCount int

@description('Domain of the department; empty: none.')
param customDomain string

@description('Thumbprint of its certificate; empty: bound without TLS.')
param customDomainThumbprint string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, {
    'azd-service-name': 'app'
    'hidden-link: /app-insights-resource-id': applicationInsights.id
  })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
  }

  // Publishing needs an identity too, not a password.
  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noScmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource domain 'hostNameBindings' = if (!empty(customDomain)) {
    name: empty(customDomain) ? 'none' : customDomain
    properties: {
      hostNameType: 'Verified'
      customHostNameDnsRecordType: 'CName'
      sslState: empty(customDomainThumbprint) ? 'Disabled' : 'SniEnabled'
      thumbprint: empty(customDomainThumbprint) ? null : customDomainThumbprint
    }
  }
}

@description('Host name that Azure gives.')
output hostName string = app.properties.defaultHostName

@description('What the TXT record asuid.{domain} must say.')
output domainVerification string = app.properties.customDomainVerificationId
