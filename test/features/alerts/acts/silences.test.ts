import { beforeEach, describe, expect, test } from '@jest/globals';
import { alertWord } from '../../../../src/domain/alerting/alert-word.ts';
import { aPerson } from '../../../fakes/slack-people.ts';
import { ids } from '../../../fixtures/floor.ts';
import { anEpisode, aWaitRule, later } from '../../../fixtures/open-alerts.ts';
import { ActsRig } from './acts-rig.ts';

const episode = anEpisode();
const word = alertWord(episode.id);

describe('keeping alerts quiet', () => {
  let rig: ActsRig;

  beforeEach(() => {
    rig = new ActsRig();
    rig.alertStore.put(episode);
  });

  const kept = (id = episode.id) => rig.alertStore.episodes.get(id);

  test('a snoozed alert shows it at once, is listed, and comes back by Undo', async () => {
    expect(await rig.say(`snooze a:${word} 15m reason "fire drill"`)).toMatch(
      /^Quiet until <!date.*\|2026-.*UTC>: the alert on \*Billing\*\. What still fires then is said again\.$/,
    );

    const [silence] = await rig.held();
    expect(silence).toMatchObject({
      what: { kind: 'alert', ruleId: 'abc234', targetKey: `queue:${ids.billing}` },
      until: later(900),
      by: 'U0SAM00001',
      reason: 'fire drill',
    });
    expect(kept()?.silenced).toEqual({
      silenceId: silence?.id,
      until: later(900),
      by: 'U0SAM00001',
    });
    expect(rig.changes).toBe(1);
    expect(await rig.say('silences')).toMatch(/by <@U0SAM00001>, .*, because fire drill/);
    expect(await rig.buttons('silences')).toEqual([`lift ${silence?.id}`]);

    expect(await rig.say(`lift ${silence?.id}`)).toBe(
      'Lifted: the alert of rule `abc234` on *Billing*. What fires is said again with the next check.',
    );
    expect(kept()?.silenced).toBeUndefined();
    expect(await rig.held()).toEqual([]);
    expect(rig.changes).toBe(2);
  });

  test('who, what and why are written down before', async () => {
    await rig.say(`snooze a:${word} 15m reason "fire drill"`);
    await rig.say('lift aaaaaa');

    const about = `aaaaaa alert abc234 on queue:${ids.billing} until ${later(900).toISOString()} because fire drill`;
    expect(await rig.audited()).toEqual([
      'U0SAM00001 lift-silence done: aaaaaa',
      'U0SAM00001 lift-silence intended: aaaaaa',
      `U0SAM00001 silence done: ${about}`,
      `U0SAM00001 silence intended: ${about}`,
    ]);
  });

  test('what a check decided under a silence stays until the next check, which says what was not said', async () => {
    await rig.say(`snooze a:${word} 15m`);
    const quiet = kept();
    if (quiet) rig.alertStore.put({ ...quiet, level: 'critical', measuredAt: later(30) });
    rig.clock.advance(60);

    await rig.say('lift aaaaaa');

    expect(kept()?.silenced?.silenceId).toBe('aaaaaa');
    expect(rig.changes).toBe(2);
  });

  test('until the queue closes is the end of its opening', async () => {
    rig.openingHours.byQueue.set(ids.billing, { kind: 'open', until: later(7200) });
    await rig.say(`snooze a:${word} until-close`);

    expect((await rig.held()).map(({ until }) => until)).toEqual([later(7200)]);
  });

  test.each([
    [{ kind: 'unknown', why: 'denied' }, 'When the queue closes is not known. Say a time instead'],
    [{ kind: 'open', until: undefined }, 'When the queue closes is not known. Say a time instead'],
    [{ kind: 'open', until: later(8 * 86_400) }, 'The queue stays open for more than 7 days.'],
    [{ kind: 'closed', opensAt: undefined, why: undefined }, 'The queue is closed already.'],
  ] as const)('where it is %j, other ends are offered', async (opening, expected) => {
    rig.openingHours.byQueue.set(ids.billing, opening);

    expect(await rig.say(`snooze a:${word} until-close`)).toContain(expected);
    expect(await rig.buttons(`snooze a:${word} until-close`)).toEqual([
      `snooze a:${word} 1h`,
      `snooze a:${word} until-tomorrow`,
    ]);
    expect(await rig.held()).toEqual([]);
  });

  test('an alert that is not about one queue has no closing time', async () => {
    const all = anEpisode({ target: { kind: 'instance' } });
    rig.alertStore.put(all);

    expect(await rig.say(`snooze a:${alertWord(all.id)} until-close`)).toMatch(
      /^This is not about one queue, so it has no closing time\./,
    );
  });

  test('tomorrow and clock times are those of the person, and of UTC where Slack does not say', async () => {
    await rig.say(`snooze a:${word} until-tomorrow`);
    const [berlin] = await rig.held();
    expect(berlin?.until.toISOString()).toMatch(/T23:00:00/);

    rig.people.people = [aPerson({ timeZone: undefined })];
    expect(await rig.say('silence rule:abc234 until 23:59')).toMatch(
      /\(read as UTC, since Slack does not say your time zone\)/,
    );
  });

  test('a shorter snooze of the same alert changes nothing and offers to lift the longer one', async () => {
    await rig.say(`snooze a:${word} 2h`, 'U0MAR00001');

    expect(await rig.say(`snooze a:${word} 1h`)).toMatch(
      /^It is quiet until .* already, by <@U0MAR00001>\. Nothing was changed\.$/,
    );
    expect(await rig.buttons(`snooze a:${word} 1h`)).toEqual(['lift aaaaaa']);
    expect(await rig.held()).toHaveLength(1);
  });

  test('a snoozed group is snoozed alert by alert, and one Undo lifts them all', async () => {
    const home = { kind: 'digest', id: 'digest|C0ALERTS01|1', channelId: 'C0ALERTS01' } as const;
    const both = [ids.billing, ids.sales].map((id) =>
      anEpisode({ home, target: { kind: 'queue', id }, firedAt: later(-60) }),
    );
    rig.alertStore.episodes.clear();
    for (const each of both) rig.alertStore.put(each);

    const [undo = ''] = await rig.buttons(`snooze a:${alertWord(home.id)} 1h`);
    expect(undo).toBe('lift aaaaaa aaaaab');
    expect(both.every(({ id }) => kept(id)?.silenced)).toBe(true);
    expect(await rig.say(undo)).toMatch(/^Lifted: 2 silences\./);
    expect(both.some(({ id }) => kept(id)?.silenced)).toBe(false);
  });

  test('a queue is silenced by its name, and what is open on it shows it', async () => {
    expect(await rig.say('silence queue:Billing for 2h because "line test"')).toMatch(
      /^Quiet until .*: all alerts on queue \*Billing\*\. It holds for 1 open alert now\./,
    );
    expect(kept()?.silenced?.until).toEqual(later(7200));
    expect((await rig.held())[0]?.reason).toBe('line test');
  });

  test('of two silences the one that ends last shows, and the other takes its place when it is lifted', async () => {
    await rig.say('silence queue:Billing for 2h');
    await rig.say('silence rule:abc234 for 1h');
    expect(kept()?.silenced?.silenceId).toBe('aaaaaa');

    await rig.say('lift aaaaaa');
    expect(kept()?.silenced?.silenceId).toBe('aaaaab');
  });

  test('a rule is silenced by its id, which has to be one', async () => {
    expect(await rig.say('silence rule:zzz999 for 1h')).toMatch(/^There is no rule `zzz999`\./);

    rig.rules = [aWaitRule({ id: 'zzz999' })];
    expect(await rig.say('silence rule:zzz999 for 1h')).toMatch(/: rule `zzz999`\. What still/);
    expect(kept()?.silenced).toBeUndefined();
  });

  test('an agent is silenced by whoever may see agents, and named to them alone', async () => {
    rig.alertStore.put(anEpisode({ target: { kind: 'agent', id: ids.maria } }));
    expect(await rig.say('silence agent:"Maria Lindqvist" until-tomorrow')).toMatch(
      /all alerts on agent \*Maria Lindqvist\*\. It holds for 1 open alert now\./,
    );
    expect(rig.gate.asked).toEqual([{ kind: 'handle-alerts' }, { kind: 'see-agents' }]);
    expect(await rig.say('silences')).toMatch(/agent \*Maria Lindqvist\*/);
    expect(await rig.say('lift aaaaaa')).toMatch(/^Lifted: all alerts on an agent\./);
  });

  test('a name that is none is asked back with the same end', async () => {
    expect(await rig.say('silence queue:Bilings for 90m because "x y"')).toMatch(/Did you mean/);
    expect(await rig.buttons('silence queue:Bilings for 90m because "x y"')).toEqual([
      `silence queue:"${ids.billing}" for 1h30m because "x y"`,
    ]);
  });

  test('what is over is not lifted, nor what was never there', async () => {
    expect(await rig.say('lift zzz')).toBe(
      'There is no silence `zzz` that holds: it is over or was lifted.',
    );
    expect(await rig.say('silences')).toMatch(/^Nothing is silenced\./);
    expect(await rig.audited()).toEqual([]);
  });

  test('nothing is silenced that cannot be written down', async () => {
    rig.audit.isAway = true;

    await expect(rig.say('silence rule:abc234 for 1h')).rejects.toMatchObject({
      code: 'redis_unavailable',
    });
    expect(await rig.held()).toEqual([]);
  });
});
