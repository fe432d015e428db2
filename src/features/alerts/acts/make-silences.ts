import type { Episode } from '../../../domain/alerting/alert.ts';
import { targetKey } from '../../../domain/alerting/rule.ts';
import type { Silence, SilencedThing } from '../../../domain/alerting/silence.ts';
import type { Caller } from '../../../domain/people.ts';
import { audited } from '../../audited.ts';
import type { ActPorts } from './act-ports.ts';
import { applySilences } from './apply-silences.ts';

/** What is to be quiet until when. */
export interface Wanted {
  readonly what: SilencedThing;
  readonly until: Date;
  readonly reason: string | undefined;
}

/**
 * Makes silences, written down before, and shows them on the open alerts they cover: gives both. Throws
 * BotError `redis_unavailable`.
 */
export async function makeSilences(
  ports: ActPorts,
  { workspace, userId }: Caller,
  wanted: readonly Wanted[],
): Promise<{ readonly silences: readonly Silence[]; readonly quieted: readonly Episode[] }> {
  const tenant = { workspace, instance: ports.instance };
  const at = ports.clock.now();
  const silences = wanted.map(
    (one): Silence => ({ ...one, id: ports.ids.short(), by: userId, at }),
  );
  const about = silences.map(silenceLine).join('; ');
  const deed = { tenant, who: userId, act: 'silence', about } as const;
  await audited(ports, deed, () =>
    Promise.all(silences.map((silence) => ports.silences.add(tenant, silence))),
  );
  const quieted = await applySilences(ports, tenant, silences);
  ports.alertsChanged();
  return { silences, quieted };
}

/** What Snooze on one alert makes quiet. */
export function snoozed({ rule, target }: Episode): SilencedThing {
  return { kind: 'alert', ruleId: rule.id, targetKey: targetKey(target) };
}

/** A silence in ids, for the audit. */
function silenceLine({ id, what, until, reason }: Silence): string {
  const end = `until ${until.toISOString()}`;
  return `${id} ${thingLine(what)} ${end}${reason === undefined ? '' : ` because ${reason}`}`;
}

function thingLine(what: SilencedThing): string {
  switch (what.kind) {
    case 'rule':
      return `rule ${what.ruleId}`;
    case 'alert':
      return `alert ${what.ruleId} on ${what.targetKey}`;
    default:
      return `${what.kind} ${what.id}`;
  }
}
