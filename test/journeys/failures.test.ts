import { expect, test } from '@jest/globals';
import { type Journey, people, textOf, withJourney } from './harness.ts';

const monitored = (journey: Journey) =>
  journey.connect.calls.filter(({ operation }) => operation === 'MonitorContact').length;

test.each([['/agents'], ['/monitor Maria Lindqvist'], ['/alerts add queue-wait Billing over 5m']])(
  'while Connect is down %s says so, with a reference that the log explains',
  (line) =>
    withJourney({}, async (journey) => {
      await journey.drive.lever('connect-down', { on: true });

      const answer = await journey.ask(people.sam, line);

      expect(answer.text).toMatch(/Amazon Connect did not answer.*\(reference [a-z0-9]{6}\)/);
      const reference = /\(reference ([a-z0-9]{6})\)/.exec(answer.text)?.[1] ?? 'none';
      const logged = journey.lines.find((text) => text.includes(reference));
      expect(logged).toContain('connect_unavailable');
    }),
);

test('an action that IAM refuses is told as that, also by the gate', () =>
  withJourney({}, async (journey) => {
    journey.connect.faults.set({ mode: 'iam-denied', operations: ['SearchUsers'] });

    const answer = await journey.ask(people.sam, '/agents');

    expect(answer.text).toContain('IAM policy lacks an action');
  }));

test('when only the answer is lost it is given once more, and nothing is done twice', () =>
  withJourney({}, async (journey) => {
    await journey.ask(people.sam, '/agents');
    const busy = journey.centre
      .view()
      .users.find(
        ({ held }) =>
          held.length === 1 && held[0]?.state === 'CONNECTED' && held[0].channel === 'VOICE',
      );
    journey.slack.faults.set({
      mode: 'server-error',
      on: 'api',
      methods: ['response_url'],
      times: 1,
    });

    const answer = await journey.ask(people.sam, `/monitor agent:${busy?.username}`);

    expect(answer.text).toContain('Listening to');
    expect(monitored(journey)).toBe(1);
  }));

test('when no answer gets through it is not called a failure of what was done', () =>
  withJourney({}, async (journey) => {
    journey.slack.faults.set({
      mode: 'server-error',
      on: 'api',
      methods: ['response_url'],
      times: 2,
    });
    const floor = 'C0FLOOR001';
    await journey.drive.run(people.sam, floor, '/alerts add queue-wait Billing over 5m in #floor');
    await journey.stopBot();

    const log = journey.lines.join('');
    expect(log).toContain('done, but the answer could not be shown');
    expect(log).not.toContain('"level":50');
    expect(await journey.remembered()).toContain('queue-wait');
  }));

test('the Home tab says that it could not be made', () =>
  withJourney({}, async (journey) => {
    await journey.drive.lever('connect-down', { on: true });
    await journey.drive.openHome(people.sam);
    const home = await journey.drive.until(
      () => journey.drive.views(people.sam),
      (views) => views.home ?? undefined,
    );

    expect(JSON.stringify(home.blocks)).toContain('Amazon Connect did not answer');
  }));

test('the same line twice is one rule', () =>
  withJourney({}, async (journey) => {
    const line = '/alerts add queue-wait Billing over 5m in #floor';
    const first = await journey.ask(people.sam, line);
    const second = await journey.ask(people.sam, line);

    expect(second.text).toBe(first.text.replace('is set', 'stands already'));
    expect((await journey.ask(people.sam, '/alerts')).text).toContain('1 rule');
  }));

test('a name without a key may be an agent’s, and a slip in it gets the nearest', () =>
  withJourney({}, async (journey) => {
    const agent = await journey.ask(people.sam, '/agents maria lindqvist');
    expect(textOf(agent)).toContain('Maria Lindqvist');
    expect(agent.text).not.toContain(' in ');

    const slip = await journey.ask(people.sam, '/queue-wait Tech Suport');
    expect(slip.text).toContain('Did you mean Tech Support');
  }));
