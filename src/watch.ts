import type { Tenant } from './domain/tenant.ts';
import { type BoardsPorts, createBoards } from './features/agents/board/index.ts';
import { createRuleCheck } from './features/alerts/check-rules.ts';
import { createSender } from './features/alerts/send-unsaid.ts';
import { createWatches, type WatchesPorts } from './features/queue-wait/watches/index.ts';
import type { ConnectGateway } from './ports.ts';
import type { AlertStore, CheckJournal } from './stores.ts';

export interface Watch {
  /**
   * One check of every rule, then whatever is to be said. The watched contacts and the boards begin
   * after that and are not waited for: no alert comes later for them. A foreseen failure rejects nothing.
   */
  checkAndSay(): Promise<void>;
  /** Something was heard of a contact: where somebody watches it, it is looked at now. Rejects nothing. */
  contactSeen(contactId: string): Promise<void>;
  /** Resolves when the boards and the watched contacts that have begun are done; rejects nothing. */
  allDone(): Promise<void>;
}

export interface WatchPorts extends BoardsPorts, WatchesPorts {
  readonly alertStore: AlertStore;
  readonly journal: CheckJournal;
  readonly gateway: ConnectGateway;
  readonly tenant: Tenant;
  readonly intervalSeconds: number;
  readonly signal: AbortSignal;
}

/** The check, the sender, the watched contacts and the boards of one tenant, one after the other at each slot. */
export function createWatch(ports: WatchPorts): Watch {
  const { tenant, signal, clock, log } = ports;
  const check = createRuleCheck(ports);
  const send = createSender(ports);
  const showBoards = createBoards(ports);
  const watches = createWatches(ports);
  let [boards, looks]: Promise<void>[] = [];
  const unlessStopping = (work: Promise<void>, what: string): Promise<void> =>
    work.catch((err: unknown) => {
      if (!signal.aborted) log.error({ err }, what);
    });
  /** Slack takes a message a second in a channel: what it put off is said as soon as it lets us, not at the next slot. */
  const sayUntilQuiet = async (): Promise<void> => {
    const { retryAt } = await send(tenant);
    if (!retryAt) return;
    const milliseconds = Math.max(0, retryAt.getTime() - clock.now().getTime());
    // Not awaited: time must go on for it to end, and the next slot sends as well.
    void clock
      .wait(milliseconds, signal)
      .then(sayUntilQuiet)
      .catch((err: unknown) => {
        if (!signal.aborted) log.error({ err }, 'what was put off could not be said');
      });
  };
  return {
    checkAndSay: async () => {
      // What was decided earlier is said even where this check fails with a bug.
      try {
        await check(tenant, signal);
      } finally {
        try {
          await sayUntilQuiet();
        } finally {
          looks = unlessStopping(
            watches.look(tenant, signal),
            'the watched contacts could not be looked at',
          );
          boards = unlessStopping(showBoards(tenant, signal), 'the boards could not be looked at');
        }
      }
    },
    contactSeen: (contactId) =>
      unlessStopping(
        watches.contactSeen(tenant, contactId, signal),
        'a watched contact could not be looked at',
      ),
    allDone: async () => {
      await Promise.all([boards, looks]);
    },
  };
}
