import type { Names } from '../../domain/contact-centre.ts';
import { BotError, codeOf, type ErrorCode } from '../../domain/errors.ts';
import type { Tenant } from '../../domain/tenant.ts';
import { afterThrottle } from '../slot-time.ts';
import { oneRunAtATime } from './say/one-run-at-a-time.ts';
import {
  giveUpEpisode,
  type Memory,
  type Scene,
  type SenderDeps,
  sayEpisode,
  sayNotice,
} from './say-one.ts';
import { unsaidEpisodes } from './unsaid-episodes.ts';

/** What a run left behind. */
export interface Sent {
  /** When Slack lets us speak again, if it asked us to wait. */
  readonly retryAt: Date | undefined;
}

/** Says what is to be said to a tenant's channels; never two runs at once in this process. */
export type Sender = (tenant: Tenant) => Promise<Sent>;

/**
 * Makes the sender: one message an episode, posted once and updated in place when it ends. A
 * foreseen failure rejects nothing; what was not said waits for the next run, except what never
 * can be said, which is given up with a warning and shown on its rule.
 *
 * What Slack accepted is remembered by this process until Redis has it. Not covered: Slack accepts
 * a message and its reply is lost, the process dies between the two, or two processes send for one
 * tenant. Then a message may come twice, and none is lost: at least once, not exactly once.
 */
export function createSender(deps: SenderDeps): Sender {
  const senders = new Map<string, () => Promise<Sent>>();
  return (tenant) => {
    const key = `${tenant.workspace}/${tenant.instance}`;
    const sender = senders.get(key) ?? oneSender(deps, tenant);
    senders.set(key, sender);
    return sender();
  };
}

function oneSender(deps: SenderDeps, tenant: Tenant): () => Promise<Sent> {
  const memory: Memory = {
    accepted: new Map(),
    saidNotices: new Set(),
    quietUntil: undefined,
    isFailing: false,
  };
  return oneRunAtATime(() => sendUnsaid({ ...deps, tenant, memory }));
}

async function sendUnsaid(scene: Scene): Promise<Sent> {
  const { memory, clock, log, tenant } = scene;
  if (memory.quietUntil && clock.now() < memory.quietUntil) return { retryAt: memory.quietUntil };
  memory.quietUntil = undefined;
  try {
    await sayAll(scene);
    memory.isFailing = false;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    if (error.code === 'slack_throttled') memory.quietUntil = afterThrottle(error, clock);
    if (!memory.isFailing) log.warn({ tenant, err: error }, 'Not everything could be said yet');
    memory.isFailing = true;
  }
  return { retryAt: memory.quietUntil };
}

/** State changes first, oldest first. Rejects where going on would fail in the same way. */
async function sayAll(scene: Scene): Promise<void> {
  const { alertStore, journal, tenant } = scene;
  const episodes = unsaidEpisodes(await alertStore.unsaid(tenant));
  const names = episodes.length > 0 ? await readNames(scene) : undefined;
  for (const episode of episodes) {
    await attempt(scene, {
      about: episode.last,
      say: () => sayEpisode(scene, episode, names),
      giveUp: (code) => giveUpEpisode(scene, episode, code),
    });
  }
  for (const notice of await journal.unsaidNotices(tenant)) {
    await attempt(scene, {
      about: { eventId: notice.eventId, decidedAt: notice.until, rule: notice },
      say: () => sayNotice(scene, notice),
      giveUp: () => journal.dropNotices(tenant, [notice.eventId]),
    });
  }
}

/** An alert is said under the queue's id rather than not at all. */
async function readNames({ directory, tenant, log }: Scene): Promise<Names | undefined> {
  try {
    return await directory.names(tenant.instance, { priority: 'check' });
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    log.debug({ tenant, err: error }, 'Alerts are said without names');
    return undefined;
  }
}

interface Attempt {
  readonly about: {
    readonly eventId: string;
    readonly decidedAt: Date;
    readonly rule: { readonly channelId: string };
  };
  readonly say: () => Promise<void>;
  readonly giveUp: (code: ErrorCode) => Promise<void>;
}

async function attempt(scene: Scene, { about, say, giveUp }: Attempt): Promise<void> {
  const { log, clock, tenant } = scene;
  const facts = { tenant, eventId: about.eventId, channelId: about.rule.channelId };
  try {
    await say();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) {
      log.error({ ...facts, err: error }, 'A message could not be made; the others go on');
    } else if (isHopeless(code, about.decidedAt, clock.now())) {
      log.warn({ ...facts, err: error }, 'Given up: this can never be said');
      await giveUp(code);
    } else if (code === 'slack_rejected') {
      log.warn({ ...facts, err: error }, 'Slack refused a message; it is tried again');
    } else {
      throw error;
    }
  }
}

/** Slack also refuses for reasons of its own that pass, so a refusal gets some time. */
const refusedForMilliseconds = 10 * 60 * 1000;

function isHopeless(code: ErrorCode, decidedAt: Date, now: Date): boolean {
  if (code === 'slack_rejected') {
    return now.getTime() - decidedAt.getTime() > refusedForMilliseconds;
  }
  return code === 'slack_channel_gone' || code === 'slack_channel_unfit';
}
