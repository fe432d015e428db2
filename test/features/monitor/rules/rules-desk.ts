import type { Message } from '../../../../src/blocks/message.ts';
import type { ListeningSettings } from '../../../../src/domain/settings.ts';
import { rulesRoads } from '../../../../src/features/monitor/rules/index.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { identityOver } from '../../../fakes/identity.ts';
import { FakeListenRequests } from '../../../fakes/listen-requests.ts';
import { FakeListenSessions } from '../../../fakes/listen-sessions.ts';
import { FakePrivateMessages } from '../../../fakes/private-messages.ts';
import { FakeSettingsStore } from '../../../fakes/settings-store.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ids, now, someGroups, someNames } from '../../../fixtures/floor.ts';
import { lineBehind } from '../../agents/shown.ts';

export const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const ada = anAsker({ isAdministrator: true });

/** Maria's Slack account, which leads to her Connect user by e-mail. */
const mariasAccount = aPerson({ userId: 'U0MAR00001', email: 'maria@harbour.test' });
const maria = { userId: ids.maria, username: 'maria', email: 'maria@harbour.test' };

/** The roads of the rules over fakes, as an administrator types and presses. */
export function rulesDesk() {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({
    clock,
    users: [{ ...maria, securityProfileIds: [] }],
  });
  const people = new FakeSlackPeople([
    mariasAccount,
    aPerson({ userId: 'U0GUS00001', email: 'gus@agency.test' }),
  ]);
  const settingsStore = new FakeSettingsStore();
  const audit = new FakeAuditLog();
  const listenSessions = new FakeListenSessions();
  const listenRequests = new FakeListenRequests();
  const privateMessages = new FakePrivateMessages();
  const directory = new FakeDirectory(someNames({ queueGroups: someGroups() }));
  const ports = {
    settingsStore,
    settings: new FakeCurrentSettings(),
    audit,
    directory,
    identity: identityOver({ people, gateway, clock }),
    listenSessions,
    listenRequests,
    privateMessages,
    clock,
    instance: tenant.instance,
  };
  const roads = rulesRoads(ports);
  const errand = (line: string) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    const [first, ...rest] = words.words;
    const road = Object.entries(roads).find(
      ([word]) => first?.kind === 'word' && word === first.text,
    )?.[1];
    if (!road) throw new Error(`no road for ${line}`);
    const understood = road.understand(rest, ada.caller);
    if (isMisunderstood(understood)) throw new Error(understood.problem);
    return understood;
  };
  const ask = async (line: string): Promise<Message> => {
    const answer = await errand(line).run(ada);
    if (answer.kind !== 'said') throw new Error(answer.kind);
    return answer.message;
  };
  /** Presses a button of an answer. */
  const press = async (message: Message, label: string): Promise<Message> => {
    const line = lineBehind(message, label);
    if (!line?.startsWith('monitor ')) throw new Error(`no button ${label}`);
    return ask(line.slice('monitor '.length));
  };
  const stored = async (): Promise<ListeningSettings> =>
    (await settingsStore.read(tenant)).settings.listening;
  const abouts = async () => (await audit.recent(tenant, 10)).map(({ about }) => about);
  return {
    ports,
    settingsStore,
    audit,
    listenSessions,
    listenRequests,
    privateMessages,
    directory,
    errand,
    ask,
    press,
    stored,
    abouts,
  };
}
