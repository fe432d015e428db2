import type { Gate } from '../../../../src/access/gate.ts';
import type { ContactPosition } from '../../../../src/domain/contact-centre.ts';
import type { ContactDetail } from '../../../../src/domain/contact-place.ts';
import type { ContactWatch } from '../../../../src/domain/contact-watch.ts';
import { createWatches } from '../../../../src/features/queue-wait/watches/index.ts';
import { systemIds } from '../../../../src/ids.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakePrivateMessages } from '../../../fakes/private-messages.ts';
import { FakeWatchStore } from '../../../fakes/watch-store.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aPosition, aWaiting } from '../../../fixtures/contacts.ts';
import { now, someNames } from '../../../fixtures/floor.ts';
import { aWatch } from '../../../fixtures/watches.ts';

/** Everything a run over the watches needs, in memory. */
export function aWorld({ intervalSeconds = 15 } = {}) {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({ clock });
  const refused = new Set<string>();
  const gate: Gate = {
    may: async ({ userId }) =>
      refused.has(userId)
        ? { kind: 'no', refusal: { kind: 'guest' } }
        : { kind: 'yes', access: anAsker().access },
  };
  const ports = {
    clock,
    gateway,
    gate,
    watchStore: new FakeWatchStore(),
    directory: new FakeDirectory(someNames()),
    privateMessages: new FakePrivateMessages(),
    // The fingerprint needs ids that differ for texts that begin alike.
    ids: systemIds,
    log: new FakeLog(),
    intervalSeconds,
  };
  const stopping = new AbortController();
  const watches = createWatches(ports);
  const look = (from = watches) => from.look(aTenant, stopping.signal);
  const messages = () => ports.privateMessages.messages;
  return {
    ...ports,
    refused,
    watches,
    look,
    /** Lets time pass, then the slot comes. */
    lookAfter: (seconds: number) => {
      clock.advance(seconds);
      return look();
    },
    /** Another process on the same Redis, Slack and Connect, or this one started anew. */
    anotherProcess: () => {
      const others = createWatches(ports);
      return () => look(others);
    },
    seen: (contactId: string) => watches.contactSeen(aTenant, contactId, stopping.signal),
    begin: (change: Partial<ContactWatch> = {}) =>
      ports.watchStore.add(aTenant, aWatch(change), { mostOfOne: 5, mostOfAll: 30 }),
    /** Where a contact is from now on: in its queue unless said otherwise. */
    contact: (
      contactId = aWatch().contactId,
      detail: ContactDetail | undefined = aWaiting(),
      position: ContactPosition | undefined = aPosition(),
    ) => {
      const { positions, contacts } = gateway.data;
      gateway.data.positions = new Map([
        ...positions,
        [contactId, { ...position, asOf: clock.now() }],
      ]);
      gateway.data.contacts = new Map([...contacts, [contactId, detail]]);
    },
    records: () => ports.watchStore.list(aTenant),
    messages,
    /** What stands in each card now. */
    cards: () => messages().map(({ notes }) => notes.at(-1)?.text ?? ''),
    /** How often each card was written. */
    writes: () => messages().map(({ notes }) => notes.length),
    /** What was said in the threads, by the last part of the event id. */
    replies: () =>
      messages().map(({ replies }) => replies.map(({ eventId }) => eventId.split('|').at(-1))),
  };
}
