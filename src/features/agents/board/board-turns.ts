import type { Announcer } from '../../../ports/slack.ts';
import { inTurn } from '../../in-turn.ts';
import type { Right } from '../../right.ts';
import type { Turns } from './scene.ts';

/**
 * The messages of one run, one after the other. Two processes that write the same message do no harm,
 * two that post it do: without Redis nothing is posted.
 */
export function boardTurns(announcer: Announcer, right: Right): Turns {
  const turns = inTurn(right);
  return {
    post: (...args) => turns.once(() => announcer.post(...args)),
    update: (...args) => turns.again(() => announcer.update(...args)),
  };
}
