metadata description = 'Alerts, evaluated by Azure Monitor and not by the app: they also come when the app does not run. docs/operations.md says what to do.'

@description('Name of the deployment.')
param name string

@description('Name of the group of people who are told.')
param actionGroupName string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Workspace of the logs.')
param workspaceName string

@description('Storage account.')
param storageName string

@description('Who is told.')
param emails string[]

@description('First and last day of the year (MMdd) between which a round is expected each working morning.')
param roundWatch {
  from: int
  to: int
}

@description('Days off (yyyy-MM-dd) on which none is expected.')
param daysOff string[]

@description('Storage transactions a day above which something is wrong.')
param storageTransactionsLimit int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'khcn'
    emailReceivers: [
      for email in emails: {
        name: email
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var noRound = replace(
  replace(
    replace(loadTextContent('../alerts/no-daily-round.kql'), '{from}', string(roundWatch.from)),
    '{to}',
    string(roundWatch.to)
  ),
  '{daysOff}',
  string(daysOff)
)

// Severity: 1 somebody looks at once, 2 the same day, 3 in the week. More than 'above' rows in 'window' raise it.
var queries = [
  {
    id: 'cycle-failed'
    severity: 1
    query: loadTextContent('../alerts/cycle-failed.kql')
    window: 'PT1H'
    every: 'PT15M'
    above: 0
    says: 'A cycle was not opened, failed, or was not started again.'
  }
  {
    id: 'no-daily-round'
    severity: 1
    query: noRound
    window: 'P1D'
    every: 'PT30M'
    above: 0
    says: 'It is after 09:00 of a working day in Việt Nam and no round ran today.'
  }
  {
    id: 'no-daily-check'
    severity: 1
    query: loadTextContent('../alerts/no-daily-check.kql')
    window: 'P2D'
    every: 'PT1H'
    above: 0
    says: 'The timers of the app did not run for a day, or no telemetry arrives.'
  }
  {
    id: 'export-failed'
    severity: 2
    query: loadTextContent('../alerts/export-failed.kql')
    window: 'P2D'
    every: 'PT1H'
    above: 0
    says: 'The nightly export failed, or none was made for a day: tables have no other backup.'
  }
  {
    id: 'mails-bouncing'
    severity: 2
    query: loadTextContent('../alerts/mails-bouncing.kql')
    window: 'P1D'
    every: 'PT1H'
    above: 2
    says: 'Several mails of a day came back or were refused for good.'
  }
  {
    id: 'mails-waiting'
    severity: 2
    query: loadTextContent('../alerts/mails-waiting.kql')
    window: 'PT1H'
    every: 'PT15M'
    above: 10
    says: 'Mails do not get away: the mail server or SendGrid does not take them.'
  }
  {
    id: 'poison-messages'
    severity: 2
    query: loadTextContent('../alerts/poison-messages.kql')
    window: 'PT1H'
    every: 'PT15M'
    above: 0
    says: 'A message or mail can\'t be worked on, however often it is tried.'
  }
  {
    id: 'incoming-mail'
    severity: 2
    query: loadTextContent('../alerts/incoming-mail.kql')
    window: 'PT1H'
    every: 'PT15M'
    above: 2
    says: 'Answers by mail are not taken in.'
  }
  {
    id: 'scanner-away'
    severity: 2
    query: loadTextContent('../alerts/scanner-away.kql')
    window: 'PT1H'
    every: 'PT15M'
    above: 0
    says: 'The virus scanner does not answer, so that units can\'t upload files.'
  }
  {
    id: 'requests-failing'
    severity: 2
    query: loadTextContent('../alerts/requests-failing.kql')
    window: 'PT30M'
    every: 'PT15M'
    above: 5
    says: 'Requests fail, or the storage does not answer them.'
  }
  {
    id: 'logs-capped'
    severity: 3
    query: loadTextContent('../alerts/logs-capped.kql')
    window: 'P1D'
    every: 'PT1H'
    above: 0
    says: 'The daily cap of the logs was reached: alerts are blind until tomorrow.'
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in queries: {
    name: '${name}-${rule.id}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.id
      description: '${rule.says} What to do: docs/operations.md#${rule.id}'
      enabled: true
      severity: rule.severity
      scopes: [workspace.id]
      windowSize: rule.window
      evaluationFrequency: rule.every
      autoMitigate: true
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: rule.above
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]

// The bill comes a day late; a loop shows here within the hour.
resource transactions 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-storage-transactions'
  location: 'global'
  tags: tags
  properties: {
    description: 'The storage is asked far more often than a cycle needs; it costs. What to do: docs/operations.md#storage-transactions'
    enabled: true
    severity: 2
    scopes: [storage.id]
    windowSize: 'P1D'
    evaluationFrequency: 'PT1H'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'transactions'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          operator: 'GreaterThan'
          threshold: storageTransactionsLimit
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}
