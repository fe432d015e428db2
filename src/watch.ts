import type { AlertParts } from './alert-parts.ts';
import { waitBeside } from './domain/in-time.ts';
import type { Tenant } from './domain/tenant.ts';
import { type BoardsPorts, createBoards } from './features/agents/board/index.ts';
import { createDailyHead, type DailyHeadPorts } from './features/audit/index.ts';
import { createFollower, type FollowPorts } from './features/monitor/follow/index.ts';
import { createLinkSweep, type SweepPorts } from './features/monitor/links/index.ts';
import { createWatches, type WatchesPorts } from './features/queue-wait/watches/index.ts';
import { createSampler } from './floor/history/sampler.ts';
import type { QueueReadings } from './ports/connect.ts';
import type { WaitHistory } from './stores/waits.ts';

export interface Watch {
  /**
   * One check of every rule, then whatever is to be said. Troubles, the webhook, summaries, those who listen, the watched contacts, the
   * boards, the samples, the links and the head of the audit begin after that and are not waited for:
   * no alert comes later for them. A foreseen failure rejects nothing.
   */
  checkAndSay(): Promise<void>;
  /** Somebody acknowledged or snoozed an alert: what is shown of it is brought up to date now. Rejects nothing. */
  alertsChanged(): Promise<void>;
  /** Something was heard of a contact: where somebody watches it, it is looked at now. Rejects nothing. */
  contactSeen(contactId: string): Promise<void>;
  /** Somebody has begun to listen, or waits for an agent: it is looked at now. Rejects nothing. */
  sessionStarted(): Promise<void>;
  /** Resolves when all that has begun is done; rejects nothing. */
  allDone(): Promise<void>;
  /** The same for the last time: what one process does at a time may be done by another one now. */
  end(): Promise<void>;
}

export interface WatchPorts
  extends BoardsPorts,
    WatchesPorts,
    SweepPorts,
    DailyHeadPorts,
    FollowPorts {
  readonly gateway: WatchesPorts['gateway'] & SweepPorts['gateway'] & FollowPorts['gateway'];
  readonly alerts: AlertParts;
  readonly queueReadings: QueueReadings;
  readonly history: WaitHistory;
  readonly tenant: Tenant;
  readonly intervalSeconds: number;
  readonly signal: AbortSignal;
}

/** The check and the sender of one tenant, then who listens to whom, its watched contacts, boards, samples, links and the head of its audit, at each slot. */
export function createWatch(ports: WatchPorts): Watch {
  const { tenant, signal, clock, log } = ports;
  const { check, sender, troubles, watchdog, tellHooks, postSummaries } = ports.alerts;
  const showBoards = createBoards(ports);
  const watches = createWatches(ports);
  const follower = createFollower(ports);
  const sampler = createSampler(ports);
  const sweepLinks = createLinkSweep(ports);
  const postHead = createDailyHead(ports);
  let rest: Promise<unknown> = Promise.resolve();
  const looks = new Set<Promise<void>>();
  const unlessStopping = (work: Promise<void>, what: string): Promise<void> =>
    work.catch((err: unknown) => {
      if (!signal.aborted) log.error({ err }, what);
    });
  const noted = (work: Promise<void>, what: string): Promise<void> => {
    const look = unlessStopping(work, what).finally(() => looks.delete(look));
    looks.add(look);
    return look;
  };
  const beginRest = () => {
    rest = Promise.all([
      unlessStopping(troubles.look(tenant, signal), 'what does not work could not be told'),
      unlessStopping(tellHooks(tenant, signal), 'the outgoing webhook could not be told'),
      unlessStopping(postSummaries(tenant, signal), 'the summaries could not be posted'),
      unlessStopping(follower.look(tenant, signal), 'who listens could not be looked at'),
      unlessStopping(watches.look(tenant, signal), 'the watched contacts could not be looked at'),
      unlessStopping(showBoards(tenant, signal), 'the boards could not be looked at'),
      unlessStopping(sampler.sample(tenant, signal), 'the queues could not be sampled'),
      unlessStopping(sweepLinks(tenant, signal), 'the links could not be looked through'),
      unlessStopping(postHead(tenant, signal), 'the head of the audit could not be posted'),
    ]);
  };
  /** Slack takes a message a second in a channel: what it put off is said as soon as it lets us, not at the next slot. */
  const sayUntilQuiet = async (): Promise<void> => {
    const { retryAt } = await sender.send(tenant);
    if (!retryAt) return;
    const milliseconds = Math.max(0, retryAt.getTime() - clock.now().getTime());
    // Not awaited: time must go on for it to end, and the next slot sends as well.
    void waitBeside(clock, milliseconds, signal)
      .then(sayUntilQuiet)
      .catch((err: unknown) => {
        if (!signal.aborted) log.error({ err }, 'what was put off could not be said');
      });
  };
  // Until the end, and apart from the slots: it looks whether they come.
  void unlessStopping(watchdog.watch(tenant, signal), 'the watchdog could not look');
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
    alertsChanged: () => noted(sayUntilQuiet(), 'what was changed of alerts could not be said'),
    contactSeen: (contactId) =>
      noted(
        watches.contactSeen(tenant, contactId, signal),
        'a watched contact could not be looked at',
      ),
    sessionStarted: () =>
      noted(follower.look(tenant, signal), 'who listens could not be looked at'),
    allDone: async () => {
      await Promise.all([rest, ...looks]);
    },
    end: async () => {
      await rest;
      await sampler.giveBack(tenant).catch((err: unknown) => {
        log.error({ err }, 'the right to sample could not be given back');
      });
    },
  };
}
