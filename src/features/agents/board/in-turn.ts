import { BotError, type ErrorCode } from '../../../domain/errors.ts';
import type { Announcer } from '../../../ports.ts';

/** After one of these the next call would fail in the same way. */
const blocking: readonly ErrorCode[] = [
  'slack_throttled',
  'slack_unavailable',
  'slack_timeout',
  'slack_denied',
];

/**
 * Calls of one run, one after the other: Slack likes no bursts. Once it is away, or has asked us to
 * wait, the rest fails with the same BotError without being sent.
 */
export function inTurn(announcer: Announcer): Announcer {
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
    post: (...args) => turn(() => announcer.post(...args)),
    update: (...args) => turn(() => announcer.update(...args)),
  };
}
