import type { Gate } from '../../../access/gate.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { type ContactDetail, type ContactPlace, placeOf } from '../../../domain/contact-place.ts';
import { type ContactWatch, newStanding } from '../../../domain/contact-watch.ts';
import { BotError } from '../../../domain/errors.ts';
import type { ConnectGateway, Directory } from '../../../ports/connect.ts';
import type { Clock, Ids } from '../../../ports/ground.ts';
import type { WatchStore } from '../../../stores/waits.ts';
import type { Asker } from '../../answer.ts';
import { attempt, readIn } from '../contact/attempt.ts';
import { shownLook } from '../contact/read-contact.ts';
import type { WatchIntent } from './intent.ts';
import { type Pace, paceOf } from './pace.ts';
import { longestWatch, watchLimits } from './watch-limits.ts';

export interface StartWatchPorts {
  readonly gateway: Pick<ConnectGateway, 'readContactPosition' | 'describeContact'>;
  readonly gate: Gate;
  readonly directory: Directory;
  readonly watchStore: WatchStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly instance: string;
  /** The longest time from one look to the next. */
  readonly intervalSeconds: number;
}

export type StartWatchReport =
  | { readonly kind: 'watching'; readonly watch: ContactWatch; readonly pace: Pace }
  | { readonly kind: 'exists'; readonly watch: ContactWatch }
  | { readonly kind: 'too-many-of-one' | 'too-many-of-all' }
  | { readonly kind: 'unknown'; readonly contactId: string }
  /** It waits no more. */
  | {
      readonly kind: 'elsewhere';
      readonly contactId: string;
      readonly detail: ContactDetail;
      readonly place: Exclude<ContactPlace, { kind: 'queued' | 'in-flow' }>;
      readonly names: Names | undefined;
      readonly now: Date;
    };

/**
 * Begins to watch a contact for the asker, if it waits or may come to wait. Throws BotError
 * `connect_…` where it cannot be read where the contact is, since then nobody could say that it was
 * answered.
 */
export async function startWatch(
  ports: StartWatchPorts,
  { contactId, asks }: WatchIntent,
  asker: Asker,
): Promise<StartWatchReport> {
  const { caller } = asker;
  const { detail: described } = await shownLook(ports, contactId, asker);
  if (described.kind === 'unread') {
    throw new BotError(described.code, 'a contact whose place is not known cannot be watched');
  }
  const detail = described.value;
  if (!detail) return { kind: 'unknown', contactId };
  const now = ports.clock.now();
  const place = placeOf(detail);
  if (place.kind !== 'queued' && place.kind !== 'in-flow') {
    const names = await attempt(ports.directory.names(ports.instance, { priority: 'command' }));
    return { kind: 'elsewhere', contactId, detail, place, names: readIn(names), now };
  }
  const watch: ContactWatch = {
    id: ports.ids.uuid(),
    userId: caller.userId,
    contactId,
    asks,
    startedAt: now,
    until: new Date(now.getTime() + longestWatch(detail.channel) * 1000),
  };
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const others = await ports.watchStore.list(tenant);
  const outcome = await ports.watchStore.add(tenant, watch, watchLimits);
  const { kind } = outcome;
  if (kind === 'exists') return { kind, watch: outcome.watch };
  if (kind !== 'added') return { kind };
  const record = { watch, version: 1, standing: newStanding, stoppedAt: undefined };
  return { kind: 'watching', watch, pace: paceOf(ports.intervalSeconds, [...others, record]) };
}
