import { afterEach, describe, expect, test } from '@jest/globals';
import { section } from '../../src/blocks/primitives.ts';
import { dataTable } from '../../src/blocks/table.ts';
import { type Answer, said } from '../../src/features/answer.ts';
import type { Command } from '../../src/features/command.ts';
import type { FormValues } from '../../src/features/form.ts';
import { general, lea, sam } from '../sandbox/slack/manifest.ts';
import { startOurApp } from './app-world.ts';
import { echo, filter, isFilter, row } from './echo-command.ts';
import { aCommand, allTurns, anAnswer, held } from './spine-world.ts';

type World = Awaited<ReturnType<typeof startOurApp>>;

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

async function start(command: Partial<Command>, kind: 'http' | 'socket' = 'http'): Promise<World> {
  world = await startOurApp(kind, [aCommand(command)]);
  return world;
}

describe.each(['http', 'socket'] as const)('over %s', (kind) => {
  test('a form goes from a button to its answer, in the place of the message', async () => {
    const heard: FormValues[] = [];
    const { slack, type, press, seen, modal } = await start(
      {
        ...echo,
        submitted: (_, values) => {
          heard.push(values);
          return { kind: 'line', text: 'queue:Billing sort:name' };
        },
        search: async (_, typed) => [{ label: `${typed}ing`, value: 'q-1' }],
      },
      kind,
    );
    await type('/agents queue:Sales');
    const [first] = await seen(1);

    await press(first?.ts ?? '', 'row', 'run:replace:agents:filter');
    const view = await modal(isFilter);
    const offered = await slack.acts.suggest({
      as: sam,
      container: { kind: 'view', viewId: view.id },
      blockId: 'queues',
      actionId: 'search:agents:queues',
      typed: 'Bill',
    });
    const outcome = await slack.acts.submit({
      as: sam,
      viewId: view.id,
      values: {
        queues: {
          'search:agents:queues': {
            type: 'multi_external_select',
            selected_options: offered.groups[0]?.options,
          },
        },
      },
    });
    while ((await seen(1))[0]?.edits === 0) await slack.workspace.changes.next();

    expect(offered).toMatchObject({ groups: [{ options: [{ value: 'q-1' }] }], note: null });
    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(slack.workspace.views.stackOf(sam)).toEqual([]);
    expect(heard).toEqual([
      new Map([
        ['queues', ['q-1']],
        ['sort', []],
      ]),
    ]);
    expect(await seen(1)).toMatchObject([{ text: 'you said queue:Billing sort:name', edits: 1 }]);
    expect(slack.workspace.posts.seenBy(lea, general).filter((post) => post.isBot)).toEqual([]);
  });

  test('a choice in a menu runs its line', async () => {
    const { type, press, seen } = await start(echo, kind);
    await type('/agents');
    const [first] = await seen(1);

    await press(first?.ts ?? '', 'row', 'run:beside:any:more', 'agents queue:Sales');

    expect((await seen(2)).map(({ text }) => text)).toEqual(['you said ', 'you said queue:Sales']);
  });
});

describe('a menu', () => {
  test('behind three dots takes the place of the message, as it says', async () => {
    const { slack, type, press, seen } = await start(echo);
    await type('/agents');
    const [first] = await seen(1);

    await press(first?.ts ?? '', 'row', 'run:replace:any:dots', 'agents queue:Tech');
    while ((await seen(1))[0]?.edits === 0) await slack.workspace.changes.next();

    expect(await seen(1)).toMatchObject([{ text: 'you said queue:Tech' }]);
  });

  test('never takes the place of a message that others see too', async () => {
    const { slack, press, type, seen } = await start({
      ...echo,
      answer: async (text) => ({
        ...said({ text: `you said ${text}`, blocks: [row] }),
        seenBy: text === '' ? 'channel' : 'asker',
      }),
    });
    await type('/agents');
    const [shared] = await seen(1);

    await press(shared?.ts ?? '', 'row', 'run:replace:any:dots', 'agents queue:Tech');

    expect(await seen(2)).toMatchObject([
      { text: 'you said ', edits: 0 },
      { text: 'you said queue:Tech', onlyFor: sam },
    ]);
    expect(slack.workspace.views.stackOf(sam)).toEqual([]);
  });

  test('a link is acknowledged, and nothing is run', async () => {
    const { type, press, seen, log } = await start(echo);
    await type('/agents');
    const [first] = await seen(1);

    const outcome = await press(first?.ts ?? '', 'row', 'link:dm');
    await allTurns();

    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(await seen(1)).toHaveLength(1);
    expect(log.messages('warn')).toEqual([]);
  });
});

