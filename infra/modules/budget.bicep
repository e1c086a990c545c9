metadata description = 'What the resource group may cost a month; tells, stops nothing.'

@description('Name of the budget.')
param name string

@description('Amount a month, in the currency of the subscription.')
param amount int

@description('First day of the month in which it starts (yyyy-MM-01).')
param start string

@description('Who is told.')
param actionGroupName string

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' existing = {
  name: actionGroupName
}

var steps = [
  { name: 'half', threshold: 50, type: 'Actual' }
  { name: 'most', threshold: 80, type: 'Actual' }
  { name: 'all', threshold: 100, type: 'Actual' }
  { name: 'forecast', threshold: 100, type: 'Forecasted' }
]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: toObject(steps, step => step.name, step => {
      enabled: true
      operator: 'GreaterThanOrEqualTo'
      threshold: step.threshold
      thresholdType: step.type
      contactEmails: []
      contactGroups: [actionGroup.id]
    })
  }
}
