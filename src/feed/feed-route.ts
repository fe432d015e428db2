import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ContactEvent } from '../domain/contact-feed.ts';
import { codeOf } from '../domain/errors.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Clock, Log } from '../ports/ground.ts';
import { answer, type Route } from '../route.ts';
import type { ContactFeed } from '../stores/waits.ts';
import { readEvent } from './read-event.ts';
import { isJson, isSecret, readBody } from './request.ts';
import { createTally, type Outcome, type Tally } from './tally.ts';

export const feedPath = '/connect/events';
/** EventBridge connections of the kind API key send any header one names. */
export const feedHeader = 'x-floorwalker-feed';

export interface FeedOptions {
  readonly secret: string;
  readonly instance: string;
  /** undefined until Slack has said which workspace this is. */
  readonly tenant: () => Tenant | undefined;
  readonly contactFeed: ContactFeed;
  /** Told of each contact that something new was noted of. It answers at once: EventBridge waits. */
  readonly onNews: (contactId: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}

interface Verdict {
  readonly outcome: Outcome;
  /** Names of members and what is wrong with them, never what they hold. */
  readonly problems?: readonly string[];
}

/**
 * EventBridge tries again after 429 and 5xx and after five seconds without an answer, for a day, and
 * after no other status (AWS documentation): so 503 while an event cannot be kept, and 4xx for what
 * will never be read.
 */
const statusOf: Readonly<Record<Outcome, number>> = {
  recorded: 202,
  duplicate: 202,
  otherInstance: 202,
  otherEvent: 202,
  unreadable: 400,
  refused: 401,
  tooLarge: 413,
  notKept: 503,
};

/** Where an API destination of EventBridge posts contact events. */
export function createFeedRoute(options: FeedOptions): {
  readonly route: Route;
  readonly tally: Tally;
} {
  const tally = createTally(options.clock, options.log);
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { outcome, problems = [] } = await judge(options, request);
    tally.note(outcome, problems);
    const headers: Record<string, string> = outcome === 'notKept' ? { 'retry-after': '5' } : {};
    answer(response, statusOf[outcome], { status: outcome }, headers);
  };
  const handler: Route['handler'] = (request, response) => {
    if (request.method !== 'POST') {
      answer(response, 405, { status: 'only POST' }, { allow: 'POST' });
      return;
    }
    take(request, response).catch((err: unknown) => {
      options.log.error({ err }, 'a contact event could not be handled');
      if (!response.headersSent) answer(response, 500, { status: 'failed' });
    });
  };
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  return { route: { path: feedPath, methods, handler }, tally };
}

/** Who it is comes before what is said. */
async function judge(options: FeedOptions, request: IncomingMessage): Promise<Verdict> {
  if (!isSecret(request.headers[feedHeader], options.secret)) return { outcome: 'refused' };
  if (!isJson(request)) return { outcome: 'unreadable', problems: ['content-type: not JSON'] };
  const body = await readBody(request);
  if (body.kind === 'broken-off') return { outcome: 'notKept' };
  if (body.kind === 'too-large') return { outcome: 'tooLarge' };
  const delivered = readEvent(body.text, options.instance);
  switch (delivered.kind) {
    case 'unreadable':
      return { outcome: 'unreadable', problems: delivered.problems };
    case 'other-instance':
      return { outcome: 'otherInstance' };
    case 'other-event':
      return { outcome: 'otherEvent' };
    case 'contact':
      return { outcome: await keep(options, delivered.event) };
  }
}

async function keep(options: FeedOptions, event: ContactEvent): Promise<Outcome> {
  const tenant = options.tenant();
  if (!tenant) return 'notKept';
  try {
    const noted = await options.contactFeed.record(tenant, event, options.clock.now());
    if (noted === 'recorded') options.onNews(event.contactId);
    return noted;
  } catch (error) {
    if (codeOf(error) !== 'redis_unavailable') throw error;
    return 'notKept';
  }
}
