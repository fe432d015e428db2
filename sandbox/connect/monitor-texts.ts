/** The texts AWS documents for MonitorContact, word for word: clients tell the cases apart by them. */
export const monitorTexts = {
  invalid: 'One or more of the input parameters are invalid',
  noAgentAccess: 'You do not have access to the agent. Contact your admin to learn more.',
  denied: 'Access denied',
  noRecording: 'Monitoring failed, please enable call recording',
  phoneInvalid: "User's phone number is invalid",
  state: 'The contact or agent is not in the state that can be monitored',
  noMultiParty: 'Monitoring failed, please enable multi party conferencing feature',
  noAgent: 'No AGENT participant found in the contact',
  task: 'MonitorContact is not supported for `TASK` contacts',
  capabilities:
    'AllowedMonitorCapabilities must be provided and have `SILENT_MONITOR` value at the least',
  notFound: 'One or more of the request resources were not found',
  quota: 'Service quota has been exceeded',
  inProgress: 'Another request with same clientToken is in progress',
  throttled: 'Too Many Requests',
} as const;
