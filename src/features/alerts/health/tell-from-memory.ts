import { newsOf, told } from './ledger.ts';
import { listenersOf, sayTrouble } from './say-trouble.ts';
import type { Scene } from './scene.ts';

/**
 * Tells from memory what began while Redis is away: every process for itself, once. Its end is told
 * when Redis is back, by one of them.
 */
export async function tellFromMemory(scene: Scene): Promise<void> {
  const { memory, clock } = scene;
  const listeners = await listenersOf(scene);
  for (const trouble of Object.values(memory.ledger)) {
    const now = clock.now();
    const what = newsOf(trouble, now);
    if (what !== 'began' && what !== 'came-back') continue;
    const tried = trouble.telling?.tried ?? [];
    const heard = [...tried];
    for (const listener of listeners.filter(({ id }) => !tried.includes(id))) {
      if ((await sayTrouble(scene, trouble, what, listener)) === 'not-now') break;
      heard.push(listener.id);
    }
    const isDone = listeners.every(({ id }) => heard.includes(id));
    const current = memory.ledger[trouble.key] ?? trouble;
    const telling = { what, token: '', until: now, tried: heard };
    memory.ledger = isDone
      ? told({ ...memory.ledger, [trouble.key]: current }, trouble.key, what, now)
      : { ...memory.ledger, [trouble.key]: { ...current, telling } };
  }
}
