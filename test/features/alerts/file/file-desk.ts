import { fileRoads, importFromForm } from '../../../../src/features/alerts/file/index.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeGate } from '../../../fakes/gate.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeImportDrafts } from '../../../fakes/import-drafts.ts';
import { FakePrivateMessages } from '../../../fakes/private-messages.ts';
import { FakeSlackFiles } from '../../../fakes/slack-files.ts';
import { FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { now, someGroups, someNames } from '../../../fixtures/floor.ts';
import { RulesInMemory } from '../rules-in-memory.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

/** The roads of rules as a file, over fakes; asked by Sam. */
export function fileDesk() {
  const parts = {
    ruleStore: new RulesInMemory(),
    importDrafts: new FakeImportDrafts(),
    audit: new FakeAuditLog(),
    directory: new FakeDirectory(someNames({ queueGroups: someGroups() })),
    privateMessages: new FakePrivateMessages(),
    slackFiles: new FakeSlackFiles(),
    people: new FakeSlackPeople([]),
    gate: new FakeGate(),
    clock: new FakeClock(now),
  };
  const roads = fileRoads({
    ...parts,
    ids: new FakeIds(),
    instance: 'i-1',
  });
  const answer = async (line: string) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    const [first, ...rest] = words.words;
    const road = first?.kind === 'word' ? roads[first.text] : undefined;
    if (!road) throw new Error(`no road for ${line}`);
    const errand = road.understand(rest, anAsker().caller);
    if (isMisunderstood(errand)) throw new Error(errand.problem);
    return errand.run(anAsker());
  };
  /** What is read, and the lines behind the buttons by label. */
  const see = async (line: string) => {
    const said = await answer(line);
    if (said.kind !== 'said') throw new Error(said.kind);
    const { text, blocks } = said.message;
    const json = JSON.stringify(blocks);
    const found = json.matchAll(/"text":"([\w ]+)","emoji":true\},"value":"((?:[^"\\]|\\.)*)"/g);
    const buttons = new Map(
      [...found].map(([, label, value]) => [label, JSON.parse(`"${value}"`) as string]),
    );
    return { text, json, buttons };
  };
  /** Pastes a file into the form and submits it. */
  const paste = async (text: string, rest: 'keep' | 'remove' = 'keep') => {
    const outcome = importFromForm(
      new Map([
        ['part-1', [text]],
        ['rest', [rest]],
      ]),
    );
    if (outcome.kind !== 'line') throw new Error(JSON.stringify(outcome));
    return see(outcome.text);
  };
  const abouts = async () =>
    (await parts.audit.recent(tenant, 50)).map(({ act, about, outcome }) => [act, outcome, about]);
  return { ...parts, answer, see, paste, abouts };
}
