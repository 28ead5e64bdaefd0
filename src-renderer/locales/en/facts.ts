/** The names of what the protocol calls by its own words. */
export const facts = {
  'facts.deviceId': 'Device id',
  'facts.nodeId': 'Node id',
  'facts.role': 'Role',
  'facts.scopes': 'Scopes',
  'facts.commands': 'Commands',
  'facts.client': 'Client',
  'facts.platform': 'Platform',
  'facts.reason': 'Reason',
  'facts.request': 'Request',
  'facts.digest': 'Digest',
  'facts.mayNow': 'May now',
  'facts.features': 'Features',
  'facts.permissions': 'Permissions',
  'facts.when': 'When',
  'facts.last': 'Last',
  'facts.cause': 'Cause',
} as const;
