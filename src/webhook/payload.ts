import type { Page } from '../ports/pager.ts';

const actions = { fired: 'trigger', acknowledged: 'acknowledge', resolved: 'resolve' } as const;

/**
 * The body as JSON text. Beside our own words it has the names by which PagerDuty's Events API v2 calls
 * the same things (`event_action`, `dedup_key`, `severity`, `summary`). What is not known is left out.
 */
export function bodyOf(page: Page): string {
  const { type, key, at, since, level, rule, target, workspace, instance, channelId } = page;
  return JSON.stringify({
    version: 1,
    type,
    key,
    event_action: actions[type],
    dedup_key: key,
    severity: level,
    summary: summaryOf(page),
    at: at.toISOString(),
    since: since.toISOString(),
    level,
    rule,
    target,
    ...(page.value !== undefined && { value: page.value }),
    ...(page.isAtLeast && { value_is_at_least: true }),
    ...(page.isBeyond && { beyond_any_number: true }),
    threshold: thresholdOf(page),
    ...(page.acknowledgedBy !== undefined && { acknowledged_by: page.acknowledgedBy }),
    ...(page.endedBecause !== undefined && { ended_because: page.endedBecause }),
    workspace,
    instance,
    channel: channelId,
    // Documented by Slack as a way to open a channel from outside.
    link: `https://slack.com/app_redirect?team=${encodeURIComponent(workspace)}&channel=${encodeURIComponent(channelId)}`,
  });
}

/** What a pager shows in one line. */
function summaryOf(page: Page): string {
  const { rule, target, type, level } = page;
  const about = target.name ?? [target.kind, target.id].filter(Boolean).join(' ');
  const line = `${rule.metric} ${about}: ${rule.comparison} ${thresholdOf(page)} ${rule.unit}`;
  return `${type === 'fired' ? level : type}: ${line}`.slice(0, 1024);
}

function thresholdOf({ rule, level }: Page): number {
  return level === 'critical' ? (rule.criticalThreshold ?? rule.threshold) : rule.threshold;
}
