import { BotError, type ErrorCode } from '../../../domain/errors.ts';
import type { Announcer } from '../../../ports.ts';
import type { Right, Turns } from './scene.ts';

/** After one of these the next call would fail in the same way. */
const blocking: readonly ErrorCode[] = [
  'slack_throttled',
  'slack_unavailable',
  'slack_timeout',
  'slack_denied',
];

/**
 * Calls of one run, one after the other: Slack likes no bursts. Once it is away, or has asked us to
 * wait, the rest fails with the same BotError without being sent. Two processes that write the same
 * message do no harm, two that post it do: without Redis nothing is posted.
 */
export function inTurn(announcer: Announcer, right: Right): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let obstacle: BotError | undefined;
  const call = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
    if (obstacle) throw obstacle;
    try {
      return await send();
    } catch (error) {
      if (error instanceof BotError && blocking.includes(error.code)) obstacle = error;
      throw error;
    }
  };
  const turn = <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
    const answer = last.then(() => call(send));
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    post: (...args) =>
      turn(async () => {
        if ((await right.confirmed()) !== 'ours') return undefined;
        return announcer.post(...args);
      }),
    update: (...args) =>
      turn(async () => {
        if ((await right.standing()) === 'elsewhere') return false;
        await announcer.update(...args);
        return true;
      }),
  };
}
