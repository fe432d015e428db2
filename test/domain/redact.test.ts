import { expect, test } from '@jest/globals';
import { redact } from '../../src/domain/redact.ts';

test.each([
  ['token xoxb-123-abc here', 'token x*** here'],
  ['xapp-1-A-2-b', 'x***'],
  [
    'POST https://hooks.slack.com/commands/T1/2/abc failed',
    'POST https://hooks.slack.com/commands/*** failed',
  ],
  ['wss://wss.slack.com/link/?ticket=abc', 'wss://wss.slack.com/link/***'],
  ['redis://user:secret@cache:6379/0', 'redis://***@cache:6379/0'],
  [
    'nothing secret: https://slack.com/api/auth.test',
    'nothing secret: https://slack.com/api/auth.test',
  ],
])('%s is logged as %s', (text, logged) => {
  expect(redact(text)).toBe(logged);
});
