import { type Channel, knownChannels, type Names } from '../../domain/contact-centre.ts';
import type { Tenant } from '../../domain/tenant.ts';
import { queuesIn } from '../../floor/queues-in.ts';
import type { FloorView } from '../../floor/view.ts';
import type { CallOptions } from '../../ports/connect.ts';
import type { CurrentSettings } from '../../ports/ground.ts';
import { knownSettings, type LimitsFrom } from '../known-settings.ts';
import { type AdviceByLine, adviseOn } from './advice.ts';
import type { AtHandPorts } from './others-at-hand.ts';
import { type LinesPorts, type LinesRead, readLines } from './read-lines.ts';

/** The queues of an answer: the view in which they are, and who is to see it. */
export interface AskedQueues {
  readonly names: Names;
  /** Whose view it is; of its filter only queues and channels count here. */
  readonly view: FloorView;
  readonly share: boolean;
  readonly tenant: Tenant;
  /** Told how far a long reading has come. */
  readonly onProgress?: CallOptions['onProgress'];
}

export interface AskedPorts extends LinesPorts, AtHandPorts {
  readonly settings: CurrentSettings;
}

/** What was read of them, judged, and what may be done about it. */
export interface AskedRead extends LinesRead {
  readonly now: Date;
  readonly names: Names;
  readonly view: FloorView;
  readonly share: boolean;
  readonly advice: AdviceByLine;
  readonly limitsFrom: LimitsFrom;
}

/** The queues and channels a view is about; all of them where it names none. */
export function idsOf({ names, view }: Pick<AskedQueues, 'names' | 'view'>): {
  readonly queueIds: readonly string[];
  readonly channels: readonly Channel[];
} {
  const { channels } = view.filter;
  const { ids } = queuesIn(view.filter, names);
  return {
    queueIds: ids.length > 0 ? ids : [...names.queues.keys()],
    channels: channels.length > 0 ? channels : knownChannels,
  };
}

/** Reads the queues of a view with their limits, hours and advice. Throws BotError `connect_…`. */
export async function readAsked(
  ports: AskedPorts,
  { names, view, share, tenant, onProgress }: AskedQueues,
): Promise<AskedRead> {
  const { settings, limitsFrom } = await knownSettings(ports.settings, tenant);
  const about = { names, waits: settings.waits };
  const read = await readLines(ports, { ...about, ...idsOf({ names, view }), onProgress });
  const advice = await adviseOn(ports, { ...about, ...read, isWhole: !isPart({ view }) });
  return { ...read, now: ports.clock.now(), names, view, share, advice, limitsFrom };
}

/** Whether some queues or channels are left out. */
export function isPart({ view: { filter } }: Pick<AskedRead, 'view'>): boolean {
  return filter.queueIds.length + filter.groups.length + filter.channels.length > 0;
}

/** Whether an answer is about exactly one queue, in all its channels. */
export function isOneQueue({ view }: Pick<AskedRead, 'view'>): boolean {
  const { queueIds, groups, channels } = view.filter;
  return queueIds.length === 1 && groups.length === 0 && channels.length === 0;
}
