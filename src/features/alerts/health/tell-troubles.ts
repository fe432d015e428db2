import type { Trouble, TroubleNews } from '../../../domain/alerting/trouble.ts';
import type { Page } from './after-check.ts';
import { changePage } from './change-page.ts';
import { type Ledger, newsOf, told } from './ledger.ts';
import { type Listener, listenersOf, sayTrouble } from './say-trouble.ts';
import type { Scene } from './scene.ts';

/** A process that died while it told something is stood in for after so long. Milliseconds. */
const turnMs = 120_000;

/** Whether anything of a ledger is to be told now. */
export function isAnythingOwed(ledger: Ledger, now: Date): boolean {
  return Object.values(ledger).some((trouble) => newsOf(trouble, now) !== undefined);
}

/**
 * Tells what is owed, each to everybody once, whatever process does it: whose turn it is and whom it is
 * tried for is written down before each message. Throws BotError `redis_unavailable`.
 */
export async function tellOwed(scene: Scene, { troubles }: Page): Promise<void> {
  const listeners = await listenersOf(scene);
  for (const trouble of Object.values(troubles)) {
    const now = scene.clock.now();
    const what = newsOf(trouble, now);
    if (what && !isTaken(scene, trouble, what, now))
      await tellOne(scene, trouble.key, what, listeners);
  }
}

/** A turn of this very process that was broken off, as Redis went away, is taken up again at once. */
function isTaken({ memory }: Scene, { telling }: Trouble, what: TroubleNews, now: Date): boolean {
  if (!telling || telling.what !== what || memory.turns.has(telling.token)) return false;
  return telling.until > now;
}

async function tellOne(
  scene: Scene,
  key: string,
  what: TroubleNews,
  listeners: readonly Listener[],
): Promise<void> {
  const token = scene.ids.uuid();
  const mine = await takeTurn(scene, key, what, token);
  if (!mine) return void scene.memory.turns.delete(token);
  const rest = listeners.filter(({ id }) => !mine.telling?.tried.includes(id));
  for (const listener of rest) {
    if (!(await isTried(scene, key, token, listener.id))) return;
    scene.memory.turns.get(token)?.add(listener.id);
    const saying = await sayTrouble(scene, mine, what, listener);
    if (saying === 'not-now') {
      scene.memory.turns.get(token)?.delete(listener.id);
      return giveTurnBack(scene, key, token, listener.id);
    }
  }
  await changePage(scene, (page) => {
    if (page.troubles[key]?.telling?.token !== token) return undefined;
    return { ...page, troubles: told(page.troubles, key, what, scene.clock.now()) };
  });
  scene.memory.turns.delete(token);
}

/** The trouble, once it is this process' turn to tell it; undefined where it is another's or was told. */
async function takeTurn(
  scene: Scene,
  key: string,
  what: TroubleNews,
  token: string,
): Promise<Trouble | undefined> {
  let mine: Trouble | undefined;
  await changePage(scene, (page) => {
    const now = scene.clock.now();
    const trouble = page.troubles[key];
    mine = undefined;
    if (!trouble || newsOf(trouble, now) !== what) return undefined;
    if (isTaken(scene, trouble, what, now)) return undefined;
    const tried = triedBefore(scene, trouble, what);
    const until = new Date(now.getTime() + turnMs);
    // Before the write, whose answer may be lost.
    scene.memory.turns.set(token, new Set(tried));
    mine = { ...trouble, telling: { what, token, until, tried } };
    return { ...page, troubles: { ...page.troubles, [key]: mine } };
  });
  return mine;
}

/** Whom it was tried for by others, or by this process, which knows where it came to nothing. */
function triedBefore(
  { memory }: Scene,
  { telling }: Trouble,
  what: TroubleNews,
): readonly string[] {
  if (telling?.what !== what) return [];
  const own = memory.turns.get(telling.token);
  return own ? telling.tried.filter((id) => own.has(id)) : telling.tried;
}

/** Writes down that it is tried for somebody; false when it is not this process' turn any more. */
async function isTried(scene: Scene, key: string, token: string, id: string): Promise<boolean> {
  const page = await changeTried(scene, key, token, (tried) => [...tried, id]);
  return page?.troubles[key]?.telling?.tried.includes(id) ?? false;
}

/** Slack took it surely not: whoever looks next tries it again. */
async function giveTurnBack(scene: Scene, key: string, token: string, id: string): Promise<void> {
  const until = scene.clock.now();
  await changeTried(scene, key, token, (tried) => tried.filter((one) => one !== id), until);
}

function changeTried(
  scene: Scene,
  key: string,
  token: string,
  change: (tried: readonly string[]) => readonly string[],
  until?: Date,
): Promise<Page | undefined> {
  return changePage(scene, (page) => {
    const trouble = page.troubles[key];
    const telling = trouble?.telling;
    if (!trouble || telling?.token !== token) return undefined;
    const next = { ...telling, tried: change(telling.tried), until: until ?? telling.until };
    return { ...page, troubles: { ...page.troubles, [key]: { ...trouble, telling: next } } };
  });
}
