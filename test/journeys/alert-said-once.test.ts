import { describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import type { FaultMode } from '../../sandbox/slack/world/faults.ts';
import { anotherBot } from './another-bot.ts';
import { type Journey, people, places, withJourney } from './harness.ts';

/** Twenty minutes of two processes take their time on a small machine. */
const patience = 90_000;

/** What the bot posted on the floor, replies included. */
async function said({ drive }: Journey): Promise<readonly SeenMessage[]> {
  const messages = await drive.messages(people.sam, places.floor);
  return messages.filter(({ isBot, isEphemeral }) => isBot && !isEphemeral);
}

/** Moves on, check by check in every process at once, until something the bot said reads so. */
async function untilSaid(journey: Journey, other: Other, text: RegExp): Promise<void> {
  for (let passed = 0; passed < 360; passed += 1) {
    if ((await said(journey)).some((one) => text.test(one.text))) return;
    await slot(journey, other);
  }
  throw new Error(`nothing that reads ${text}`);
}

type Other = ReturnType<typeof anotherBot> | undefined;

/** One slot for both; what the other one waits for comes as time goes on. */
async function slot(journey: Journey, other: Other): Promise<void> {
  let isDone = other === undefined;
  const checked = other?.check().finally(() => {
    isDone = true;
  });
  await journey.clock.advance(15_000);
  while (!isDone) {
    await said(journey);
    await journey.clock.advance(1_000);
  }
  await checked;
}

/** The next message goes wrong so, and comes in any case. */
async function saidAllTheSame(
  journey: Journey,
  other: Other,
  { mode, text }: { readonly mode: FaultMode; readonly text: RegExp },
): Promise<void> {
  journey.slack.faults.set({ mode, methods: ['chat.postMessage'], times: 1 });
  await untilSaid(journey, other, text);
}

describe.each([1, 2])('with %d processes', (processes) => {
  test.each<[string, FaultMode]>([
    ['whose answer is lost', 'accept-then-reset'],
    ['that Slack fails', 'server-error'],
    ['that Slack puts off', 'rate-limited'],
  ])(
    'a message %s is there once, and so is each reply',
    (_what, mode) =>
      withJourney({}, async (journey) => {
        const other = processes === 2 ? anotherBot(journey, '0') : undefined;
        await other?.start();
        try {
          const rule = 'queue-wait Billing over 1m critical 5m keep 5m in #floor';
          await journey.ask(people.sam, `/alerts add ${rule}`);
          await journey.drive.lever('rush', { on: true, queue: 'Billing' });

          await saidAllTheSame(journey, other, { mode, text: /^Warning: / });
          await saidAllTheSame(journey, other, { mode, text: /^Critical now: / });
          await journey.drive.lever('rush', { on: false });
          await saidAllTheSame(journey, other, { mode, text: /^Resolved after / });

          for (let slots = 0; slots < 12; slots += 1) await slot(journey, other);

          const all = await said(journey);
          // Each is of one thing that was to be said; a queue that crosses again later is another.
          const ids = all.map(({ metadata }) => JSON.stringify(metadata));
          expect(new Set(ids).size).toBe(ids.length);
          const first = all.filter(({ ts, threadTs = ts }) => threadTs === all[0]?.ts);
          expect(first.map(({ text }) => /^[\w ]+?(?=[: ])/u.exec(text)?.[0])).toEqual([
            'Resolved',
            'Critical',
            'Resolved',
          ]);
          const looks = journey.slack.calls.all.filter(
            ({ method }) => method === 'conversations.history',
          );
          // Of two processes one may have said something else just then.
          const mustLook = mode === 'accept-then-reset' && processes === 1;
          expect(!mustLook || looks.length > 0).toBe(true);
        } finally {
          await other?.stop();
        }
      }),
    patience,
  );
});
