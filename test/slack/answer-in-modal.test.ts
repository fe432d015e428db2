import { describe, expect, test } from '@jest/globals';
import { form, noteModal } from '../../src/blocks/form.ts';
import { section } from '../../src/blocks/primitives.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Command } from '../../src/features/command.ts';
import { loadingModal } from '../../src/slack/answer-in-modal.ts';
import { runLine } from '../../src/slack/spine.ts';
import { aLine, anAnswer, respondTo, spineWorld, typedReply } from './spine-world.ts';

const modal = form({
  command: 'agents',
  name: 'filter',
  title: 'Filter',
  submit: 'Show',
  blocks: [section('x')],
});

function formWorld(change: Partial<Command> = {}) {
  return spineWorld({
    opensForm: () => true,
    answer: async () => ({ kind: 'form', modal }),
    ...change,
  });
}

describe('a line that opens a form', () => {
  test('opens a modal before anything is asked, and fills it with the form', async () => {
    const seen: string[] = [];
    const { ports, modals, posts } = formWorld({
      answer: async () => {
        seen.push(`asked with ${modals.opened.length} open`);
        return { kind: 'form', modal };
      },
    });

    await runLine(ports, aLine());

    expect(seen).toEqual(['asked with 1 open']);
    expect(modals.opened).toEqual([{ triggerId: 'trigger-1', view: loadingModal }]);
    expect(modals.updated.map(({ modal: where }) => where)).toEqual([{ viewId: 'V1', hash: 'h1' }]);
    expect(modals.updated[0]?.view).toMatchObject({ callback_id: 'form:agents:filter' });
    expect(posts.sent).toEqual([]);
  });

  test('the form remembers where its answer goes, and not who asked', async () => {
    const { ports, modals } = formWorld();

    await runLine(ports, aLine());

    const note = JSON.parse(modals.updated[0]?.view.private_metadata ?? '');
    expect(note).toEqual({ respondTo, mode: 'typed', channelId: 'C1' });
  });

  test('says a refusal or a usage in the modal', async () => {
    const { ports, modals } = formWorld({ answer: async () => anAnswer('Not allowed.') });

    await runLine(ports, aLine());

    expect(modals.updated[0]?.view.blocks).toEqual([section('Not allowed.')]);
    expect(modals.updated[0]?.view.submit).toBeUndefined();
  });

  test('says what failed in the modal, with its reference', async () => {
    const { ports, modals } = formWorld({
      answer: async () => {
        throw new BotError('redis_unavailable', 'x');
      },
    });

    await runLine(ports, aLine());

    const shown = JSON.stringify(modals.updated[0]?.view);
    expect(shown).toMatch(/memory \(Redis\) did not answer/);
    expect(shown).toContain('aaaaaa');
  });

  test('does nothing more when the person closed it meanwhile', async () => {
    const { ports, modals, posts, log } = formWorld();
    modals.isOpen = false;

    await runLine(ports, aLine());

    expect(posts.sent).toEqual([]);
    expect(log.messages('warn')).toEqual([]);
    expect(log.messages('info')).toContain('the modal was closed before it was filled');
  });

  test('says so in the modal when Slack refuses the form', async () => {
    const { ports, modals, log } = formWorld();
    modals.updateFails = [new BotError('slack_rejected', 'views.update: invalid_arguments')];

    await runLine(ports, aLine());

    expect(JSON.stringify(modals.updated[0]?.view)).toMatch(/Slack did not accept/);
    expect(log.messages('error')).toEqual(['a modal could not be filled']);
  });

  test('ends quietly when not even that can be shown', async () => {
    const { ports, modals } = formWorld();
    const down = new BotError('slack_unavailable', 'views.update');
    modals.updateFails = [down, down];

    await expect(runLine(ports, aLine())).resolves.toBeUndefined();
  });
});

describe('a modal that cannot be opened', () => {
  test.each([
    ['a trigger that is over', 'slack_rejected', /Press the button again/],
    ['a lost answer', 'slack_timeout', /Press the button again/],
    ['anything else', 'slack_denied', /token is no longer valid.*reference aaaaaa/],
  ] as const)('%s is said beside, and nothing is asked', async (_, code, sentence) => {
    const asked: string[] = [];
    const { ports, modals, posts } = formWorld({
      answer: async (text) => {
        asked.push(text);
        return { kind: 'form', modal };
      },
    });
    modals.openFails = new BotError(code, 'views.open');

    await runLine(ports, aLine({ reply: { ...typedReply, mode: 'replace' } }));

    expect(asked).toEqual([]);
    expect(posts.sent).toMatchObject([{ response_type: 'ephemeral', replace_original: false }]);
    expect(posts.sent[0]?.text).toMatch(sentence);
  });

  test('a line without a trigger says to press again', async () => {
    const { ports, posts } = formWorld();

    await runLine(ports, aLine({ triggerId: undefined }));

    expect(posts.sent[0]?.text).toMatch(/Press the button again/);
  });

  test('a failure to say even that is logged', async () => {
    const { ports, modals, posts, log } = formWorld();
    modals.openFails = new BotError('slack_unavailable', 'views.open');
    const lost = new TypeError('fetch failed');
    posts.failWith(lost, lost);

    await runLine(ports, aLine());

    expect(log.messages('warn')).toEqual(['no modal could be opened', 'nor could that be said']);
  });
});

describe('what is pressed', () => {
  test('in a modal is answered in its place', async () => {
    const { ports, modals, posts } = spineWorld();
    const pressedIn = { viewId: 'V7', hash: 'h7' };

    await runLine(ports, aLine({ pressedIn }));

    expect(modals.opened).toEqual([]);
    expect(posts.sent).toEqual([]);
    expect(modals.updated).toEqual([
      {
        modal: pressedIn,
        view: {
          ...noteModal('Floorwalker', { text: 'the floor', blocks: [section('the floor')] }),
          private_metadata: JSON.stringify(typedReply),
        },
      },
    ]);
  });

  test('where there is no message is answered in a modal of its own', async () => {
    const { ports, modals, posts } = spineWorld();

    await runLine(ports, aLine({ reply: undefined }));

    expect(modals.opened).toHaveLength(1);
    expect(modals.updated[0]?.view.blocks).toEqual([section('the floor')]);
    expect(modals.updated[0]?.view.private_metadata).toBeUndefined();
    expect(posts.sent).toEqual([]);
  });

  test('there, with Slack away, is logged and no more', async () => {
    const { ports, modals, log } = spineWorld();
    modals.openFails = new BotError('slack_unavailable', 'views.open');

    await runLine(ports, aLine({ reply: undefined }));

    expect(log.messages('warn')).toEqual(['no modal could be opened']);
  });
});
