import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { aRig, going, tenant } from './rig.ts';

const administrators = ['U0ADA00001', 'U0SAM00001'];
const away = new BotError('redis_unavailable', 'away');

/** How a call of the journal goes wrong: nothing was done, or it was done and the answer was lost. */
type Fault = 'not-done' | 'answer-lost';

/** A trouble to be told to two, where the call of this number to the journal fails. */
async function anOutageAt(call: number, fault: Fault) {
  const rig = aRig({ administrators });
  const { watchJournal, troubles, clock } = rig;
  await troubles.note(tenant, { kind: 'orphan', about: 'abc234', since: clock.now() });
  const read = watchJournal.read.bind(watchJournal);
  const write = watchJournal.write.bind(watchJournal);
  let calls = 0;
  const failing = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    calls += 1;
    if (calls !== call) return work();
    if (fault === 'answer-lost') await work();
    throw away;
  };
  watchJournal.read = (...args) => failing(() => read(...args));
  watchJournal.write = (...args) => failing(() => write(...args));
  const counts = () => administrators.map((userId) => rig.heard(userId).length);
  return { ...rig, counts, calls: () => calls };
}

/** As many calls as it takes when nothing fails. */
async function callsWithoutFault(): Promise<number> {
  const { troubles, calls } = await anOutageAt(0, 'not-done');
  await troubles.look(tenant, going);
  return calls();
}

describe.each<Fault>(['not-done', 'answer-lost'])(
  'a Redis that fails at any one step (%s)',
  (fault) => {
    test('costs nobody the message and sends it to nobody twice, in one process', async () => {
      const all = await callsWithoutFault();
      expect(all).toBeGreaterThan(8);
      for (let call = 1; call <= all; call += 1) {
        const { troubles, clock, counts } = await anOutageAt(call, fault);
        for (let slot = 0; slot < 20; slot += 1) {
          await troubles.look(tenant, going);
          clock.advance(15);
        }
        expect([call, ...counts()]).toEqual([call, 1, 1]);
      }
    });

    test('sends it to nobody twice where another process goes on', async () => {
      const all = await callsWithoutFault();
      for (let call = 1; call <= all; call += 1) {
        const { troubles, process, clock, counts } = await anOutageAt(call, fault);
        await troubles.look(tenant, going);
        const other = process();
        for (let slot = 0; slot < 20; slot += 1) {
          clock.advance(15);
          await other.look(tenant, going);
        }
        const [ada = 0, sam = 0] = counts();
        // What the first wrote down as tried and then died of, the other does not try: it cannot know.
        expect([call, ada <= 1, sam <= 1, ada + sam >= 1]).toEqual([call, true, true, true]);
      }
    });
  },
);