describe('what nobody listens for', () => {
  test.each(['form:agents', 'other'])('a modal %p is acknowledged all the same', async (id) => {
    const { slack, type, modal } = await start({
      ...echo,
      answer: async () => ({ kind: 'form', modal: { ...filter, callback_id: id } }),
    });

    await type('/agents filter');
    const view = await modal((content) => content.callback_id === id);

    expect(await slack.acts.submit({ as: sam, viewId: view.id, values: {} })).toEqual({
      kind: 'acknowledged',
    });
  });

  test('nor a search of another kind, nor a press of one', async () => {
    const element = { type: 'external_select', action_id: 'find:x', min_query_length: 0 } as const;
    const odd = { ...section('x'), block_id: 'odd', accessory: element };
    const { slack, type, press, seen, log } = await start({
      ...echo,
      answer: async () => said({ text: 'x', blocks: [odd] }),
    });
    await type('/agents');
    const [first] = await seen(1);
    const container = {
      kind: 'message',
      channel: first?.channelId ?? '',
      ts: first?.ts ?? '',
    } as const;

    const offered = await slack.acts.suggest({
      as: sam,
      container,
      blockId: 'odd',
      actionId: 'find:x',
      typed: 'x',
    });

    expect(offered.note).toBe('No results.');
    expect(await press(container.ts, 'odd', 'find:x')).toEqual({ kind: 'acknowledged' });
    expect(log.messages('warn')).toEqual(Array(2).fill('nothing listens for this payload'));
  });
});

describe('an answer', () => {
  test('that takes its time is announced after three seconds', async () => {
    const answer = held<Answer>();
    const { clock, type, seen } = await start({ answer: () => answer.promise });

    await type('/agents');
    await clock.advance(3_000);
    const [progress] = await seen(1);
    answer.settle(anAnswer('the floor'));

    expect(progress).toMatchObject({
      text: 'Still working on it. The answer follows here.',
      onlyFor: sam,
    });
    expect((await seen(2)).at(-1)?.text).toBe('the floor');
  });

  test('with blocks Slack refuses comes in plain', async () => {
    const { block, plain } = dataTable({
      caption: 'Agents',
      columns: [{ title: 'Agent', kind: 'text' }],
      rows: [['Maria']],
      pageSize: 10,
    });
    const answer = said({ text: 'Maria', blocks: [block], plainBlocks: plain });
    const { slack, type, seen } = await start({ answer: async () => answer });
    slack.workspace.settings.refusedBlocks = ['data_table'];

    await type('/agents');

    expect((await seen(1))[0]?.blocks).toMatchObject([{ type: 'section' }]);
  });
});

test('no line of the log holds a response URL, a trigger or a note in a modal', async () => {
  const { slack, type, seen, modal, log } = await start({
    ...echo,
    submitted: () => ({ kind: 'line', text: 'all' }),
  });
  slack.faults.set({ mode: 'server-error', on: 'api', methods: ['response_url'], times: 3 });

  await type('/agents');
  await type('/agents filter');
  const view = await modal(isFilter);
  await slack.acts.submit({ as: sam, viewId: view.id, values: {} });
  await seen(1);

  expect(log.messages('warn')).not.toEqual([]);
  const written = JSON.stringify(log.lines, (_, value) =>
    value instanceof Error ? `${value.stack} ${String(value.cause)}` : value,
  );
  expect(written).not.toMatch(/\/response\/|respondTo|private_metadata|trigger/);
});
