import { describe, expect, test } from '@jest/globals';
import { createRuleCheck } from '../../../../src/features/alerts/check/check.ts';
import { createSender } from '../../../../src/features/alerts/say/sender.ts';
import { FakeAnnouncer } from '../../../fakes/announcer.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakePostStore } from '../../../fakes/post-store.ts';
import { aRow } from '../../../fixtures/alerts.ts';
import { plainComposer } from '../say/rig.ts';
import { faultsOf, Saboteur, type Spoil, settled } from '../say/saboteur.ts';
import { rule, setUp, tenant } from './rig.ts';

/**
 * Every awaited step of a whole slot, check and sender, fails once in every way there is, with one
 * process and with two: each alert is one message in the end, none is lost, and none is resolved by what
 * went wrong.
 */

type Setting = Awaited<ReturnType<typeof world>>;

async function world() {
  const set = await setUp(rule({ id: 'abc234', threshold: 300 }));
  return { ...set, slack: new FakeAnnouncer(), posts: new FakePostStore(), ids: new FakeIds() };
}

/** One slot of a process that begins anew. */
function slotOf(setting: Setting, saboteur?: Saboteur): () => Promise<void> {
  const { ports, slack, posts, ids } = setting;
  const spied = <Port extends object>(room: string, port: Port) =>
    saboteur?.spied(room, port) ?? port;
  const alertStore = spied('alerts', ports.alertStore);
  const check = createRuleCheck({
    ...ports,
    alertStore,
    ruleStore: spied('rules', ports.ruleStore),
    watchJournal: spied('journal', ports.watchJournal),
    silences: spied('silences', ports.silences),
    queueReadings: spied('connect', ports.queueReadings),
    directory: spied('connect', ports.directory),
  });
  const sender = createSender({
    alertStore,
    posts: spied('posts', posts),
    announcer: spied('slack', slack),
    composer: plainComposer,
    clock: ports.clock,
    ids,
    log: ports.log,
    owesHooks: async () => () => false,
    onGivenUp: async () => undefined,
  });
  return async () => {
    await check(tenant);
    await sender.send(tenant);
  };
}

const calm = aRow({ estimatedWaitSeconds: 20, oldestContactSeconds: 5 });
const chapters = [[aRow()], [aRow({ estimatedWaitSeconds: 400 })], [calm]];

/** What is true chapter by chapter; in one of them a process goes wrong before others go on. */
async function live(
  setting: Setting,
  spoiled: number,
  spoil: () => Promise<void>,
): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const [number, rows] of chapters.entries()) {
    setting.gateway.data.queueRows = rows;
    if (number === spoiled) await spoil();
    const slot = slotOf(setting);
    for (let time = 0; time < 3; time += 1) {
      setting.clock.advance(15);
      await slot();
    }
    const { episodes } = await setting.alerts();
    counts.push(episodes.filter(({ ended }) => ended === undefined).length);
  }
  const slot = slotOf(setting);
  for (let time = 0; time < 24; time += 1) {
    setting.clock.advance(15);
    await slot();
  }
  return counts;
}

async function callsIn(chapter: number): Promise<readonly string[]> {
  const setting = await world();
  const saboteur = new Saboteur(-1, (work) => work());
  await live(setting, chapter, slotOf(setting, saboteur));
  return saboteur.names;
}

async function told(chapter: number, call: number, spoil: Spoil, both: boolean) {
  const setting = await world();
  const open = await live(setting, chapter, async () => {
    const saboteur = new Saboteur(call, (work) => spoil(work, setting.clock));
    const first = slotOf(setting, saboteur)();
    if (both) {
      await saboteur.happened;
      await slotOf(setting)();
    }
    // A process that died is not waited for.
    await Promise.race([first.catch(() => undefined), saboteur.happened.then(settled)]);
  });
  const messages = setting.slack.messages.filter(({ threadTs }) => threadTs === undefined);
  const replies = setting.slack.messages.filter(({ threadTs }) => threadTs !== undefined);
  return {
    open,
    shown: messages.map(({ texts }) => texts.at(-1)?.split(' | ')[0]),
    ids: messages.map(({ announcement }) => announcement.eventId.split('|')[0]),
    replies: replies.map(({ announcement }) => announcement.eventId.split('|').at(-2)),
  };
}

describe.each([
  ['it fires', 0],
  ['it goes on', 1],
  ['it is over', 2],
])('when %s', (_what, chapter) => {
  test.each([
    ['one process', false],
    ['two processes', true],
  ])(
    '%s: whatever goes wrong at whatever step of a slot, it is told exactly once',
    async (who, both) => {
      const names = await callsIn(chapter);
      expect(names).toEqual(expect.arrayContaining(['rules.list', 'connect.readQueues']));
      let scenarios = 0;
      for (const [call, name] of names.entries()) {
        for (const [kind, spoil] of faultsOf(name)) {
          const context = `${who}, ${name} (call ${call}) ${kind}`;
          const outcome = await told(chapter, call, spoil, both);
          expect({ context, ...outcome }).toEqual({
            context,
            open: [1, 1, 0],
            shown: ['over: resolved'],
            ids: ['abc234'],
            replies: ['resolved'],
          });
          scenarios += 1;
        }
      }
      expect(scenarios).toBeGreaterThan(30);
    },
  );
});
