import { afterEach, describe, expect, test } from '@jest/globals';
import type { SlackOptions } from '../../sandbox/slack/options.ts';
import type { SlackStandIn } from '../../sandbox/slack/start-slack.ts';
import { createSlackClients } from '../../src/slack/clients.ts';
import { createSlackFiles } from '../../src/slack/slack-files.ts';
import { FakeLog } from '../fakes/log.ts';
import { startAlone } from '../sandbox/slack/call-api.ts';
import { botToken, sam } from '../sandbox/slack/manifest.ts';
import { stillClock } from '../sandbox/slack/start-app.ts';

const workspace = 'T0FLOOR001';
const about = { uploadedBy: sam, mostBytes: 1_000 };

let slack: SlackStandIn | undefined;
afterEach(async () => {
  await slack?.close();
  slack = undefined;
});

async function start(options: Partial<SlackOptions> = { scopes: ['files:read'] }) {
  const standIn = await startAlone({ clock: stillClock(), ...options });
  slack = standIn;
  const { apiUrl } = standIn;
  const clients = createSlackClients({ token: botToken, apiUrl, log: new FakeLog() });
  const put = (text: string, userId = sam) => {
    const bytes = new TextEncoder().encode(text);
    const file = { id: 'F0FILE0001', userId, name: 'rules.yaml', title: '', altText: '', bytes };
    standIn.workspace.files.set(file.id, file);
  };
  return {
    put,
    files: createSlackFiles(clients, apiUrl),
    elsewhere: createSlackFiles(clients, 'https://slack.com/api/'),
  };
}

describe('a file somebody chose', () => {
  test('is read as it was written', async () => {
    const { put, files } = await start();
    put('version: 1 # ü 🎧\n');

    expect(await files.readText(workspace, 'F0FILE0001', about)).toEqual({
      kind: 'text',
      text: 'version: 1 # ü 🎧\n',
    });
  });

  test('of somebody else is as good as none', async () => {
    const { put, files } = await start();
    put('secret', 'U0MAYA0001');

    expect(await files.readText(workspace, 'F0FILE0001', about)).toEqual({ kind: 'no-file' });
    expect(await files.readText(workspace, 'F0NONE0001', about)).toEqual({ kind: 'no-file' });
  });

  test('that is too large is not fetched', async () => {
    const { put, files } = await start();
    put('x'.repeat(1_001));

    expect(await files.readText(workspace, 'F0FILE0001', about)).toEqual({ kind: 'too-large' });
    expect(slack?.calls.of('files.info')).toHaveLength(1);
  });

  test('is refused without the scope', async () => {
    const { put, files } = await start({ scopes: ['chat:write'] });
    put('version: 1');

    await expect(files.readText(workspace, 'F0FILE0001', about)).rejects.toMatchObject({
      code: 'slack_denied',
    });
  });

  test('is never fetched with our token from anywhere but Slack', async () => {
    const { put, elsewhere } = await start();
    put('version: 1');

    await expect(elsewhere.readText(workspace, 'F0FILE0001', about)).rejects.toMatchObject({
      code: 'slack_rejected',
    });
  });
});

test.each([
  [['files:read'], true],
  [['chat:write'], false],
])('whether files can be read stands in what was granted: %j', async (scopes, mayRead) => {
  const { files } = await start({ scopes });

  expect(await files.mayRead(workspace)).toBe(mayRead);
});
