import { beforeEach, describe, expect, test } from '@jest/globals';
import { alertWord } from '../../../../src/domain/alerting/alert-word.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { ids } from '../../../fixtures/floor.ts';
import { anEpisode, aWaitRule, later } from '../../../fixtures/open-alerts.ts';
import { ActsRig } from './acts-rig.ts';

const episode = anEpisode();
const word = alertWord(episode.id);

describe('acknowledging an alert', () => {
  let rig: ActsRig;

  beforeEach(() => {
    rig = new ActsRig();
    rig.alertStore.put(episode);
  });

  const kept = (id = episode.id) => rig.alertStore.episodes.get(id);

  test('takes it, says what follows and how to undo it, and nudges the sender', async () => {
    expect(await rig.say(`ack a:${word}`)).toBe(
      'You have the alert on *Billing*. Nobody else is called unless it gets worse.',
    );

    expect(kept()?.acknowledged).toEqual({
      by: 'U0SAM00001',
      at: later(0),
      until: undefined,
      level: 'warning',
    });
    expect(rig.changes).toBe(1);
    expect(rig.gate.asked).toEqual([{ kind: 'handle-alerts' }]);
  });

  test('is written down before it is done, and undone by the button', async () => {
    expect(await rig.buttons(`ack a:${word}`)).toEqual([`unack a:${word}`]);
    expect(await rig.buttons(`unack a:${word}`)).toEqual([`ack a:${word}`]);

    expect(kept()?.acknowledged).toBeUndefined();
    expect(await rig.audited()).toEqual([
      `U0SAM00001 acknowledge done: let go: alert ${episode.id}`,
      `U0SAM00001 acknowledge intended: let go: alert ${episode.id}`,
      `U0SAM00001 acknowledge done: alert ${episode.id}`,
      `U0SAM00001 acknowledge intended: alert ${episode.id}`,
    ]);
  });

  test('says until when it holds, where its rule says so', async () => {
    const rule = aWaitRule({ acknowledgedForSeconds: 1800 });
    rig.alertStore.put({ ...episode, rule });

    expect(await rig.say(`ack a:${word}`)).toMatch(
      /Nobody else is called until <!date.*\|.* UTC>, unless it gets worse\.$/,
    );
    expect(kept()?.acknowledged?.until).toEqual(later(1800));
  });

  test('of what somebody else has says who and since when, and lets one take it over', async () => {
    await rig.say(`ack a:${word}`, 'U0MAR00001');

    expect(await rig.say(`ack a:${word}`)).toMatch(/^<@U0MAR00001> has it since .*\. Nothing was/);
    expect(kept()?.acknowledged?.by).toBe('U0MAR00001');
    expect(await rig.buttons(`ack a:${word}`)).toEqual([`ack a:${word} take-over`]);
    expect(await rig.say(`ack a:${word} take-over`)).toMatch(/^You have the alert on \*Billing\*/);
    expect(kept()?.acknowledged?.by).toBe('U0SAM00001');
  });

  test('of what one has oneself changes nothing', async () => {
    await rig.say(`ack a:${word}`);
    rig.clock.advance(60);

    expect(await rig.say(`ack a:${word}`)).toBe('You have the alert on *Billing* already.');
    expect(kept()?.acknowledged?.at).toEqual(later(0));
    expect(rig.changes).toBe(1);
  });

  test('of what got worse, or whose time is over, takes it afresh', async () => {
    const old = { by: 'U0MAR00001', at: later(-60), level: 'warning' } as const;
    rig.alertStore.put({ ...episode, level: 'critical', acknowledged: old });
    await rig.say(`ack a:${word}`);
    expect(kept()?.acknowledged).toMatchObject({ by: 'U0SAM00001', level: 'critical' });

    rig.alertStore.put({ ...episode, acknowledged: { ...old, until: later(-1) } });
    await rig.say(`ack a:${word}`);
    expect(kept()?.acknowledged).toMatchObject({ by: 'U0SAM00001', level: 'warning' });
  });

  test('owes the webhook that it was acknowledged, where it knows that it fired', async () => {
    const fired = { id: `${episode.id}|fired`, kind: 'fired', at: later(-60) } as const;
    rig.alertStore.put({ ...episode, hooks: [fired] });

    await rig.say(`ack a:${word}`);

    expect(kept()?.hooks.map(({ kind }) => kind)).toEqual(['fired', 'acknowledged']);
  });

  test('of a group or a digest takes all that are open in it', async () => {
    const home = { kind: 'group', id: 'group|abc234|1', channelId: 'C0ALERTS01' } as const;
    const [one, two, over] = [ids.billing, ids.sales, ids.hostileQueue].map((id) =>
      anEpisode({ home, target: { kind: 'queue', id } }),
    );
    for (const each of [one, two]) if (each) rig.alertStore.put(each);
    if (over) rig.alertStore.put({ ...over, ended: { at: later(-5), why: 'resolved' } });

    expect(await rig.say(`ack a:${alertWord(home.id)}`)).toMatch(/^You have 2 alerts\./);
    expect(kept(over?.id)?.acknowledged).toBeUndefined();
  });

  test('that is over says since when and why', async () => {
    rig.alertStore.put({ ...episode, ended: { at: later(-300), why: 'resolved' } });
    expect(await rig.say(`ack a:${word}`)).toMatch(
      /^That alert is over since <!date.*>: it resolved\. There is nothing left to do\.$/,
    );

    rig.alertStore.episodes.clear();
    rig.alertStore.past = [{ ...episode, ended: { at: later(-3000), why: 'rule-removed' } }];
    expect(await rig.say(`unack a:${word}`)).toMatch(/over since .*: its rule was removed\./);
    expect(await rig.say('ack a:abcdefghij')).toMatch(/^I know no open alert by that word/);
    expect(await rig.audited()).toEqual([]);
  });

  test('is done once more where a check was quicker, and says so where it always is', async () => {
    rig.alertStore.overtakenTimes = 3;
    expect(await rig.say(`ack a:${word}`)).toMatch(/^You have/);

    rig.alertStore.overtakenTimes = 9;
    expect(await rig.say(`unack a:${word}`)).toMatch(/changed in the same moment, so nothing was/);
    expect((await rig.audited())[0]).toMatch(/acknowledge failed: let go/);
  });

  test('what nobody has cannot be let go', async () => {
    expect(await rig.say(`unack a:${word}`)).toMatch(/^Nobody has the alert on \*Billing\*, so/);
  });

  test('an agent is not named to whoever may not see agents, nor a queue by name where none is known', async () => {
    const agent = anEpisode({ target: { kind: 'agent', id: ids.maria } });
    rig.alertStore.put(agent);
    expect(await rig.say(`ack a:${alertWord(agent.id)}`)).toMatch(/the alert on an agent\./);

    rig.directory.failure = new BotError('connect_unavailable', 'away');
    expect(await rig.say(`ack a:${word}`)).toMatch(/the alert on \*queue /);
  });

  test('is not done while it cannot be written down', async () => {
    rig.audit.isAway = true;

    await expect(rig.say(`ack a:${word}`)).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(kept()?.acknowledged).toBeUndefined();
  });
});
