import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { BotError } from '../src/domain/errors.ts';
import { createLog } from '../src/log.ts';

function logged(facts: object): Record<string, unknown> {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  createLog('info', sink).info(facts, 'x');
  return JSON.parse(lines.join(''));
}

test('an error is logged with its cause, and without its own members', () => {
  const cause = Object.assign(new Error('token xoxb-1-2'), { body: 'customer data' });
  const err = new BotError('slack_rejected', 'chat.update', { cause });

  const line = logged({ err });

  expect(line.err).toMatchObject({
    name: 'BotError',
    code: 'slack_rejected',
    cause: { message: 'token x***' },
  });
  expect(JSON.stringify(line)).not.toContain('customer data');
});

test.each([['a word'], [undefined], [null], [7]])('%p that was thrown is logged too', (err) => {
  expect(logged({ err }).msg).toBe('x');
});
