import type { Message } from '../../../../src/blocks/message.ts';
import type { Asker } from '../../../../src/features/answer.ts';
import { auditedLinks } from '../../../../src/features/audited-links.ts';
import { linkRoads } from '../../../../src/features/monitor/links/index.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { eve, linkedWorld, tenant } from '../../../access/linked-world.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakePrivateMessages } from '../../../fakes/private-messages.ts';
import { aPerson } from '../../../fakes/slack-people.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { someNames } from '../../../fixtures/floor.ts';

/** Sam asks, who is no administrator. */
export const sam = anAsker();
/** Ada asks, who is one. */
export const ada = asker('U0ADA00001', true);

export function asker(userId: string, isAdministrator: boolean): Asker {
  const { caller, access } = anAsker({ isAdministrator });
  return { caller: { ...caller, userId }, access };
}

/** The roads of links over Sam, Eve and Ada in Slack, and Sam and Eve in Connect. */
export function linksDesk() {
  const world = linkedWorld();
  const { people, clock, audit } = world;
  people.people = [
    ...people.people,
    aPerson({ userId: 'U0ADA00001', email: 'ada.novak@harbour.test' }),
    aPerson({ userId: 'U0GUS00001', email: 'gus@agency.test', isGuest: true }),
  ];
  const settings = new FakeCurrentSettings();
  const privateMessages = new FakePrivateMessages();
  const log = new FakeLog();
  const roads = linkRoads({
    ...world,
    linkAudit: auditedLinks({ audit, clock }),
    settings,
    privateMessages,
    log,
    directory: new FakeDirectory(someNames()),
    ids: new FakeIds(),
    instance: tenant.instance,
  });
  const understand = (line: string, who: Asker) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    const [first, ...rest] = words.words;
    const found = Object.entries(roads).find(
      ([word]) => first?.kind === 'word' && word === first.text,
    );
    if (!found) throw new Error(`no road for ${line}`);
    return found[1].understand(rest, who.caller);
  };
  const ask = async (line: string, who: Asker = ada): Promise<Message> => {
    const errand = understand(line, who);
    if (isMisunderstood(errand)) throw new Error(errand.problem);
    const answer = await errand.run(who);
    if (answer.kind !== 'said') throw new Error(answer.kind);
    return answer.message;
  };
  /** What people were told in their direct messages. */
  const told = () =>
    privateMessages.messages.map(({ userId, notes }) => `${userId}: ${notes[0]?.text}`);
  return { ...world, settings, privateMessages, log, understand, ask, told };
}

export { eve, tenant };
