import type { Tenant } from './domain/tenant.ts';
import { type BoardsPorts, createBoards } from './features/agents/board/index.ts';
import { createRuleCheck } from './features/alerts/check-rules.ts';
import { createSender } from './features/alerts/send-unsaid.ts';
import { createSampler } from './floor/history/sampler.ts';
import type { QueueReadings } from './ports.ts';
import type { AlertStore, CheckJournal, WaitHistory } from './stores.ts';

export interface Watch {
  /**
   * One check of every rule, then whatever is to be said. The boards and the samples begin after that
   * and are not waited for: no alert comes later for them. A foreseen failure rejects nothing.
   */
  checkAndSay(): Promise<void>;
  /** Resolves when the boards and the samples that have begun are done; rejects nothing. */
  restDone(): Promise<void>;
}

export interface WatchPorts extends BoardsPorts {
  readonly alertStore: AlertStore;
  readonly journal: CheckJournal;
  readonly queueReadings: QueueReadings;
  readonly history: WaitHistory;
  readonly tenant: Tenant;
  readonly intervalSeconds: number;
  readonly signal: AbortSignal;
}

/** The check, the sender, the boards and the samples of one tenant, at each slot. */
export function createWatch(ports: WatchPorts): Watch {
  const { tenant, signal, clock, log } = ports;
  const check = createRuleCheck(ports);
  const send = createSender(ports);
  const showBoards = createBoards(ports);
  const sampleQueues = createSampler(ports);
  let rest: Promise<unknown> = Promise.resolve();
  const beginRest = () => {
    const report = (message: string) => (err: unknown) => {
      if (!signal.aborted) log.error({ err }, message);
    };
    rest = Promise.all([
      showBoards(tenant, signal).catch(report('the boards could not be looked at')),
      sampleQueues(tenant, signal).catch(report('the queues could not be sampled')),
    ]);
  };
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
          beginRest();
        }
      }
    },
    restDone: async () => {
      await rest;
    },
  };
}
