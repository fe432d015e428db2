import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { shownMessage } from '../../sandbox/drive/shown.ts';
import { secrets } from '../../sandbox/sandbox.ts';
import { type Json, records } from '../../sandbox/slack/json.ts';
import { createSeal } from '../../src/slack/seal.ts';
import { auditedListens } from './audited-listens.ts';
import { type Journey, people, places, withJourney } from './harness.ts';
import { type Overheard, startWiretap } from './wiretap.ts';

const unsealed = /Nothing was done: this button is not one of Floorwalker’s.*Type the command/;

/** Every call that would have rung somebody's control panel. */
function calls(journey: Journey) {
  return journey.connect.calls.filter(({ operation }) => operation === 'MonitorContact');
}

/** Sam's list of agents, and the button in it that listens to somebody on a call. */
async function listenButton(journey: Journey) {
  const { users } = journey.centre.view();
  const list = await journey.ask(people.sam, '/agents');
  const ids = [...JSON.stringify(list.blocks).matchAll(/"run:beside:monitor:([\w-]{36})"/g)];
  const busy = users.find(
    ({ id, held, firstName }) =>
      ids.some(([, inIt]) => inIt === id) &&
      held[0]?.channel === 'VOICE' &&
      /^[A-Z][a-z]+$/.test(firstName),
  );
  if (!busy) throw new Error('no button listens to a call');
  return { list, busy, action: `run:beside:monitor:${busy.id}` };
}

/** The same message where everybody in the channel sees it, its buttons changed as said. */
function inChannel(
  journey: Journey,
  { blocks }: SeenMessage,
  {
    channel = places.floor,
    change = (one) => one,
  }: { readonly channel?: string; readonly change?: (element: Json) => Json } = {},
): SeenMessage {
  const { posts, facts } = journey.slack.workspace;
  const pressable = (one: Json): Json => ({
    ...one,
    ...(one.accessory !== undefined && { accessory: change(Object(one.accessory)) }),
    ...(Array.isArray(one.elements) && { elements: records(one.elements).map(change) }),
  });
  const post = posts.add({
    channelId: channel,
    userId: facts.botUserId,
    text: 'A copy',
    blocks: records(blocks).map(pressable),
  });
  return shownMessage(post);
}

/** What somebody sees after a press on a message, which is answered to them alone. */
async function pressed(journey: Journey, as: string, message: SeenMessage, action: string) {
  const answer = await journey.press(as, message, action);
  expect(answer.isEphemeral).toBe(true);
  return answer.text;
}

