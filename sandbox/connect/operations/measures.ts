import type { Contact, MissedOffer } from '../../centre/model.ts';

/** What happened in one cell of a historical table. */
export interface Happened {
  readonly contacts: readonly Contact[];
  readonly missed: readonly MissedOffer[];
}

/** What a wait is compared with: seconds, and whether exactly as many are in time. */
export interface Threshold {
  readonly seconds: number;
  readonly isOrEqual: boolean;
}

/** Something that can be counted or timed of the past. Undefined = nothing to compute from. */
export type Measure = (happened: Happened, threshold?: Threshold) => number | undefined;

type Timing = (contact: Contact) => number | undefined;

function between(from: Date | undefined, to: Date | undefined): number | undefined {
  return from && to ? (to.getTime() - from.getTime()) / 1000 : undefined;
}

const isAbandoned = (contact: Contact) =>
  contact.stage === 'ended' && contact.connectedAt === undefined;

const queueAnswer: Timing = (contact) => between(contact.enqueuedAt, contact.connectedAt);
const abandoning: Timing = (contact) =>
  isAbandoned(contact) ? between(contact.enqueuedAt, contact.disconnectedAt) : undefined;
const talking: Timing = (contact) => between(contact.connectedAt, contact.disconnectedAt);
const afterWork: Timing = (contact) =>
  contact.connectedAt && between(contact.disconnectedAt, contact.afterWorkEndedAt);
const holding: Timing = (contact) => contact.connectedAt && contact.holdSeconds;

function count(isCounted: (contact: Contact) => boolean): Measure {
  return ({ contacts }) => contacts.filter(isCounted).length;
}

function values(timing: Timing, { contacts }: Happened): number[] {
  return contacts.flatMap((contact) => timing(contact) ?? []);
}

function average(timing: Timing): Measure {
  return (happened) => {
    const all = values(timing, happened);
    return all.length === 0 ? undefined : all.reduce((sum, one) => sum + one, 0) / all.length;
  };
}

function longest(timing: Timing): Measure {
  return (happened) => {
    const all = values(timing, happened);
    return all.length === 0 ? undefined : Math.max(...all);
  };
}

const handling: Timing = (contact) => {
  const talk = talking(contact);
  return talk === undefined ? undefined : talk + (afterWork(contact) ?? 0);
};

function queuedOf({ contacts }: Happened): readonly Contact[] {
  return contacts.filter(({ enqueuedAt }) => enqueuedAt !== undefined);
}

/** Share of the queued contacts, percent. */
function shareOfQueued(isCounted: (contact: Contact, threshold: Threshold) => boolean): Measure {
  return (happened, threshold = { seconds: 20, isOrEqual: false }) => {
    const queued = queuedOf(happened);
    const counted = queued.filter((contact) => isCounted(contact, threshold));
    return queued.length === 0 ? undefined : (100 * counted.length) / queued.length;
  };
}

const serviceLevel = shareOfQueued((contact, { seconds, isOrEqual }) => {
  const wait = queueAnswer(contact) ?? Infinity;
  return wait < seconds || (isOrEqual && wait === seconds);
});

const handled = count(({ connectedAt }) => connectedAt !== undefined);
/** Every offer not taken, customers who left while it rang included. */
const nonResponse: Measure = ({ missed }) => missed.length;

/** GetMetricDataV2. The names are free text to the SDK; one not in this table is refused. */
export const measuresV2: Readonly<Record<string, Measure>> = {
  AGENT_NON_RESPONSE: nonResponse,
  // Voice only, as documented.
  AGENT_NON_RESPONSE_WITHOUT_CUSTOMER_ABANDONS: ({ missed }) =>
    missed.filter(({ why, channel }) => why !== 'customer-left' && channel === 'VOICE').length,
  CONTACTS_HANDLED: handled,
  CONTACTS_QUEUED: count(({ enqueuedAt }) => enqueuedAt !== undefined),
  CONTACTS_ABANDONED: count(isAbandoned),
  CONTACTS_TRANSFERRED_OUT: count(({ isTransferredOut }) => isTransferredOut),
  AVG_QUEUE_ANSWER_TIME: average(queueAnswer),
  AVG_ABANDON_TIME: average(abandoning),
  AVG_HANDLE_TIME: average(handling),
  AVG_AFTER_CONTACT_WORK_TIME: average(afterWork),
  AVG_HOLD_TIME: average(holding),
  MAX_QUEUED_TIME: longest((contact) => queueAnswer(contact) ?? abandoning(contact)),
  SERVICE_LEVEL: serviceLevel,
  ABANDONMENT_RATE: shareOfQueued(isAbandoned),
};

/** GetMetricData, the older one: name to the one unit and statistic it takes. */
export const measuresV1: Readonly<
  Record<string, { readonly unit: string; readonly statistic: string; readonly measure: Measure }>
> = {
  CONTACTS_MISSED: sum(nonResponse),
  CONTACTS_HANDLED: sum(handled),
  CONTACTS_QUEUED: sum(count(({ enqueuedAt }) => enqueuedAt !== undefined)),
  CONTACTS_ABANDONED: sum(count(isAbandoned)),
  CONTACTS_TRANSFERRED_OUT: sum(count(({ isTransferredOut }) => isTransferredOut)),
  CONTACTS_TRANSFERRED_IN: sum(count(({ initiationMethod }) => initiationMethod === 'TRANSFER')),
  QUEUE_ANSWER_TIME: mean(queueAnswer),
  ABANDON_TIME: mean(abandoning),
  HANDLE_TIME: mean(handling),
  AFTER_CONTACT_WORK_TIME: mean(afterWork),
  HOLD_TIME: mean(holding),
  INTERACTION_AND_HOLD_TIME: mean(talking),
  QUEUED_TIME: {
    unit: 'SECONDS',
    statistic: 'MAX',
    measure: longest((contact) => queueAnswer(contact) ?? abandoning(contact)),
  },
  SERVICE_LEVEL: { unit: 'PERCENT', statistic: 'AVG', measure: serviceLevel },
};

function sum(measure: Measure) {
  return { unit: 'COUNT', statistic: 'SUM', measure };
}

function mean(timing: Timing) {
  return { unit: 'SECONDS', statistic: 'AVG', measure: average(timing) };
}
