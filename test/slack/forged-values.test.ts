import { afterEach, describe, expect, test } from '@jest/globals';
import { type Json, record, records } from '../../sandbox/slack/json.ts';
import { said } from '../../src/features/answer.ts';
import type { Command } from '../../src/features/command.ts';
import { createSeal } from '../../src/slack/seal.ts';
import { unsealedMessage } from '../../src/slack/seal-check.ts';
import { sealing } from '../../src/slack/sealing.ts';
import { botToken, floor, lea, sam } from '../sandbox/slack/manifest.ts';
import { startOurApp } from './app-world.ts';
import { echo, isFilter, row } from './echo-command.ts';
import { aCommand } from './spine-world.ts';

type World = Awaited<ReturnType<typeof startOurApp>>;

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

/** An app whose command keeps which lines were run, by whom. */
async function start(kind: 'http' | 'socket' = 'http', command: Partial<Command> = {}) {
  const ran: string[] = [];
  const started = await startOurApp(kind, [
    aCommand({
      ...echo,
      answer: async (text, caller) => {
        ran.push(`${caller.userId} ${text}`);
        return (echo.answer ?? aCommand().answer)(text, caller);
      },
      ...command,
    }),
  ]);
  world = started;
  return { ...started, ran };
}

/** Changes the first element of a message as somebody with another client than Slack's might. */
function tamper(one: World, ts: string, change: (element: Json) => Json): void {
  const post = one.slack.workspace.posts.find(floor, ts);
  if (!post) throw new Error('the message is gone');
  const change1 = (block: Json) => ({
    ...block,
    elements: records(block.elements).map((element, index) =>
      index === 0 ? change(element) : element,
    ),
  });
  post.blocks = post.blocks.map((block) => (block.type === 'actions' ? change1(block) : block));
}

const lineIn = (element: Json) => String(element.value);
const other = createSeal('xoxb-another', 'T0FLOORWLK');
const elsewhere = createSeal(botToken, 'T0OTHER');
const action = 'run:replace:agents:filter';

describe.each(['http', 'socket'] as const)('over %s', (kind) => {
  test.each<[string, (element: Json) => Json]>([
    ['that was edited', (it) => ({ ...it, value: `${lineIn(it)} queue:Billing` })],
    ['without a seal', (it) => ({ ...it, value: 'all' })],
    ['that is empty', (it) => ({ ...it, value: '' })],
    ['that is none', ({ value: _, ...it }) => it],
    ['moved to another mode', (it) => ({ ...it, action_id: 'run:beside:agents:filter' })],
    ['moved to another command', (it) => ({ ...it, action_id: 'run:replace:monitor:filter' })],
    ['moved to a menu’s kind of line', (it) => ({ ...it, action_id: 'run:replace:any:filter' })],
    [
      'of another token',
      (it) => ({ ...it, value: other.put(['run', 'replace', 'agents'], 'all') }),
    ],
    [
      'of another workspace',
      (it) => ({ ...it, value: elsewhere.put(['run', 'replace', 'agents'], 'all') }),
    ],
  ])('a value %s runs nothing, and whoever pressed is told one sentence', async (_, change) => {
    const one = await start(kind);
    await one.type('/agents');
    const [first] = await one.seen(1);
    const ts = first?.ts ?? '';
    tamper(one, ts, change);
    const element = records(
      records(one.slack.workspace.posts.find(floor, ts)?.blocks)[1]?.elements,
    )[0];

    const outcome = await one.press(ts, 'row', String(element?.action_id));

    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(await one.seen(2)).toMatchObject([
      { text: 'you said ', edits: 0 },
      { text: unsealedMessage.text, onlyFor: sam },
    ]);
    expect(one.ran).toEqual([`${sam} `]);
    expect(one.log.messages('warn')).toEqual(['what came back from Slack carries no seal of ours']);
    expect(JSON.stringify(one.log.lines)).not.toMatch(/Billing|"all"/);
  });

  test('a request that comes twice, word for word, is run once', async () => {
    const one = await start(kind);
    one.slack.faults.set({ mode: 'twice', on: 'delivery', times: 1 });
    await one.type('/agents queue:Sales');
    const [first] = await one.seen(1);
    one.slack.faults.set({ mode: 'twice', on: 'delivery', times: 1 });
    await one.press(first?.ts ?? '', 'row', 'run:beside:any:more', 'agents queue:Sales');
    await one.seen(2);
    await one.inFlight.settle(new AbortController().signal);

    expect(one.ran).toEqual([`${sam} queue:Sales`, `${sam} queue:Sales`]);
    expect(one.log.messages('warn')).toEqual([
      'a payload came again and was not run again',
      'a payload came again and was not run again',
    ]);
  });
});

