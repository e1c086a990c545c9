metadata description = 'The storage account: tables, queues, blobs. No keys: the identity of the app alone gets in.'

@description('Name of the account.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Replication.')
param sku string

@description('Days that deleted blobs and containers can be brought back.')
param softDeleteDays int

@description('Days that earlier versions of blobs are kept.')
param previousVersionDays int

@description('Days during which nobody can change or delete an export.')
param exportRetentionDays int

@description('Days after which an export is deleted.')
param exportKeptDays int

@description('Container for the package of the app.')
param deploymentContainerName string

@description('Forbids the deletion of the account.')
param protectFromDeletion bool

@description('Identity of the app.')
param identityName string

var exportsContainerName = 'khcn-exports'

// The product makes its tables, containers and queues itself, also those of each rehearsal: rights are on the account.
var roles = {
  blobOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  queueContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' }
    sasPolicy: { sasExpirationPeriod: '0.01:00:00', expirationAction: 'Block' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
  }
}

resource deploymentContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: deploymentContainerName
  properties: { publicAccess: 'None' }
}

// Tables have neither versions nor soft delete: what protects them is an export that nobody can change.
resource exports 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: exportsContainerName
  properties: { publicAccess: 'None' }
}

// Unlocked: an owner can still shorten it. Locking can't be undone and is left to a person (docs/deploy.md).
resource exportsAreImmutable 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = {
  parent: exports
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: exportRetentionDays
    allowProtectedAppendWrites: false
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'exports-grow-old'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${exportsContainerName}/'] }
            actions: {
              baseBlob: {
                tierToCool: { daysAfterModificationGreaterThan: 30 }
                delete: { daysAfterModificationGreaterThan: max(exportKeptDays, exportRetentionDays + 1) }
              }
            }
          }
        }
        {
          name: 'earlier-versions-end'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: {
              version: { delete: { daysAfterCreationGreaterThan: previousVersionDays } }
              snapshot: { delete: { daysAfterCreationGreaterThan: previousVersionDays } }
            }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

resource keep 'Microsoft.Authorization/locks@2020-05-01' = if (protectFromDeletion) {
  scope: account
  name: 'holds-the-reports'
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the department\'s reports and their audit.'
  }
}

resource rights 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    scope: account
    name: guid(account.id, identityName, role.value)
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]
