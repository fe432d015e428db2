import type { Episode, OwedHook } from '../../../domain/alerting/alert.ts';
import { type AlertTarget, unitOf } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { Page } from '../../../ports/pager.ts';

/** What the outgoing webhook is told at this turn: the alert as it is now. `names` undefined: by ids alone. */
export function pageOf(episode: Episode, hook: OwedHook, names: Names | undefined): Page {
  const { rule, target, measured } = episode;
  const { id, metric, comparison, threshold, criticalThreshold, note, runbook } = rule;
  return {
    type: hook.kind,
    key: episode.id,
    idempotencyKey: hook.id,
    at: hook.at,
    since: episode.activeAt,
    level: episode.level,
    rule: {
      id,
      metric: metric.kind,
      comparison,
      threshold,
      criticalThreshold,
      unit: unitOf(metric),
      note,
      runbook,
    },
    target: {
      kind: target.kind,
      id: target.kind === 'instance' ? undefined : target.id,
      name: nameOf(target, names),
    },
    value: measured?.kind === 'value' ? measured.value : undefined,
    isAtLeast: measured?.kind === 'value' && measured.isAtLeast,
    isBeyond: measured?.kind === 'beyond',
    acknowledgedBy: episode.acknowledged?.by,
    endedBecause: hook.kind === 'resolved' ? episode.ended?.why : undefined,
    workspace: rule.tenant.workspace,
    instance: rule.tenant.instance,
    channelId: episode.home.channelId,
  };
}

/** Names of agents go nowhere outside. */
function nameOf(target: AlertTarget, names: Names | undefined): string | undefined {
  switch (target.kind) {
    case 'queue':
      return names?.queues.get(target.id);
    case 'routing-profile':
      return names?.routingProfiles.get(target.id);
    case 'team':
      return names?.hierarchyGroups.get(target.id);
    default:
      return undefined;
  }
}
