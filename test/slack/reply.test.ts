import { describe, expect, test } from '@jest/globals';
import { noteModal } from '../../src/blocks/form.ts';
import { type Reply, rememberedIn, remembering } from '../../src/slack/reply.ts';

const slack = 'https://slack.com/api/';
const modal = noteModal('x', { text: 'x', blocks: [] });
const reply: Reply = {
  respondTo: 'https://hooks.slack.com/commands/T1/2/3',
  mode: 'replace',
  channelId: 'C1',
};

function noted(change: object) {
  return { private_metadata: JSON.stringify({ ...reply, ...change }) };
}

describe('where the answer to a modal goes', () => {
  test.each([reply, { ...reply, channelId: undefined }])('is read back: %j', (one) => {
    expect(rememberedIn(remembering(modal, one), slack)).toEqual(one);
  });

  test('is not noted where nothing is known', () => {
    expect(remembering(modal, undefined)).toEqual(modal);
  });

  test.each([
    [undefined],
    [{}],
    [{ private_metadata: '' }],
    [{ private_metadata: 'not json' }],
    [{ private_metadata: 'null' }],
    [noted({ mode: 'shout' })],
    [noted({ respondTo: 'nowhere' })],
    [noted({ channelId: 7 })],
  ])('is unknown from %j', (view) => {
    expect(rememberedIn(view, slack)).toBeUndefined();
  });

  test('who asked is no part of it', () => {
    expect(rememberedIn(noted({ userId: 'U0ADMIN' }), slack)).not.toHaveProperty('userId');
  });
});

describe('an answer goes to Slack alone', () => {
  test.each([
    ['https://slack.com/api/', 'https://hooks.slack.com/actions/T1/2', true],
    ['https://www.slack.com/api/', 'https://hooks.slack.com/actions/T1/2', true],
    ['https://slack-gov.com/api/', 'https://hooks.slack-gov.com/actions/T1/2', true],
    ['https://slack-gov.com/api/', 'https://hooks.slack.com/actions/T1/2', false],
    ['https://slack.com/api/', 'http://hooks.slack.com/actions/T1/2', false],
    ['https://slack.com/api/', 'https://hooks.slack.com.evil.example/actions', false],
    ['https://slack.com/api/', 'https://hooks.slack.com@evil.example/actions', false],
    ['https://slack.com/api/', 'https://evil.example/https://hooks.slack.com/', false],
    ['https://slack.com/api/', 'http://169.254.169.254/latest/', false],
    ['http://127.0.0.1:4000/api/', 'http://127.0.0.1:4000/response/R1', true],
    ['http://127.0.0.1:4000/api/', 'http://127.0.0.1:4001/response/R1', false],
    ['http://127.0.0.1:4000/api/', 'https://hooks.slack.com/actions/T1/2', false],
  ])('with the API at %s, to %s: %p', (apiUrl, respondTo, isTaken) => {
    expect(rememberedIn(noted({ respondTo }), apiUrl) !== undefined).toBe(isTaken);
  });
});
