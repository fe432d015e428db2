import type { Trouble, TroubleNews } from '../../../domain/alerting/trouble.ts';
import { BotError, codeOf, isUnanswered } from '../../../domain/errors.ts';
import type { Scene } from './scene.ts';
import { troubleView } from './trouble-view.ts';

/** Who is told: an administrator in their direct message, or a channel that has rules. */
export interface Listener {
  readonly kind: 'person' | 'channel';
  readonly id: string;
}

/** Administrators; where there are none, the channels of rules, the last ones known while Redis is away. */
export async function listenersOf(scene: Scene): Promise<readonly Listener[]> {
  const { administrators, memory } = scene;
  if (administrators.length > 0) return administrators.map((id) => ({ kind: 'person', id }));
  try {
    const rules = await scene.ruleStore.list(scene.tenant);
    memory.channels = [...new Set(rules.map(({ slackChannelId }) => slackChannelId))];
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
  return memory.channels.map((id) => ({ kind: 'channel', id }));
}

/**
 * How it went: `said`; `refused` for good; `not-now`: surely not said, so it is tried again; `unsure`:
 * nobody can tell. Looking for it in a direct message takes a scope of its own (im:history), so what
 * may have been said is not said again: its end says from when it was, and /alerts health shows it.
 */
export type Saying = 'said' | 'refused' | 'not-now' | 'unsure';

/** Says it to one of them. Throws what nobody foresaw. */
export async function sayTrouble(
  scene: Scene,
  trouble: Trouble,
  what: TroubleNews,
  listener: Listener,
): Promise<Saying> {
  const { privateMessages, announcer, clock, tenant, log } = scene;
  const { workspace } = tenant;
  const message = troubleView(trouble, what, clock.now());
  const since = (trouble.backAt ?? trouble.since).getTime();
  const eventId = `trouble|${trouble.key}|${since}|${what}`;
  const marked = { ...message, kind: 'trouble', eventId } as const;
  const facts = { tenant, eventId, listener: listener.id };
  try {
    if (listener.kind === 'person') await privateMessages.post(workspace, listener.id, marked);
    else await announcer.post(workspace, listener.id, { ...marked, fitFor: 'colleagues' });
    log.info(facts, `Told: ${trouble.kind} ${what}`);
    return 'said';
  } catch (error) {
    const saying = sayingAfter(error);
    log.warn({ ...facts, err: error, saying }, 'A trouble could not be told');
    return saying;
  }
}

function sayingAfter(error: unknown): Saying {
  if (!(error instanceof BotError)) throw error;
  if (error.wasNotSent || error.code === 'slack_throttled') return 'not-now';
  return isUnanswered(error) ? 'unsure' : 'refused';
}