test('while Redis is away what was asked is answered, since what must not happen twice needs Redis', async () => {
  const one = await start();
  one.interactions.isAway = true;
  await one.type('/agents queue:Sales');
  await one.seen(1);

  expect(one.ran).toEqual([`${sam} queue:Sales`]);
});

test('a button of a message that others see runs as whoever pressed it', async () => {
  const one = await start('http', {});
  const message = { channelId: floor, userId: 'U0BOT', text: 'x', blocks: [row] };
  const seal = createSeal(botToken, 'T0FLOORWLK');
  const post = one.slack.workspace.posts.add({ ...message, blocks: sealing(seal, records([row])) });

  await one.slack.acts.press({
    as: lea,
    container: { kind: 'message', channel: floor, ts: post.ts },
    blockId: 'row',
    actionId: 'run:replace:any:dots',
    selected: seal.put(['run', 'replace', 'any'], 'agents queue:Tech'),
  });
  await one.inFlight.settle(new AbortController().signal);

  expect(one.ran).toEqual([`${lea} queue:Tech`]);
});

/** A row whose first button runs a line that was never sealed. */
function withForgedButton(block: Json): Json {
  const [button, ...rest] = records(block.elements);
  return button ? { ...block, elements: [{ ...button, value: 'filter' }, ...rest] } : block;
}

describe('a modal', () => {
  async function opened(change: (content: Json) => Json, submitted: Command['submitted']) {
    const one = await start('http', { submitted });
    await one.type('/agents filter');
    const view = await one.modal(isFilter);
    one.slack.workspace.views.update(view, change(view.content), undefined);
    return { ...one, view: await one.modal() };
  }
  const line: Command['submitted'] = () => ({ kind: 'line', text: 'all' });

  test.each<[string, (content: Json) => Json]>([
    [
      'whose note was edited',
      (it) => ({ ...it, private_metadata: String(it.private_metadata).replace('typed', 'beside') }),
    ],
    [
      'whose note has no seal',
      (it) => ({ ...it, private_metadata: String(it.private_metadata).slice(23) }),
    ],
    ['that is another form', (it) => ({ ...it, callback_id: 'form:agents:other' })],
    [
      'with an input of another name',
      (it) => ({
        ...it,
        blocks: records(it.blocks).map((block) => ({ ...block, block_id: `x${block.block_id}` })),
      }),
    ],
  ])('%s is not read, and says so', async (_, change) => {
    const one = await opened(change, line);

    await one.slack.acts.submit({ as: sam, viewId: one.view.id, values: {} });

    expect(JSON.stringify((await one.modal()).content)).toContain('older version');
    expect(one.ran).toEqual([`${sam} filter`]);
    expect(one.log.messages('warn')).toEqual(['what came back from Slack carries no seal of ours']);
  });

  test('whose note was edited finds nothing in its searches', async () => {
    const asked: string[] = [];
    const search: Command['search'] = async (_, typed) => {
      asked.push(typed);
      return [];
    };
    const one = await start('http', { search });
    await one.type('/agents filter');
    const view = await one.modal(isFilter);
    const content = { ...view.content, private_metadata: '{"mode":"typed"}' };
    one.slack.workspace.views.update(view, content, undefined);

    await one.slack.acts.suggest({
      as: sam,
      container: { kind: 'view', viewId: view.id },
      blockId: 'queues',
      actionId: 'search:agents:queues',
      typed: 'Bill',
    });

    expect(asked).toEqual([]);
  });

  test('in which a forged button is pressed says so in its place', async () => {
    const note = said({ text: 'x', blocks: [row] });
    const one = await start('http', { answer: async () => note });
    await one.type('/agents filter');
    const view = await one.modal((content) => JSON.stringify(content).includes('dots'));
    const blocks = records(view.content.blocks).map(withForgedButton);
    one.slack.workspace.views.update(view, { ...view.content, blocks }, undefined);

    await one.slack.acts.press({
      as: sam,
      container: { kind: 'view', viewId: view.id },
      blockId: 'row',
      actionId: action,
    });

    const shown = await one.modal((content) =>
      JSON.stringify(content).includes('Nothing was done'),
    );
    expect(record(shown.content.title).text).toBe('Floorwalker');
  });
});
