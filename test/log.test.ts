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

const address = 'https://hooks.slack.com/actions/T1/2/hush';

test.each([
  ['a response URL', { respondTo: address }],
  ['one as Slack names it', { body: { response_url: address } }],
  ['one in a text', { text: `to ${address} at once` }],
  ['one in a list', { texts: [address] }],
  ['the note in a modal', { view: { private_metadata: '{"hush":1}' } }],
  ['a trigger', { trigger_id: 'hush', triggerId: 'hush' }],
  ['an error under another name', { error: Object.assign(new Error(address), { body: 'hush' }) }],
  ['what lies far too deep', { a: { b: { c: { d: { e: 'hush' } } } } }],
])('%s is no part of a log line', (_, facts) => {
  expect(JSON.stringify(logged(facts))).not.toContain('hush');
});

test('other facts are logged as they are', () => {
  const facts = {
    tenant: { workspace: 'T1', instance: 'i' },
    counts: [1, 2],
    at: new Date('2026-06-01T10:00:00Z'),
    isLate: false,
    code: undefined,
    nothing: null,
  };

  expect(logged(facts)).toMatchObject({
    tenant: { workspace: 'T1', instance: 'i' },
    counts: [1, 2],
    at: '2026-06-01T10:00:00.000Z',
    isLate: false,
    nothing: null,
  });
});