function sign({ body }: Pick<Overheard, 'body'>, at: number, secret = secrets.signingSecret) {
  return {
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`,
  };
}

const seconds = () => Math.floor(Date.now() / 1000);

/** Sam pressed Listen, and somebody heard the request on its way. */
async function overheard(
  attack: (about: {
    readonly journey: Journey;
    readonly request: Overheard;
    readonly send: (request: Overheard) => Promise<Response>;
    /** What Sam sees of the bot by now. */
    readonly seen: () => Promise<readonly string[]>;
  }) => Promise<void>,
): Promise<void> {
  await withJourney({}, async (journey) => {
    const tap = await startWiretap(`${journey.botUrl}/slack/events`);
    journey.slack.setRequestUrl(tap.url);
    const { list, action } = await listenButton(journey);
    expect(await pressed(journey, people.sam, list, action)).toContain('Listening to');
    const seen = async () => {
      const places = (await journey.drive.state(people.sam)).conversations.map(({ id }) => id);
      const messages = await Promise.all(
        places.map((id) => journey.drive.messages(people.sam, id).catch(() => [])),
      );
      return messages.flat().map(({ ts, edits, text }) => `${ts} ${edits} ${text}`);
    };
    const request = tap.heard.at(-1);
    if (!request) throw new Error('nothing was heard');
    await attack({ journey, request, send: tap.send, seen }).finally(tap.close);
  });
}

describe('a request that was heard on its way', () => {
  test.each<[string, (request: Overheard) => Overheard]>([
    [
      'without its signature',
      ({ headers, body }) => ({ body, headers: { 'content-type': `${headers['content-type']}` } }),
    ],
    [
      'signed with another secret',
      (it) => ({ ...it, headers: { ...it.headers, ...sign(it, seconds(), 'f'.repeat(32)) } }),
    ],
    [
      'with another person in it, under the signature of the first',
      (it) => ({ ...it, body: it.body.replaceAll(people.sam, people.ada) }),
    ],
    [
      'with a newer time, under the signature of the old one',
      (it) => ({
        ...it,
        headers: { ...it.headers, 'x-slack-request-timestamp': String(seconds() + 1) },
      }),
    ],
    [
      'more than five minutes later',
      (it) => ({ ...it, headers: { ...it.headers, ...sign(it, seconds() - 301) } }),
    ],
  ])('is refused %s: nobody is rung, nobody is told', async (_, forge) => {
    await overheard(async ({ journey, request, send, seen }) => {
      await journey.drive.usePanel(people.sam, 'hang-up');
      await journey.clock.advance(60_000);
      const [before, told] = [calls(journey).length, await seen()];
      const audited = await auditedListens(journey);

      expect((await send(forge(request))).status).toBe(401);
      expect(calls(journey)).toHaveLength(before);
      expect(await seen()).toEqual(told);
      expect(await auditedListens(journey)).toEqual(audited);
    });
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['within five minutes', {}],
    [
      'as Slack sends again what it believes to be lost',
      { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' },
    ],
  ])('and comes again %s starts nothing, although the first session is over', async (_, more) => {
    await overheard(async ({ journey, request, send, seen }) => {
      await journey.drive.usePanel(people.sam, 'hang-up');
      await journey.clock.advance(60_000);
      const [told, audited] = [await seen(), await auditedListens(journey)];

      const again = await send({ ...request, headers: { ...request.headers, ...more } });
      await journey.clock.advance(5_000);

      expect(again.status).toBe(200);
      expect(calls(journey)).toHaveLength(1);
      expect((await journey.drive.centre()).monitoring).toEqual([]);
      expect(await seen()).toEqual(told);
      expect(await auditedListens(journey)).toEqual(audited);
      expect(journey.lines.join('')).toContain('a payload came again and was not run again');
    });
  });
});

describe.each(['http', 'socket'] as const)('over %s', (delivery) => {
  test('a press that is delivered twice rings once', () =>
    withJourney({ delivery }, async (journey) => {
      const { list, busy, action } = await listenButton(journey);
      journey.slack.faults.set({ mode: 'twice', on: 'delivery', times: 1 });

      const answer = await journey.press(people.sam, list, action);

      expect(answer.text).toContain(`Listening to *${busy.firstName}`);
      expect(calls(journey)).toHaveLength(1);
      expect(await auditedListens(journey)).toEqual([
        `${people.sam} intended sam.okafor`,
        `${people.sam} done sam.okafor`,
      ]);
    }));

  test.each<[string, (value: string, element: Json) => Json]>([
    [
      'edited by hand',
      (value, it) => ({ ...it, value: value.replace(/agent:"\w{8}/, 'agent:"a1b2c3d4') }),
    ],
    ['with a longer line', (value, it) => ({ ...it, value: `${value} confirmed` })],
    ['moved to barge', (value, it) => ({ ...it, value: value.replace('.', '.barge ') })],
    ['without its seal', (value, it) => ({ ...it, value: value.slice(23) })],
    [
      'moved to another command',
      (_, it) => ({ ...it, action_id: String(it.action_id).replace(':monitor:', ':agents:') }),
    ],
    [
      'sealed with another workspace’s token',
      (value, it) => ({
        ...it,
        value: createSeal('xoxb-another-workspace', 'T0FLOOR001').put(
          ['run', 'beside', 'monitor'],
          value.slice(23),
        ),
      }),
    ],
  ])('a value %s rings nobody', (_, forge) =>
    withJourney({ delivery }, async (journey) => {
      const { list, action } = await listenButton(journey);
      const change = (it: Json) => (it.action_id === action ? forge(String(it.value), it) : it);
      const copy = inChannel(journey, list, { change });
      const forged = JSON.stringify(copy.blocks).includes(action)
        ? action
        : action.replace(':monitor:', ':agents:');

      expect(await pressed(journey, people.sam, copy, forged)).toMatch(unsealed);
      expect(calls(journey)).toEqual([]);
      // Nobody asked to listen to anybody: what was pressed is no line.
      expect(await auditedListens(journey)).toEqual([]);
      const warning = journey.lines.find((line) => line.includes('no seal of ours'));
      expect(warning).toContain(people.sam);
      expect(warning).not.toContain('contact:');
    }),
  );
});

describe('a button that somebody else presses', () => {
  test('is not even there, in a message for one person alone', () =>
    withJourney({}, async (journey) => {
      const { list, action } = await listenButton(journey);

      await expect(journey.drive.press(people.lea, list, action)).rejects.toThrow(
        'message_not_found',
      );
      expect(calls(journey)).toEqual([]);
    }));

  test('listens as whoever presses, never as whom it was made for', () =>
    withJourney({}, async (journey) => {
      const { list, action } = await listenButton(journey);
      const copy = inChannel(journey, list);

      const answer = await pressed(journey, people.lea, copy, action);

      expect(answer).toContain('Listening to');
      const lea = journey.centre.view().users.find(({ username }) => username === 'lea.brandt');
      expect(calls(journey).map(({ body }) => body.UserId)).toEqual([lea?.id]);
      expect(await auditedListens(journey)).toEqual([
        `${people.lea} intended lea.brandt`,
        `${people.lea} done lea.brandt`,
      ]);
    }));

  test.each<[string, string, string, RegExp, string]>([
    ['an agent', people.maria, places.floor, /ManagerListenIn/, 'no-permission'],
    ['a guest', people.gus, places.general, /does not answer guests/, 'guest'],
    [
      'anybody in a shared channel',
      people.sam,
      places.shared,
      /shared with another company/,
      'shared-channel',
    ],
    [
      'somebody of another workspace',
      people.pat,
      places.shared,
      /^Floorwalker answers only people of its own workspace\.$/,
      'stranger',
    ],
  ])('is refused to %s, and the audit says why', async (_, as, channel, sentence, why) => {
    await withJourney({}, async (journey) => {
      const { list, action } = await listenButton(journey);
      const copy = inChannel(journey, list, { channel });
      const before = journey.connect.calls.length;

      expect(await pressed(journey, as, copy, action)).toMatch(sentence);
      expect(calls(journey)).toEqual([]);
      const asked = journey.connect.calls.slice(before).map(({ operation }) => operation);
      expect(as === people.maria ? [] : asked).toEqual([]);
      expect(await auditedListens(journey)).toEqual([`${as} refused ${why}`]);
    });
  });
});
