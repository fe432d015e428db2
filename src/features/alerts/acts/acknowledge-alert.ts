import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Asker } from '../../answer.ts';
import { audited } from '../../audited.ts';
import { acknowledge, isHeld, unacknowledge } from '../decide/acknowledge.ts';
import type { AckIntent, UnackIntent } from './acknowledge-intent.ts';
import type { ActPorts } from './act-ports.ts';
import { findAlert, isCalled, type NoAlert } from './find-alert.ts';
import { rewriteEpisodes } from './rewrite-episodes.ts';

/** What became of somebody’s wish to take an alert, or to let it go. */
export type AckReport =
  | { readonly kind: 'no-alert'; readonly found: NoAlert }
  | {
      readonly kind: 'acknowledged' | 'let-go' | 'yours' | 'nobody-has-it';
      readonly word: string;
      readonly episodes: readonly Episode[];
      readonly names: Names | undefined;
    }
  /** Somebody else has it, or all of them. */
  | {
      readonly kind: 'taken';
      readonly word: string;
      readonly by: string;
      readonly at: Date;
    }
  | { readonly kind: 'overtaken' };

/**
 * Takes what the word means and nobody else has; with `takeOver` also what somebody has. Written down
 * before. Throws BotError `redis_unavailable`.
 */
export async function acknowledgeAlert(
  ports: ActPorts,
  { word, takeOver }: AckIntent,
  { caller }: Asker,
): Promise<AckReport> {
  const by = caller.userId;
  const now = ports.clock.now();
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const found = await findAlert(ports.alertStore, tenant, word, now);
  if (found.kind !== 'open') return { kind: 'no-alert', found };
  const isFree = (episode: Episode) =>
    takeOver ? episode.acknowledged?.by !== by || !isHeld(episode, now) : !isHeld(episode, now);
  if (!found.episodes.some(isFree)) return heldAlready(ports, word, found.episodes, by);
  const about = `alert ${idsOf(found.episodes.filter(isFree))}`;
  return write(ports, { caller, word, about, kind: 'acknowledged' }, (episode) =>
    isFree(episode) ? acknowledge(episode, { by, now }) : episode,
  );
}

/** Lets go of what the word means, whoever has it. Written down before. Throws BotError `redis_unavailable`. */
export async function unacknowledgeAlert(
  ports: ActPorts,
  { word }: UnackIntent,
  { caller }: Asker,
): Promise<AckReport> {
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const found = await findAlert(ports.alertStore, tenant, word, ports.clock.now());
  if (found.kind !== 'open') return { kind: 'no-alert', found };
  const { episodes } = found;
  const held = episodes.filter(({ acknowledged }) => acknowledged);
  if (held.length === 0) {
    return { kind: 'nobody-has-it', word, episodes, names: await namesIfAny(ports) };
  }
  const about = `let go: alert ${idsOf(held)}`;
  return write(ports, { caller, word, about, kind: 'let-go' }, (episode) =>
    episode.acknowledged ? unacknowledge(episode) : episode,
  );
}

async function heldAlready(
  ports: ActPorts,
  word: string,
  episodes: readonly Episode[],
  by: string,
): Promise<AckReport> {
  const other = episodes.find(({ acknowledged }) => acknowledged && acknowledged.by !== by);
  if (other?.acknowledged) {
    return { kind: 'taken', word, by: other.acknowledged.by, at: other.acknowledged.at };
  }
  return { kind: 'yours', word, episodes, names: await namesIfAny(ports) };
}

interface Wish {
  readonly caller: Asker['caller'];
  readonly word: string;
  readonly about: string;
  readonly kind: 'acknowledged' | 'let-go';
}

async function write(
  ports: ActPorts,
  { caller, word, about, kind }: Wish,
  change: (episode: Episode) => Episode,
): Promise<AckReport> {
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const deed = { tenant, who: caller.userId, act: 'acknowledge', about } as const;
  const { written } = await audited(
    ports,
    deed,
    () =>
      rewriteEpisodes(ports, tenant, (episode) =>
        isCalled(episode, word) ? change(episode) : episode,
      ),
    (outcome) => outcome.written.length > 0,
  );
  if (written.length > 0) ports.alertsChanged();
  if (written.length === 0) return { kind: 'overtaken' };
  return { kind, word, episodes: written, names: await namesIfAny(ports) };
}

/** A digest holds many: the audit names the first ones and how many there were. */
const mostNamed = 5;

function idsOf(episodes: readonly Episode[]): string {
  const more = episodes.length - mostNamed;
  const named = episodes.slice(0, mostNamed).map(({ id }) => id);
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(' ');
}
