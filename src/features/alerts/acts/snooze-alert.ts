import type { Episode } from '../../../domain/alerting/alert.ts';
import { targetKey } from '../../../domain/alerting/rule.ts';
import type { Silence } from '../../../domain/alerting/silence.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Asker } from '../../answer.ts';
import type { ActPorts } from './act-ports.ts';
import { findAlert, type NoAlert } from './find-alert.ts';
import { makeSilences, snoozed } from './make-silences.ts';
import { type NoEnd, type QuietEnd, quietEnd } from './quiet-end.ts';
import type { SnoozeIntent } from './snooze-intent.ts';

export type SnoozeReport =
  | { readonly kind: 'no-alert'; readonly found: NoAlert }
  | {
      readonly kind: 'snoozed';
      readonly episodes: readonly Episode[];
      readonly silences: readonly Silence[];
      readonly isByUtc: boolean;
      readonly names: Names | undefined;
    }
  /** It was snoozed until then or later, each of them: nothing was changed. */
  | { readonly kind: 'quiet-already'; readonly silence: Silence; readonly ids: readonly string[] }
  | (NoEnd & { readonly word: string });

/**
 * Makes an alert quiet for a while, or all that are open in a group or digest, each until its own end.
 * Throws BotError `redis_unavailable`, `slack_…`.
 */
export async function snoozeAlert(
  ports: ActPorts,
  { word, end, reason }: SnoozeIntent,
  { caller }: Asker,
): Promise<SnoozeReport> {
  const now = ports.clock.now();
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const found = await findAlert(ports.alertStore, tenant, word, now);
  if (found.kind !== 'open') return { kind: 'no-alert', found };
  const ends = await Promise.all(
    found.episodes.map(({ target }) => quietEnd(ports, end, target, caller)),
  );
  const without = ends.find((one) => one.kind === 'no-end');
  if (without) return { ...without, word };
  const known = await ports.silences.list(tenant, now);
  const wishes = found.episodes.flatMap((episode, place) => wishOf(episode, ends[place], known));
  const wanted = wishes.flatMap(({ until, episode, longer }) =>
    longer ? [] : [{ what: snoozed(episode), until, reason }],
  );
  const [longest] = wishes.flatMap(({ longer }) => longer ?? []);
  if (wanted.length === 0 && longest) {
    const ids = wishes.flatMap(({ longer }) => longer?.id ?? []);
    return { kind: 'quiet-already', silence: longest, ids };
  }
  const { silences } = await makeSilences(ports, caller, wanted);
  const names = await namesIfAny(ports);
  const episodes = wishes.flatMap(({ longer, episode }) => (longer ? [] : [episode]));
  const isByUtc = ends.some((one) => one.kind === 'until' && one.isByUtc);
  return { kind: 'snoozed', episodes, silences, isByUtc, names };
}

interface Wish {
  readonly episode: Episode;
  readonly until: Date;
  /** A snooze of the same alert that lasts as long or longer. */
  readonly longer: Silence | undefined;
}

function wishOf(
  episode: Episode,
  end: QuietEnd | undefined,
  known: readonly Silence[],
): readonly Wish[] {
  if (end?.kind !== 'until') return [];
  const longer = known.findLast(
    ({ what, until }) =>
      what.kind === 'alert' &&
      what.ruleId === episode.rule.id &&
      what.targetKey === targetKey(episode.target) &&
      until.getTime() >= end.at.getTime(),
  );
  return [{ episode, until: end.at, longer }];
}
