import { afterEach, describe, expect, test } from '@jest/globals';
import { noteModal } from '../../src/blocks/form.ts';
import { section } from '../../src/blocks/primitives.ts';
import { type Answer, said } from '../../src/features/answer.ts';
import type { Command } from '../../src/features/command.ts';
import { sam } from '../sandbox/slack/manifest.ts';
import { startOurApp } from './app-world.ts';
import { echo, filter, isFilter, row } from './echo-command.ts';
import { aCommand, anAnswer, held } from './spine-world.ts';

type World = Awaited<ReturnType<typeof startOurApp>>;

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

async function start(command: Partial<Command>): Promise<World> {
  world = await startOurApp('http', [aCommand(command)]);
  return world;
}

describe('a form', () => {
  test('from a typed command is answered below it', async () => {
    const { slack, type, seen, modal } = await start({
      ...echo,
      submitted: () => ({ kind: 'line', text: 'all' }),
    });

    await type('/agents filter');
    const view = await modal(isFilter);
    await slack.acts.submit({ as: sam, viewId: view.id, values: {} });

    expect(await seen(1)).toMatchObject([{ text: 'you said all', onlyFor: sam }]);
  });

  test('is awaited in a modal of its own, which shows what comes instead', async () => {
    const answer = held<Answer>();
    const { type, modal } = await start({ ...echo, answer: () => answer.promise });

    await type('/agents filter');
    const loading = JSON.stringify((await modal()).content);
    answer.settle(anAnswer('Not allowed.'));
    const refused = await modal((content) => JSON.stringify(content).includes('Not allowed.'));

    expect(loading).toContain('One moment…');
    expect(refused.content.submit ?? null).toBeNull();
  });

  test('that was closed before it was there stays closed', async () => {
    const answer = held<Answer>();
    const { slack, type, modal, inFlight, log } = await start({
      ...echo,
      answer: () => answer.promise,
    });

    await type('/agents filter');
    const { id } = await modal();
    await slack.acts.close({ as: sam, viewId: id });
    answer.settle({ kind: 'form', modal: filter });
    await inFlight.settle(new AbortController().signal);

    expect(slack.workspace.views.stackOf(sam)).toEqual([]);
    expect(log.messages('warn')).toEqual([]);
    expect(log.messages('error')).toEqual([]);
  });

  test('does not take the place of something newer in its modal', async () => {
    const answer = held<Answer>();
    const { slack, type, modal, inFlight, log } = await start({
      ...echo,
      answer: () => answer.promise,
    });

    await type('/agents filter');
    const view = await modal();
    const newer = noteModal('Newer', { text: 'newer', blocks: [] });
    slack.workspace.views.update(view, newer, undefined);
    answer.settle({ kind: 'form', modal: filter });
    await inFlight.settle(new AbortController().signal);

    expect((await modal()).content).toMatchObject({ title: { text: 'Newer' } });
    expect(log.messages('error')).toEqual([]);
  });

  test('that cannot be opened is said beside', async () => {
    const { slack, type, seen } = await start(echo);
    slack.faults.set({ mode: 'server-error', on: 'api', methods: ['views.open'] });

    await type('/agents filter');

    expect((await seen(1))[0]?.text).toMatch(/Slack did not answer.*reference/);
  });

  test('shows what is wrong beside its input and stays open', async () => {
    const { slack, type, modal } = await start({
      ...echo,
      submitted: () => ({ kind: 'problems', problems: { queues: 'One queue at least.' } }),
    });

    await type('/agents filter');
    const view = await modal(isFilter);
    const outcome = await slack.acts.submit({ as: sam, viewId: view.id, values: {} });

    expect(outcome).toEqual({ kind: 'view-errors', errors: { queues: 'One queue at least.' } });
    expect(slack.workspace.views.stackOf(sam)).toHaveLength(1);
  });

  test('of an older version says so in its place', async () => {
    const { slack, type, modal } = await start(echo);

    await type('/agents filter');
    const view = await modal(isFilter);
    await slack.acts.submit({ as: sam, viewId: view.id, values: {} });

    expect(JSON.stringify((await modal()).content)).toContain('older version');
  });

  test('a press in a modal is answered in it, and its form finds the way back', async () => {
    const note = said({ text: 'x', blocks: [section('Did you mean Sales?'), row] });
    let isFirst = true;
    const { slack, type, seen, modal } = await start({
      ...echo,
      answer: async (text) => {
        if (text !== 'filter') return anAnswer(`you said ${text}`);
        const answer: Answer = isFirst ? note : { kind: 'form', modal: filter };
        isFirst = false;
        return answer;
      },
      submitted: () => ({ kind: 'line', text: 'all' }),
    });

    await type('/agents filter');
    const asked = await modal((content) => JSON.stringify(content).includes('Did you mean'));
    await slack.acts.press({
      as: sam,
      container: { kind: 'view', viewId: asked.id },
      blockId: 'row',
      actionId: 'run:replace:agents:filter',
    });
    const view = await modal(isFilter);
    await slack.acts.submit({ as: sam, viewId: view.id, values: {} });

    expect(view.id).toBe(asked.id);
    expect(await seen(1)).toMatchObject([{ text: 'you said all' }]);
  });
});
