import { describe, expect, test } from '@jest/globals';
import type { Episode } from '../../../../src/domain/alerting/alert.ts';
import { defaultListening } from '../../../../src/domain/settings.ts';
import { fingerprintOf } from '../../../../src/features/alerts/message/fingerprint.ts';
import { ids, now } from '../../../fixtures/floor.ts';
import { anEpisode, aWaitRule, later } from '../../../fixtures/open-alerts.ts';
import {
  anAround,
  missing,
  own,
  peopleRead,
  several,
  talking,
} from '../../../fixtures/views/alert-messages.ts';

const crowd = [
  missing(ids.sam),
  talking(ids.maria, 900),
  ...Array.from({ length: 8 }, (_, at) => talking(`agent-${at}`, 60 + at)),
];
const json = (episode: Episode, around = anAround()) => JSON.stringify(own(episode, around).blocks);
const listens = (text: string) => text.match(/"Listen"/g)?.length ?? 0;

describe('the first line of an alert', () => {
  test('holds level, what, value, threshold and since when', () => {
    const { text } = own(anEpisode());

    expect(text).toMatch(/^Warning: the wait in Billing is 5 min/);
    expect(text).toMatch(/over 5 min, since <!date\^\d+\^\{time\}\|\d\d:\d\d UTC>$/);
  });

  test('calls those who are called, and nobody once it is over', () => {
    const mentions = [{ kind: 'user', id: 'U0SAM00001' }] as const;
    const open = anEpisode({ mentions });

    expect(own(open).text).toContain('<@U0SAM00001>');
    expect(own({ ...open, ended: { at: now, why: 'resolved' } }).text).not.toContain('<@');
  });

  test('says of a queue without anybody staffed that there is no estimate, and never 0', () => {
    const facts = { asOf: now, waiting: 3, staffed: 0 };
    const { text } = own(anEpisode({ level: 'critical', measured: { kind: 'beyond', facts } }));

    expect(text).toContain('Critical: 3 contacts wait in Billing, no estimate: nobody is staffed');
  });

  test('says that a value is not known where it is not', () => {
    const message = own(anEpisode({ measured: undefined }));

    expect(message.text).toContain('is not known');
    expect(JSON.stringify(message)).not.toMatch(/\b0 (?:waiting|available|staffed)/);
  });

  test('does not call a known zero unknown, nor an unknown count zero', () => {
    const facts = { asOf: now, waiting: 4, available: 0 };
    const measured = { kind: 'value', value: 352, isAtLeast: false, facts } as const;

    expect(json(anEpisode({ measured }))).toContain('4 waiting · 0 available · staffed unknown');
  });
});

describe('the people behind an alert', () => {
  const around = anAround({
    people: peopleRead(crowd),
    accounts: new Map([[ids.sam, 'U0SAM00001']]),
  });

  test('are those who could help, with Message and Set available, then the five longest live contacts', () => {
    const text = json(anEpisode(), around);

    expect(text).toContain('Who could help');
    expect(text).toContain('"Message"');
    expect(text).toContain('"Set available"');
    expect(text).toContain('a contact that waits cannot be listened to');
    expect(listens(text)).toBe(5);
    expect(text.indexOf('Maria Lindqvist')).toBeLessThan(text.indexOf('agent-7'));
  });

  test('have no name and no button of their own where names may not stand', () => {
    const text = json(anEpisode(), { ...around, mayName: false });

    for (const { userId } of crowd) expect(text).not.toContain(userId);
    expect(text).not.toMatch(/Maria|Okafor/);
    expect(listens(text)).toBe(0);
    expect(text).toContain('1 agent is on a break');
    expect(text).toContain('Live contacts');
  });

  test.each([
    ['nobody is live', anAround(), 'no agent serving Billing is on a call or chat'],
    ['listening is off', { ...around, listening: defaultListening }, 'listening is turned off'],
    ['it is not known', { ...around, listening: undefined }, 'could not be read'],
    [
      'nobody may hear them',
      {
        ...around,
        listening: {
          ...defaultListening,
          isOn: true,
          never: { queueIds: [], groupIds: [], agentIds: crowd.map(({ userId }) => userId) },
        },
      },
      'what is live there may not be listened to',
    ],
  ])('cannot be listened to where %s, and it says why', (_what, beside, why) => {
    const text = json(anEpisode(), beside);

    expect(listens(text)).toBe(0);
    expect(text).toContain(why);
  });

  test('are left out of a message that is over', () => {
    expect(json(anEpisode({ ended: { at: now, why: 'resolved' } }), around)).not.toContain(
      'Who could help',
    );
  });

  test('of an agent are the agent: their live contact first', () => {
    const rule = aWaitRule({
      metric: {
        kind: 'agent-state',
        state: { kind: 'activity', activity: 'after-contact-work' },
      },
    });
    const episode = anEpisode({ rule, target: { kind: 'agent', id: ids.maria } });
    const beside = anAround({ people: peopleRead([talking(ids.maria, 90)]) });

    expect(json(episode, beside)).toContain('Live contact of Maria Lindqvist');
    expect(json(episode, { ...beside, mayName: false })).not.toMatch(/Maria/);
  });
});

describe('what a message shows', () => {
  const seen = (episode: Episode, at = now) =>
    fingerprintOf({ home: episode.home, episodes: [episode] }, at);

  test('is the same where it looks the same', () => {
    const other = anEpisode({ measuredAt: later(15) });

    expect(seen(other)).toEqual(seen(anEpisode()));
  });

  test.each<[string, Partial<Episode>]>([
    ['the level', { level: 'critical', worstLevel: 'critical' }],
    ['who has it', { acknowledged: { by: 'U0SAM00001', at: now, level: 'warning' } }],
    ['a silence', { silenced: { silenceId: 'a', until: later(60), by: 'U0SAM00001' } }],
    ['a hush', { hushedBy: 'zzz|x|1' }],
    ['its end', { ended: { at: now, why: 'resolved' } }],
  ])('is other facts with %s', (_what, change) => {
    expect(seen(anEpisode(change)).facts).not.toBe(seen(anEpisode()).facts);
  });

  test('is the same facts and other figures with another value', () => {
    const facts = { asOf: now };
    const other = anEpisode({ measured: { kind: 'value', value: 700, isAtLeast: false, facts } });

    expect(seen(other).facts).toBe(seen(anEpisode()).facts);
    expect(seen(other).figures).not.toBe(seen(anEpisode()).figures);
  });

  test('is other facts once an acknowledgement has lapsed', () => {
    const until = later(60);
    const taken = anEpisode({ acknowledged: { by: 'U1', at: now, until, level: 'warning' } });

    expect(seen(taken, later(61)).facts).not.toBe(seen(taken).facts);
  });

  test('stays short however many stand in it', () => {
    const home = { kind: 'digest', id: 'digest|1', channelId: 'C1' } as const;
    const { facts, figures } = fingerprintOf({ home, episodes: several(500, home) }, now);

    expect(facts.length + figures.length).toBeLessThan(700);
  });
});
