import { describe, expect, test } from '@jest/globals';
import { createWatchdog } from '../../../../src/features/alerts/health/watchdog.ts';
import { aRig, going, tenant } from './rig.ts';

/** A watchdog of the first process, looked at second by second; `checks` says whether a check ends at a slot. */
function aWatch(intervalSeconds = 15) {
  const rig = aRig({ intervalSeconds });
  const stopping = new AbortController();
  const { troubles, watchJournal, clock, log } = rig;
  const dog = createWatchdog({ troubles, watchJournal, clock, log, intervalSeconds });
  const watching = dog.watch(tenant, stopping.signal);
  const pass = async (seconds: number, checks: () => Promise<void> = async () => undefined) => {
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1);
      if ((clock.now().getTime() / 1000) % intervalSeconds === 0) await checks();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const end = async () => {
    stopping.abort(new Error('the bot is stopping'));
    await watching;
  };
  return { ...rig, pass, end };
}

describe('the watchdog', () => {
  test('says nothing while checks come to an end, good or bad, and ends with the process', async () => {
    const { slot, pass, heard, end } = aWatch();
    await pass(300, () => slot(undefined));
    await pass(30, () => slot('connect_timeout'));
    await end();

    expect(heard()).toEqual([]);
  });

  test('is silent during a start that takes less than three intervals', async () => {
    const { pass, heard, end, slot } = aWatch();
    await pass(50);
    await pass(120, () => slot(undefined));
    await end();

    expect(heard()).toEqual([]);
  });

  test('tells once that no check comes to an end, and once that one does', async () => {
    const { slot, pass, heard, end } = aWatch();
    await pass(60, () => slot(undefined));
    await pass(600);
    expect(heard()).toEqual([
      expect.stringMatching(
        /^\*Trouble:\* no check of the alert rules comes to an end, since .*10:01 UTC/,
      ),
    ]);

    await pass(60, () => slot(undefined));
    await end();
    expect(heard()).toEqual([
      expect.anything(),
      expect.stringMatching(/^\*Over:\* no check of the alert rules came to an end .*\(10 min\)/),
    ]);
  });

  test('says nothing where another process checks', async () => {
    const { slot, pass, heard, end, process } = aWatch();
    const other = process();
    await pass(600, () => slot(undefined, other));
    await end();

    expect(heard()).toEqual([]);
  });

  test('gives a check that is at work a minute and a half, and no more', async () => {
    const { slot, pass, heard, end, troubles } = aWatch();
    await pass(60, () => slot(undefined));
    troubles.checkBegins(tenant);
    await pass(75);
    expect(heard()).toEqual([]);
    await pass(60);
    expect(heard()).toHaveLength(1);
    await end();
  });

  test('and a check that hung and then failed are told as one', async () => {
    const { slot, pass, heard, end } = aWatch();
    await pass(60, () => slot(undefined));
    await pass(120);
    await pass(300, () => slot('connect_timeout'));
    await pass(60, () => slot(undefined));
    await end();

    expect(heard()).toHaveLength(2);
  });

  test('needs no Redis to tell it', async () => {
    const { slot, pass, heard, end, watchJournal } = aWatch();
    await pass(60, () => slot(undefined));
    watchJournal.isAway = true;
    await pass(600);
    expect(heard()).toHaveLength(1);

    watchJournal.isAway = false;
    await pass(60, () => slot(undefined));
    await end();
    expect(heard()).toHaveLength(2);
  });

  test('does not take the sleep of the machine for a schedule that stands still', async () => {
    const { slot, pass, heard, end, clock, watchJournal } = aWatch();
    await pass(60, () => slot(undefined));
    clock.advance(3600);
    await pass(10);
    expect(heard()).toEqual([]);
    await pass(30, () => slot(undefined));
    await end();

    // The next check names the hour, as over.
    expect(heard()).toEqual([expect.stringMatching(/Floorwalker was not running/)]);
    expect((await watchJournal.read(tenant)).lastOkAt).toBeDefined();
  });

  test('watches nothing where the schedule leaves out days', async () => {
    const { pass, heard, end } = aWatch(Number.POSITIVE_INFINITY);
    await pass(7200);
    await end();

    expect(heard()).toEqual([]);
  });

  test('goes on after a bug', async () => {
    const { pass, heard, end, privateMessages, log } = aWatch();
    privateMessages.failures.push(new TypeError('a bug'));
    await pass(240);
    await end();

    expect(log.messages('error')).toContain('The watchdog could not look');
    expect(heard().length).toBeLessThanOrEqual(1);
  });

  test('rejects nothing when it is stopped at once', async () => {
    const rig = aRig();
    const dog = createWatchdog({ ...rig.ports, troubles: rig.troubles });
    await expect(dog.watch(tenant, AbortSignal.abort())).resolves.toBeUndefined();
    expect(going.aborted).toBe(false);
  });
});
