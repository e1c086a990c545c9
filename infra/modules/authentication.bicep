metadata description = 'App Service Authentication with Entra ID. It lets everybody through: units have no account, SendGrid posts without one, and the app itself decides by the roles.'

@description('The Function App.')
param appName string

@description('Client id of the app registration.')
param clientId string

@description('Tenant of the app registration.')
param tenantId string

// Names the setting with the identity's client id; the app proves itself by that identity instead of a secret.
var federatedIdentitySetting = 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource authentication 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true, runtimeVersion: '~1' }
    // A redirect to a sign-in would make SendGrid drop a mail for good.
    globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: clientId
          clientSecretSettingName: federatedIdentitySetting
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenantId}/v2.0'
        }
        validation: { allowedAudiences: [clientId, 'api://${clientId}'] }
      }
    }
    login: {
      tokenStore: { enabled: false }
      preserveUrlFragmentsForLogins: false
      cookieExpiration: { convention: 'FixedTime', timeToExpiration: '08:00:00' }
    }
    httpSettings: { requireHttps: true, forwardProxy: { convention: 'NoProxy' } }
  }
}
