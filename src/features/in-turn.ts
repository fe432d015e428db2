import { BotError, type ErrorCode } from '../domain/errors.ts';
import type { Right } from './right.ts';

/** After one of these the next call would fail in the same way. */
const blocking: readonly ErrorCode[] = [
  'slack_throttled',
  'slack_unavailable',
  'slack_timeout',
  'slack_denied',
];

/** What a run may send to Slack. Throws what is thrown in sending. */
export interface Turns {
  /** Sends what must not be sent twice; undefined when this run has no right to it any more, or Redis cannot say so. */
  once<Answer>(send: () => Promise<Answer>): Promise<Answer | undefined>;
  /** Sends what does no harm twice; false when it was not sent, since another process is at it now. */
  again(send: () => Promise<unknown>): Promise<boolean>;
}

/**
 * Calls of one run, one after the other: Slack likes no bursts. Once it is away, or has asked us to
 * wait, the rest fails with the same BotError without being sent.
 */
export function inTurn(right: Right): Turns {
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
    once: (send) => turn(async () => ((await right.confirmed()) === 'ours' ? send() : undefined)),
    again: (send) =>
      turn(async () => {
        if ((await right.standing()) === 'elsewhere') return false;
        await send();
        return true;
      }),
  };
}
