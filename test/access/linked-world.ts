import type { ConnectUserDetail } from '../../src/domain/contact-centre.ts';
import type { Caller, SlackPerson } from '../../src/domain/people.ts';
import { FakeAuditLog } from '../fakes/audit-log.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { identityOver } from '../fakes/identity.ts';
import { FakeLinkStore } from '../fakes/link-store.ts';
import { aPerson, FakeSlackPeople } from '../fakes/slack-people.ts';

export const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

export const sam: Caller = {
  workspace: tenant.workspace,
  userId: 'U0SAM00001',
  teamId: tenant.workspace,
  channelId: 'C0FLOOR001',
};
export const eve: Caller = { ...sam, userId: 'U0EVE00001' };

/** In Connect: Sam may listen and barge, Eve takes calls and may do neither. */
export const connectSam: ConnectUserDetail = {
  userId: 'c-sam',
  username: 'sam.okafor',
  email: 'sam.okafor@harbour.test',
  securityProfileIds: ['p-plain', 'p-supervisor'],
  phone: { kind: 'softphone' },
};
export const connectEve: ConnectUserDetail = {
  userId: 'c-eve',
  username: 'eve.adler',
  email: 'eve.adler@harbour.test',
  securityProfileIds: ['p-plain'],
};

/** Sam and Eve in Slack and in Connect, each with an address of their own. Nobody is linked yet. */
export function linkedWorld() {
  const clock = new FakeClock();
  const gateway = new FakeConnectGateway({
    clock,
    users: [connectSam, connectEve],
    permissions: new Map([
      ['p-plain', ['BasicAgentAccess']],
      ['p-supervisor', ['AccessMetrics', 'ManagerListenIn', 'ManagerBargeIn']],
    ]),
  });
  const people = new FakeSlackPeople([
    aPerson(),
    aPerson({ userId: eve.userId, email: connectEve.email }),
  ]);
  const linkStore = new FakeLinkStore();
  const audit = new FakeAuditLog();
  /** Another process has an identity of its own over the same Slack, Connect and Redis. */
  const anotherIdentity = () => identityOver({ people, gateway, clock, linkStore, audit });
  const identity = anotherIdentity();
  const link = (whose: Caller, fresh = true) =>
    identity.linkOf(tenant.workspace, tenant.instance, whose.userId, {
      fresh,
      options: { priority: 'command' },
    });
  const changePerson = (userId: string, change: Partial<SlackPerson>) => {
    people.people = people.people.map((one) =>
      one.userId === userId ? { ...one, ...change } : one,
    );
  };
  const removeUser = (userId: string) => {
    gateway.data.users = gateway.data.users.filter((user) => user.userId !== userId);
  };
  /** What the audit holds, oldest first. */
  const audited = async () =>
    (await audit.recent(tenant, 100))
      .toReversed()
      .map(({ who, act, outcome, about }) => `${who} ${act} ${outcome}: ${about}`);
  const doubles = { clock, gateway, people, linkStore, audit };
  return { ...doubles, identity, anotherIdentity, link, changePerson, removeUser, audited };
}

/** The kept link by an administrator that is tried most. */
export const byAda = { kind: 'administrator', slackUserId: 'U0ADA00001' } as const;
