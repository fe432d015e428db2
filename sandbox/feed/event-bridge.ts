import type { Moment } from '../centre/model.ts';
import type { Centre } from '../centre/port.ts';
import { createRandom } from '../centre/random.ts';
import type { SandboxClock } from '../clock.ts';
import type { ConnectSettings } from '../connect/settings.ts';
import { type ContactEvent, contactEvent, type EventType } from './contact-event.ts';
import { defaultFeedSettings, type FeedSettings } from './settings.ts';

/** What became of one attempt. */
export interface Attempt {
  readonly event: ContactEvent;
  /** undefined when nobody answered in time. */
  readonly status: number | undefined;
}

export interface EventBridge {
  /** The last thousand attempts, oldest first. */
  readonly attempts: readonly Attempt[];
  /** Changes settings for what happens from now on. */
  configure(changes: Partial<FeedSettings>): void;
  stop(): void;
}

export interface EventBridgeOptions {
  readonly centre: Pick<Centre, 'follow'>;
  readonly clock: SandboxClock;
  readonly seed: string;
  /** Where the API destination posts to, and what its connection sends to be let in. */
  readonly target: {
    readonly url: string;
    readonly header: string;
    readonly secret: string;
  };
  readonly connectSettings: () => ConnectSettings;
  readonly settings?: Partial<FeedSettings>;
}

const mostAttempts = 1000;
/** EventBridge waits five seconds for an answer and tries for a day at most (AWS documentation). */
const answerWithinMs = 5_000;
const triesForMs = 24 * 3_600_000;
const longestPauseMs = 10 * 60_000;

/**
 * The rule, the connection and the API destination that bring contact events to the bot, on the
 * sandbox's clock: moving it waits for what is delivered on the way. Same seed, same order.
 */
export function startEventBridge(options: EventBridgeOptions): EventBridge {
  const { centre, clock, target } = options;
  const random = createRandom(`${options.seed}/event-bridge`);
  const attempts: Attempt[] = [];
  const timers = new Set<() => void>();
  let settings: FeedSettings = { ...defaultFeedSettings, ...options.settings };

  const later = (at: number, run: () => Promise<void>) => {
    const cancel = clock.at(new Date(at), async () => {
      timers.delete(cancel);
      await run();
    });
    timers.add(cancel);
  };
  const deliver = async (event: ContactEvent, firstAt: number, attempt: number): Promise<void> => {
    const status = await post(target, event);
    attempts.push({ event, status });
    if (attempts.length > mostAttempts) attempts.shift();
    const pause = Math.min(longestPauseMs, 1000 * 2 ** attempt) * random.between(0.5, 1);
    const now = clock.now().getTime();
    if (!isRetried(status) || now + pause - firstAt > triesForMs) return;
    later(now + pause, () => deliver(event, firstAt, attempt + 1));
  };
  const emit = (type: EventType, moment: Moment) => {
    const event = contactEvent(random.uuid(), { ...moment, type }, options.connectSettings());
    const isLost = random.chance(settings.dropChance);
    const { delaySeconds, shuffleSeconds, duplicateChance } = settings;
    const first = moment.at.getTime() + (delaySeconds + random.next() * shuffleSeconds) * 1000;
    const again = random.chance(duplicateChance) ? first + random.between(0, 60_000) : undefined;
    if (isLost) return;
    for (const at of [first, again]) {
      if (at !== undefined) later(at, () => deliver(event, at, 0));
    }
  };
  const unfollow = centre.follow((moment) => {
    emit(moment.type, moment);
    // The bus carries more than anybody waits for.
    if (moment.type === 'INITIATED') emit('CONTACT_DATA_UPDATED', moment);
  });
  return {
    attempts,
    configure: (changes) => {
      settings = { ...settings, ...changes };
    },
    stop: () => {
      unfollow();
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
}

/** 429, 5xx and no answer in time; nothing else (AWS documentation). */
function isRetried(status: number | undefined): boolean {
  return status === undefined || status === 429 || status >= 500;
}

async function post(
  { url, header, secret }: EventBridgeOptions['target'],
  event: ContactEvent,
): Promise<number | undefined> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Amazon/EventBridge/ApiDestinations',
      [header]: secret,
    },
    body: JSON.stringify(event),
    signal: AbortSignal.timeout(answerWithinMs),
  }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status;
}
