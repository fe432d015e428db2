/** The inputs of the modal: their block ids, under which what was chosen comes back. */
export const fields = {
  window: 'window',
  state: 'state',
  status: 'status',
  queues: 'queues',
  group: 'group',
  profiles: 'profiles',
  team: 'team',
  agents: 'agents',
  all: 'all',
  channels: 'channels',
  comparison: 'comparison',
  threshold: 'threshold',
  critical: 'critical',
  clear: 'clear',
  for: 'for',
  keepFiring: 'keep-firing',
  repeat: 'repeat',
  noData: 'no-data',
  hours: 'hours',
  times: 'times',
  zone: 'zone',
  slackChannel: 'slack-channel',
  people: 'people',
  groups: 'groups',
  criticalPeople: 'critical-people',
  criticalGroups: 'critical-groups',
  mentionTimes: 'mention-times',
  escalateAfter: 'escalate-after',
  escalatePeople: 'escalate-people',
  escalateGroups: 'escalate-groups',
  ackHolds: 'ack-holds',
  options: 'options',
  runbook: 'runbook',
  note: 'note',
} as const;

export type FieldName = keyof typeof fields;

const metricStart = 'metric';

/** The input of the metric: it names the rule that is edited, since a modal has no other place for it. */
export function metricField(ruleId: string | undefined): string {
  return ruleId === undefined ? metricStart : `${metricStart} ${ruleId}`;
}

/** The same read back: the block id, and which rule; undefined in a form of another version. */
export function metricFieldIn(
  blockIds: readonly string[],
): { readonly blockId: string; readonly ruleId: string | undefined } | undefined {
  for (const blockId of blockIds) {
    const found = /^metric(?: ([a-z0-9]{1,20}))?$/u.exec(blockId);
    if (found) return { blockId, ruleId: found[1] };
  }
  return undefined;
}

/** Values of choices that are no words of the service. */
export const choice = {
  byStatus: 'status',
  all: 'all',
  grouped: 'grouped',
  webhook: 'webhook',
} as const;
