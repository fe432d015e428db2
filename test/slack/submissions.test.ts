import { describe, expect, test } from '@jest/globals';
import type { ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { BotError } from '../../src/domain/errors.ts';
import type { Command } from '../../src/features/command.ts';
import type { FormValues } from '../../src/features/form.ts';
import { takeSubmission } from '../../src/slack/submissions.ts';
import { spineWorld, typedReply } from './spine-world.ts';

type View = ViewSubmitAction['view'];

const title = { type: 'plain_text', text: 'Filter' } as const;
const option = (value: string) => ({ text: title, value });

function aSubmission(change: Partial<View> = {}) {
  const view: View = {
    id: 'V1',
    callback_id: 'form:agents:filter',
    team_id: 'T1',
    app_id: null,
    bot_id: 'B1',
    title,
    type: 'modal',
    blocks: [],
    close: null,
    submit: null,
    state: { values: {} },
    hash: 'h1',
    private_metadata: JSON.stringify({ ...typedReply, userId: 'U0ADMIN' }),
    root_view_id: null,
    previous_view_id: null,
    clear_on_close: false,
    notify_on_close: false,
    ...change,
  };
  const body: ViewSubmitAction = {
    type: 'view_submission',
    team: { id: 'T1', domain: 'x' },
    user: { id: 'U1', name: 'sam', team_id: 'T2' },
    view,
    api_app_id: 'A1',
    token: 'x',
    trigger_id: 'trigger-2',
  };
  const acks: (ViewResponseAction | undefined)[] = [];
  const ack = async (answer?: ViewResponseAction | undefined) => {
    acks.push(answer);
  };
  return { body, view, acks, ack };
}

async function take(change: Partial<Command>, view: Partial<View> = {}) {
  const { ports, log } = spineWorld(change);
  const submission = aSubmission(view);
  const options = { ...ports, workspace: 'T1', apiUrl: 'https://slack.com/api/' };
  const line = await takeSubmission(options, submission);
  return { line, acks: submission.acks, log };
}

describe('a filled-in form', () => {
  test('closes and becomes a line, run as who filled it in, answered where the form came from', async () => {
    const { line, acks } = await take({
      submitted: () => ({ kind: 'line', text: 'queue:Billing' }),
    });

    expect(acks).toEqual([undefined]);
    expect(line).toEqual({
      command: 'agents',
      text: 'queue:Billing',
      caller: { workspace: 'T1', userId: 'U1', teamId: 'T2', channelId: 'C1' },
      reply: typedReply,
      triggerId: 'trigger-2',
    });
  });

  test('stays open and says what is wrong', async () => {
    const { line, acks } = await take({
      submitted: () => ({ kind: 'problems', problems: { queues: 'At most 100.' } }),
    });

    expect(line).toBeUndefined();
    expect(acks).toEqual([{ response_action: 'errors', errors: { queues: 'At most 100.' } }]);
  });

  test('is read by its name, block by block', async () => {
    const heard: [string, FormValues][] = [];
    await take(
      {
        submitted: (name, values) => {
          heard.push([name, values]);
          return { kind: 'line', text: '' };
        },
      },
      {
        state: {
          values: {
            queues: {
              'search:agents:queues': {
                type: 'multi_external_select',
                selected_options: [option('q-1'), option('q-2')],
              },
            },
            states: { choose: { type: 'multi_static_select', selected_options: [] } },
            sort: { choose: { type: 'static_select', selected_option: option('name') } },
            status: { choose: { type: 'static_select', selected_option: null } },
            note: { text: { type: 'plain_text_input', value: 'five' } },
            empty: { text: { type: 'plain_text_input', value: null } },
            people: { choose: { type: 'multi_users_select', selected_users: ['U1', 'U2'] } },
            nobody: { choose: { type: 'multi_users_select', selected_users: [] } },
            place: { choose: { type: 'conversations_select', selected_conversation: 'C1' } },
            nowhere: { choose: { type: 'conversations_select', selected_conversation: null } },
          },
        },
      },
    );

    expect(heard).toEqual([
      [
        'filter',
        new Map([
          ['queues', ['q-1', 'q-2']],
          ['states', []],
          ['sort', ['name']],
          ['status', []],
          ['note', ['five']],
          ['empty', []],
          ['people', ['U1', 'U2']],
          ['nobody', []],
          ['place', ['C1']],
          ['nowhere', []],
        ]),
      ],
    ]);
  });

  test.each<[string, Partial<Command>, Partial<View>]>([
    ['a form that is no more', {}, {}],
    ['a command that is no more', {}, { callback_id: 'form:wallboard:filter' }],
    [
      'a note that cannot be read',
      { submitted: () => ({ kind: 'line', text: 'x' }) },
      { private_metadata: 'older' },
    ],
    ['an id of another kind', {}, { callback_id: 'other' }],
  ])('of an older version says so: %s', async (_, change, view) => {
    const { line, acks } = await take(change, view);

    expect(line).toBeUndefined();
    expect(acks).toMatchObject([{ response_action: 'update' }]);
    expect(JSON.stringify(acks)).toContain('older version');
  });

  test('that hits a bug says so under a reference, and shows nothing of it', async () => {
    const { line, acks, log } = await take({
      submitted: () => {
        throw new TypeError('secret detail');
      },
    });

    expect(line).toBeUndefined();
    expect(JSON.stringify(acks)).toMatch(/Something went wrong.*aaaaaa/);
    expect(JSON.stringify(acks)).not.toContain('secret detail');
    expect(log.messages('error')).toEqual(['a form could not be read']);
  });
});

describe('a form of which something can only be asked', () => {
  const submitted = () => ({ kind: 'line', text: 'add' }) as const;

  test('stays open with what that found', async () => {
    const asked: unknown[] = [];
    const { line, acks } = await take({
      submitted,
      checked: async (name, values, caller) => {
        asked.push([name, values.size, caller.userId, caller.channelId]);
        return { place: 'Floorwalker is not in this channel.' };
      },
    });

    expect(line).toBeUndefined();
    expect(acks).toEqual([
      { response_action: 'errors', errors: { place: 'Floorwalker is not in this channel.' } },
    ]);
    expect(asked).toEqual([['filter', 0, 'U1', 'C1']]);
  });

  test('is not asked about while its values are wrong anyway', async () => {
    const { acks } = await take({
      submitted: () => ({ kind: 'problems', problems: { queues: 'At most 100.' } }),
      checked: async () => ({ place: 'No.' }),
    });

    expect(acks).toEqual([{ response_action: 'errors', errors: { queues: 'At most 100.' } }]);
  });

  test('goes its way where that failed: its road asks again', async () => {
    const { line, log } = await take({
      submitted,
      checked: async () => {
        throw new BotError('slack_unavailable', 'away');
      },
    });

    expect(line?.text).toBe('add');
    expect(log.messages('warn')).toEqual(['a form could not be checked']);
  });

  test('goes its way where that comes too late for Slack', async () => {
    const { ports } = spineWorld({ submitted, checked: () => new Promise(() => undefined) });
    const submission = aSubmission();
    const taken = takeSubmission(
      { ...ports, workspace: 'T1', apiUrl: 'https://slack.com/api/' },
      submission,
    );
    ports.clock.advance(2);

    expect((await taken)?.text).toBe('add');
    expect(submission.acks).toEqual([undefined]);
  });
});
