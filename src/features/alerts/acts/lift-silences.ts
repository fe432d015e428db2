import type { Silence } from '../../../domain/alerting/silence.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import type { Asker } from '../../answer.ts';
import { audited } from '../../audited.ts';
import type { ActPorts } from './act-ports.ts';
import { unapplySilences } from './apply-silences.ts';

export interface LiftIntent {
  readonly kind: 'lift';
  readonly ids: readonly string[];
}

/** `lift abc234`, or several: Undo of a snoozed group lifts each. */
export function parseLift(words: readonly Word[]): LiftIntent | Misunderstood {
  const ids = words.map((word) => (word.kind === 'word' ? word.text.toLowerCase() : ''));
  return ids.length > 0 && ids.every((id) => /^[a-z0-9]{1,20}$/.test(id))
    ? { kind: 'lift', ids: [...new Set(ids)] }
    : misunderstood('Say which silence to lift, for example: lift abc234. silences lists them.');
}

export interface LiftReport {
  readonly lifted: readonly Silence[];
  /** Of these ids there is none that holds. */
  readonly unknown: readonly string[];
  readonly names: Names | undefined;
}

/** Ends silences before their time, written down before. Throws BotError `redis_unavailable`. */
export async function liftSilences(
  ports: ActPorts,
  { ids }: LiftIntent,
  { caller }: Asker,
): Promise<LiftReport> {
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const known = await ports.silences.list(tenant, ports.clock.now());
  const meant = ids.filter((id) => known.some((silence) => silence.id === id));
  const unknown = ids.filter((id) => !meant.includes(id));
  if (meant.length === 0) return { lifted: [], unknown, names: undefined };
  const about = meant.join(' ');
  const deed = { tenant, who: caller.userId, act: 'lift-silence', about } as const;
  const lifted = await audited(
    ports,
    deed,
    async () => {
      const all = await Promise.all(meant.map((id) => ports.silences.lift(tenant, id)));
      return all.flatMap((silence) => silence ?? []);
    },
    (silences) => silences.length > 0,
  );
  await unapplySilences(ports, tenant, lifted);
  ports.alertsChanged();
  return { lifted, unknown, names: await namesIfAny(ports) };
}
