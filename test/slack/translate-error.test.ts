import { describe, expect, test } from '@jest/globals';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { BotError, errorCodes } from '../../src/domain/errors.ts';
import { failureSentences, failureView } from '../../src/features/failure-view.ts';
import { calling, translateSlackError } from '../../src/slack/translate-error.ts';

const named = (name: string) => Object.assign(new Error('x'), { name });

describe('what the Slack client throws', () => {
  test.each<[string, Error, string]>([
    ['a rate limit', new WebAPIRateLimitedError(7), 'slack_throttled'],
    ['HTTP 500', new WebAPIHTTPError(500, 'x', {}), 'slack_unavailable'],
    ['HTTP 503', new WebAPIHTTPError(503, 'x', {}), 'slack_unavailable'],
    ['HTTP 404', new WebAPIHTTPError(404, 'x', {}), 'slack_rejected'],
    ['a dropped connection', new WebAPIRequestError(new Error('ECONNRESET')), 'slack_unavailable'],
    ['a time limit', new WebAPIRequestError(named('TimeoutError')), 'slack_timeout'],
    ...(
      [
        ['channel_not_found', 'slack_channel_gone'],
        ['is_archived', 'slack_channel_gone'],
        ['not_in_channel', 'slack_channel_gone'],
        ['invalid_auth', 'slack_denied'],
        ['token_revoked', 'slack_denied'],
        ['missing_scope', 'slack_denied'],
        ['ratelimited', 'slack_throttled'],
        ['internal_error', 'slack_unavailable'],
        ['restricted_action', 'slack_rejected'],
        ['invalid_blocks', 'slack_rejected'],
        ['anything_else', 'slack_rejected'],
      ] as const
    ).map(([error, code]): [string, Error, string] => [
      error,
      new WebAPIPlatformError({ ok: false, error }),
      code,
    ]),
  ])('%s becomes a code', async (_case, thrown, code) => {
    const attempt = calling('chat.postMessage', () => Promise.reject(thrown));

    await expect(attempt).rejects.toMatchObject({
      code,
      message: expect.stringContaining('chat.postMessage'),
    });
  });

  test('keeps how long Slack asked us to wait', () => {
    expect(translateSlackError(new WebAPIRateLimitedError(7), 'x')).toMatchObject({
      retryAfterSeconds: 7,
    });
  });

  test('passes a bug through', () => {
    const bug = new TypeError('x is undefined');

    expect(translateSlackError(bug, 'x')).toBe(bug);
  });

  test('passes what was translated already', () => {
    const known = new BotError('slack_denied', 'x');

    expect(translateSlackError(known, 'y')).toBe(known);
  });
});

describe('what a person reads of a failure', () => {
  test.each(errorCodes)('%s is a sentence without jargon of ours', (code) => {
    expect(failureSentences[code]).toMatch(/^[A-Z].*\.$/s);
    expect(failureSentences[code]).not.toMatch(/undefined|Exception|stack|_/);
  });

  test('carries the reference under which the log has the rest', () => {
    expect(failureView('connect_timeout', 'k3x9bd').text).toContain('(reference k3x9bd)');
    expect(failureView(undefined, 'k3x9bd').text).toContain('(reference k3x9bd)');
  });
});

test.each([
  ['ECONNREFUSED', true],
  ['ENOTFOUND', true],
  ['ECONNRESET', false],
  ['UND_ERR_SOCKET', false],
])('after %s it is known that nothing was sent: %s', (code, wasNotSent) => {
  const cause = Object.assign(new Error('x'), { code });
  const failure = new WebAPIRequestError(new TypeError('fetch failed', { cause }));

  expect(translateSlackError(failure, 'chat.postMessage')).toMatchObject({
    code: 'slack_unavailable',
    wasNotSent,
  });
});
