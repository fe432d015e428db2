import { afterEach, expect, test } from '@jest/globals';
import type { SlackOptions } from '../../sandbox/slack/options.ts';
import type { SlackStandIn } from '../../sandbox/slack/start-slack.ts';
import { createSlackClients } from '../../src/slack/clients.ts';
import { createSlackStanding } from '../../src/slack/slack-standing.ts';
import { FakeLog } from '../fakes/log.ts';
import { startAlone } from '../sandbox/slack/call-api.ts';
import { botToken } from '../sandbox/slack/manifest.ts';

let slack: SlackStandIn | undefined;
afterEach(async () => {
  await slack?.close();
  slack = undefined;
});

async function standingOf(options: Partial<SlackOptions> = {}) {
  slack = await startAlone(options);
  const { apiUrl } = slack;
  return createSlackStanding(createSlackClients({ token: botToken, apiUrl, log: new FakeLog() }));
}

test('Slack says what the installation was granted', async () => {
  const standing = await standingOf({ scopes: ['commands', 'chat:write'] });

  expect(await standing.look()).toEqual({ scopes: ['commands', 'chat:write'] });
});

test('a Slack that drops connections is away, and nobody can tell what it took', async () => {
  const standing = await standingOf();
  slack?.faults.set({ mode: 'down' });

  await expect(standing.look()).rejects.toMatchObject({
    code: 'slack_unavailable',
    wasNotSent: false,
  });
});
