import { freeSlots, isRoutable, occupying } from '../../centre/desk.ts';
import { statusTypeOf } from '../../centre/floor.ts';
import type { Channel, HeldContact, User } from '../../centre/model.ts';
import type { Context } from '../context.ts';

/** One cell of a metrics table: which lines it counts and who works for them. */
export interface Cell {
  readonly lines: readonly { readonly queueId: string; readonly channel: Channel }[];
  readonly agents: readonly User[];
  readonly isGrouped: boolean;
}

const working = new Set(['CONNECTED', 'CONNECTED_ONHOLD', 'PAUSED', 'ENDED']);
const failed = new Set(['MISSED', 'REJECTED', 'ERROR']);

/** The value of a metric in this cell; undefined when the service would give none. */
export function metricValue(name: string, cell: Cell, context: Context): number | undefined {
  const { agents } = cell;
  const holding = (isCounted: (held: HeldContact) => boolean) =>
    agents.filter((user) => occupying(user).some(isCounted)).length;
  switch (name) {
    case 'AGENTS_ONLINE':
      return agents.length;
    case 'AGENTS_STAFFED':
      return agents.filter((user) => statusTypeOf(user) === 'ROUTABLE').length;
    case 'AGENTS_NON_PRODUCTIVE':
      return agents.filter((user) => statusTypeOf(user) === 'CUSTOM').length;
    case 'AGENTS_AVAILABLE':
      return agents.filter((user) => isRoutable(user) && slotsFree(user, cell) > 0).length;
    case 'AGENTS_ON_CALL':
    case 'AGENTS_ON_CONTACT':
      return holding((held) => working.has(held.state));
    case 'AGENTS_AFTER_CONTACT_WORK':
      return holding((held) => held.state === 'ENDED');
    case 'AGENTS_ERROR':
      return holding((held) => failed.has(held.state));
    case 'SLOTS_ACTIVE':
      return agents.reduce((sum, user) => sum + occupying(user).length, 0);
    case 'SLOTS_AVAILABLE':
      return agents.reduce((sum, user) => sum + slotsFree(user, cell), 0);
    default:
      return contactValue(name, cell, context);
  }
}

function contactValue(name: string, cell: Cell, context: Context): number | undefined {
  const { centre } = context;
  const waiting = cell.lines.flatMap(({ queueId, channel }) => [
    ...centre.waiting(queueId, channel),
  ]);
  if (name === 'CONTACTS_IN_QUEUE') return waiting.length;
  // There are no callbacks in this centre, so nothing is ever scheduled.
  if (name === 'CONTACTS_SCHEDULED') return 0;
  if (name === 'OLDEST_CONTACT_AGE') {
    const now = context.clock.now().getTime();
    const ages = waiting.map(({ enqueuedAt }) => now - (enqueuedAt?.getTime() ?? now));
    const oldest = Math.max(0, ...ages);
    // AWS documents milliseconds without groupings, while the unit still says seconds.
    return cell.isGrouped ? Math.round(oldest / 1000) : oldest;
  }
  return estimateOf(cell, context);
}

function estimateOf({ lines }: Cell, { centre, settings }: Context): number | undefined {
  const [line] = lines;
  if (!line || settings.edition === 'basic' || settings.neverSure) return undefined;
  return centre.estimate(line.queueId, line.channel);
}

function slotsFree(user: User, { lines }: Cell): number {
  const channels = [...new Set(lines.map(({ channel }) => channel))];
  return channels.reduce((sum, channel) => sum + freeSlots(user, channel), 0);
}
