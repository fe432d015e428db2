import { Server } from 'node:http';
import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Json } from '../../sandbox/slack/json.ts';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/start-slack.ts';
import type { Post } from '../../sandbox/slack/world/model.ts';
import type { Command } from '../../src/features/command.ts';
import { createSlackClients } from '../../src/slack/clients.ts';
import { InFlight } from '../../src/slack/in-flight.ts';
import { createReceiver } from '../../src/slack/receiver.ts';
import { createSlackApp } from '../../src/slack/slack-app.ts';
import { FakeChartPainter } from '../fakes/chart-painter.ts';
import { FakeIds } from '../fakes/ids.ts';
import { FakeInteractions } from '../fakes/interactions.ts';
import { FakeLog } from '../fakes/log.ts';
import { FakePrivateMessages } from '../fakes/private-messages.ts';
import { appToken, botToken, floor, sam, signingSecret } from '../sandbox/slack/manifest.ts';
import { stillClock } from '../sandbox/slack/start-app.ts';

const manifest = {
  features: {
    app_home: { home_tab_enabled: true },
    slash_commands: ['/agents', '/alerts'].map((command) => ({ command, description: 'x' })),
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write'] } },
  settings: {
    event_subscriptions: { bot_events: ['app_home_opened'] },
    interactivity: { is_enabled: true, message_menu_options_url: 'https://app.example' },
  },
};

/** Our app on the real Bolt, with these commands, against the stand-in. Its clock stands still. */
export async function startOurApp(kind: 'http' | 'socket', commands: readonly Command[]) {
  const clock = stillClock();
  const [log, inFlight, interactions] = [new FakeLog(), new InFlight(), new FakeInteractions()];
  const slack = await startSlack({
    clock,
    manifest,
    botToken,
    delivery: kind === 'http' ? { kind, signingSecret } : { kind, appToken },
  });
  const { apiUrl } = slack;
  const receiver = createReceiver({
    delivery: kind === 'http' ? { kind, signingSecret } : { kind, appToken, apiUrl },
    routes: [],
    log,
  });
  const app = createSlackApp({
    ...{ commands, clock, log, inFlight, receiver, apiUrl, ids: new FakeIds() },
    clients: createSlackClients({ token: botToken, apiUrl, log }),
    isFirst: (id) => interactions.isFirst({ workspace: 'T0FLOORWLK', instance: 'i' }, id),
    token: botToken,
    prefix: '',
    workspace: 'T0FLOORWLK',
    painter: new FakeChartPainter(),
    privateMessages: new FakePrivateMessages(),
    home: async () => ({ type: 'home', blocks: [] }),
  });
  await app.init();
  const server: unknown = await app.start(0);
  if (receiver instanceof HTTPReceiver) slack.setRequestUrl(addressOf(server));
  /** What Sam sees of the bot on the floor, when that is so many messages. */
  const seen = async (count: number): Promise<readonly Post[]> => {
    const posts = () => slack.workspace.posts.seenBy(sam, floor).filter((post) => post.isBot);
    while (posts().length < count) await slack.workspace.changes.next();
    return posts();
  };
  /** Sam's modal on top, when it looks like this. */
  const modal = async (isIt: (content: Json) => boolean = () => true) => {
    const top = () => slack.workspace.views.stackOf(sam).at(-1);
    for (let view = top(); ; view = top()) {
      if (view && isIt(view.content)) return view;
      await slack.workspace.changes.next();
    }
  };
  return {
    ...{ slack, clock, log, inFlight, interactions, seen, modal },
    type: (text: string) => slack.acts.type({ as: sam, channel: floor, text }),
    /** `line`: of the choice that is made in a menu. */
    press: (ts: string, blockId: string, actionId: string, line?: string) =>
      slack.acts.press({
        as: sam,
        container: { kind: 'message', channel: floor, ts },
        ...{
          blockId,
          actionId,
          ...(line !== undefined && { selected: choiceOf(slack, ts, line) }),
        },
      }),
    stop: async () => {
      if (receiver instanceof HTTPReceiver) await app.stop();
      if (receiver instanceof SocketModeReceiver) await receiver.client.disconnect();
      await slack.close();
    },
  };
}

/** The value of the choice that runs this line, in a message on the floor: the line behind its seal. */
function choiceOf(slack: SlackStandIn, ts: string, line: string): string {
  const { blocks } = slack.workspace.posts.find(floor, ts) ?? {};
  const values = JSON.stringify(blocks).match(/(?<="value":")[^"]+/g) ?? [];
  return values.find((value) => value.endsWith(`.${line}`)) ?? line;
}

function addressOf(server: unknown): string {
  const address = server instanceof Server ? server.address() : undefined;
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://127.0.0.1:${port}/slack/events`;
}
