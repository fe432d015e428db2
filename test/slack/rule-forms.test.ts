import { afterEach, expect, test } from '@jest/globals';
import type { Json } from '../../sandbox/slack/json.ts';
import { section } from '../../src/blocks/primitives.ts';
import { fileRoads } from '../../src/features/alerts/file/index.ts';
import { alertForms, formRoads } from '../../src/features/alerts/form/index.ts';
import { command } from '../../src/features/command.ts';
import { road } from '../../src/features/road.ts';
import { misunderstood } from '../../src/grammar/misunderstood.ts';
import { FakeAuditLog } from '../fakes/audit-log.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeDirectory } from '../fakes/directory.ts';
import { FakeGate } from '../fakes/gate.ts';
import { FakeIds } from '../fakes/ids.ts';
import { FakeImportDrafts } from '../fakes/import-drafts.ts';
import { FakePrivateMessages } from '../fakes/private-messages.ts';
import { FakeSlackFiles } from '../fakes/slack-files.ts';
import { aPerson, FakeSlackPeople } from '../fakes/slack-people.ts';
import { RulesInMemory } from '../features/alerts/rules-in-memory.ts';
import { ids, someNames } from '../fixtures/floor.ts';
import { floor, sam } from '../sandbox/slack/manifest.ts';
import { startOurApp } from './app-world.ts';

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** The forms of rules on the real Bolt; a line that no road of them takes is said. */
async function start() {
  const people = new FakeSlackPeople([aPerson({ userId: sam })]);
  const ruleStore = new RulesInMemory();
  const [gate, clock, slackFiles] = [new FakeGate(), new FakeClock(), new FakeSlackFiles()];
  const ports = {
    ...{ people, ruleStore, gate, clock, slackFiles },
    importDrafts: new FakeImportDrafts(),
    audit: new FakeAuditLog(),
    directory: new FakeDirectory(someNames()),
    privateMessages: new FakePrivateMessages(),
    ids: new FakeIds(),
    instance: 'i-1',
    startOf: () => misunderstood('no presets here'),
  };
  const alerts = command(
    {
      help: { name: 'alerts', summary: '', usage: [], example: '' },
      main: road({
        parse: (words) => ({ words }),
        needs: () => ({ kind: 'make-rule' }),
        run: async ({ words }) => words,
        view: (words) => {
          const text = words.map((word) => ('text' in word ? word.text : word.kind)).join(' ');
          return { text, blocks: [section(text)] };
        },
      }),
      roads: { ...formRoads(ports), ...fileRoads(ports) },
      forms: alertForms(ports),
    },
    { gate, instance: 'i-1', prefix: '' },
  );
  const world = await startOurApp('http', [alerts]);
  stop = world.stop;
  const isForm = (content: Json) => String(content.callback_id ?? '').startsWith('form:');
  const form = () => world.modal(isForm);
  const submit = (viewId: string, values: Record<string, Record<string, Json>>) =>
    world.slack.acts.submit({ as: sam, viewId, values });
  return { ...world, people, ruleStore, slackFiles, form, submit };
}

const typed = (value: string) => ({ write: { type: 'plain_text_input', value } });

test('the form of a rule says at once that the bot is not in the channel, and else becomes a line', async () => {
  const { type, form, submit, seen, people, slack } = await start();
  await type('/alerts add-form');
  const { id } = await form();
  const filled = { all: all(), threshold: typed('5m') };
  people.channels = [{ channelId: floor, sharing: 'internal', isBotMember: false }];

  expect(await submit(id, filled)).toEqual({
    kind: 'view-errors',
    errors: { 'slack-channel': expect.stringContaining('Floorwalker is not in this channel.') },
  });
  people.channels = [];
  await submit(id, filled);
  const [said] = await seen(1);
  expect(said?.text).toContain('add queue-wait all over 5m for 1m keep 0s');
  expect(slack.workspace.views.stackOf(sam)).toEqual([]);
});

function all() {
  const option = {
    text: { type: 'plain_text', text: 'The whole instance', emoji: true },
    value: 'all',
  };
  return { choose: { type: 'multi_static_select', selected_options: [option] } };
}

test('a file is pasted in parts, looked at, and applied', async () => {
  const { slack, type, form, submit, seen, press, ruleStore } = await start();
  await type('/alerts import');
  const { id } = await form();
  await submit(id, {
    'part-1': typed('version: 1\nrules:\n  - watch: queue-wait\n    queues: [Billing]'),
    'part-2': typed('    over: 5m\n    post-in: C0FLOOR001\n    note: "“a” & <b>"'),
  });
  const [shown] = await seen(1);
  expect(shown?.text).toBe('Nothing is changed yet. The file means: 1 rule added.');
  await press(shown?.ts ?? '', 'import', 'run:replace:alerts:apply');
  const text = async () => (await seen(1))[0]?.text ?? '';
  while (!(await text()).startsWith('Done.')) await slack.workspace.changes.next();

  expect(await text()).toContain('1 rule added');
  expect(await ruleStore.list({ workspace: 'T0FLOORWLK', instance: 'i-1' })).toMatchObject([
    {
      scope: { kind: 'queues', ids: [ids.billing] },
      threshold: 300,
      note: '“a” & <b>',
      ownerId: sam,
    },
  ]);
});

test('a file is chosen, and read as whoever chose it', async () => {
  const { slack, type, form, submit, seen, slackFiles } = await start();
  slackFiles.isAllowed = true;
  await type('/alerts import');
  const { id } = await form();
  const read = slackFiles.readText.bind(slackFiles);
  slackFiles.readText = async (workspace, fileId, about) => {
    const file = slack.workspace.files.get(fileId);
    const text = new TextDecoder().decode(file?.bytes);
    slackFiles.files.set(fileId, { by: file?.userId ?? '', text });
    return read(workspace, fileId, about);
  };
  const content = 'version: 1\nrules:\n  - watch: queue-wait\n    all: maybe\n';
  const files = [{ name: 'rules.yaml', content }];
  await submit(id, { file: { choose: { type: 'file_input', files } } });

  expect((await seen(1))[0]?.text).toContain('Nothing was changed: there are *2 problems*');
});
