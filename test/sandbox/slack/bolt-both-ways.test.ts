import { afterEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { floor, gus, pat, sam, shared } from './manifest.ts';
import { type Running, startApp } from './start-app.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const button = {
  type: 'button' as const,
  action_id: 'go',
  value: 'contact-1',
  text: { type: 'plain_text' as const, text: 'Go' },
};
const row = { type: 'actions' as const, block_id: 'row', elements: [button] };

function echo(app: App): void {
  app.command('/echo', async ({ ack, respond, command }) => {
    await ack();
    await respond({ response_type: 'ephemeral', text: `you said ${command.text}`, blocks: [row] });
  });
}

async function start(kind: 'http' | 'socket', listen: (app: App) => void): Promise<Running> {
  running = await startApp(kind, listen);
  return running;
}

describe.each(['http', 'socket'] as const)('a real Bolt app over %s', (kind) => {
  test('answers a command for the asker alone', async () => {
    const { slack } = await start(kind, echo);

    const outcome = await slack.acts.type({ as: sam, channel: floor, text: '/echo hello' });
    await settled(slack, () => slack.workspace.posts.seenBy(sam, floor).length === 1);

    expect(outcome).toEqual({ kind: 'acknowledged' });
    const [post] = slack.workspace.posts.seenBy(sam, floor);
    expect(post).toMatchObject({ text: 'you said hello', onlyFor: sam, isBot: true });
    expect(slack.workspace.posts.seenBy(gus, floor)).toEqual([]);
    expect(slack.workspace.posts.buzzes).toEqual([]);
  });

  test('shows an answer that is given in the acknowledgement', async () => {
    const { slack } = await start(kind, (app) => {
      app.command('/echo', async ({ ack }) => ack({ response_type: 'ephemeral', text: 'at once' }));
    });

    await slack.acts.type({ as: sam, channel: floor, text: '/echo' });

    expect(slack.workspace.posts.seenBy(sam, floor).map(({ text }) => text)).toEqual(['at once']);
  });

  test('hears a press and replaces the message it stood in', async () => {
    const heard: unknown[] = [];
    const { slack } = await start(kind, (app) => {
      echo(app);
      app.action('go', async ({ ack, action, body, respond }) => {
        await ack();
        heard.push(action, body);
        await respond({ replace_original: true, text: 'pressed' });
      });
    });
    await slack.acts.type({ as: sam, channel: floor, text: '/echo x' });
    await settled(slack, () => slack.workspace.posts.seenBy(sam, floor).length === 1);
    const ts = slack.workspace.posts.seenBy(sam, floor)[0]?.ts ?? '';

    await slack.acts.press({
      as: sam,
      container: { kind: 'message', channel: floor, ts },
      blockId: 'row',
      actionId: 'go',
    });
    await settled(slack, () => slack.workspace.posts.find(floor, ts)?.edits === 1);

    expect(slack.workspace.posts.find(floor, ts)).toMatchObject({ text: 'pressed', blocks: [] });
    expect(heard[0]).toMatchObject({ type: 'button', block_id: 'row', value: 'contact-1' });
    expect(heard[1]).toMatchObject({ container: { is_ephemeral: true, message_ts: ts } });
  });

  test('is told of its Home tab and publishes it', async () => {
    const { slack } = await start(kind, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        const section = { type: 'section', text: { type: 'mrkdwn', text: 'Welcome' } } as const;
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [section] },
        });
      });
    });

    await slack.acts.openHome(sam);
    await settled(slack, () => slack.workspace.views.homeOf(sam) !== undefined);

    expect(slack.workspace.views.homeOf(sam)?.content.blocks).toMatchObject([{ type: 'section' }]);
  });

  test('sees that a stranger belongs to another team', async () => {
    let tell: (teams: unknown[]) => void = () => undefined;
    const teams = new Promise<unknown[]>((resolve) => {
      tell = resolve;
    });
    const { slack } = await start(kind, (app) => {
      app.command('/echo', async ({ ack, command, client }) => {
        await ack();
        const { user } = await client.users.info({ user: command.user_id });
        const { channel } = await client.conversations.info({ channel: command.channel_id });
        tell([user?.team_id, channel?.is_ext_shared]);
      });
    });

    await slack.acts.type({ as: pat, channel: shared, text: '/echo' });

    expect(await teams).toEqual(['T0PARTNER1', true]);
  });
});

test('a client reconnects after Slack asked it to', async () => {
  const { slack } = await start('socket', echo);

  slack.sockets?.refresh();
  await slack.sockets?.connected(2);
  await slack.acts.type({ as: sam, channel: floor, text: '/echo again' });

  expect(slack.calls.of('apps.connections.open')).toHaveLength(2);
});

/** Resolves when what the app does behind its acknowledgement can be seen. */
async function settled(slack: Running['slack'], isSo: () => boolean): Promise<void> {
  while (!isSo()) await slack.workspace.changes.next();
}
