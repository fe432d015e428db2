import type { Names } from '../../src/domain/contact-centre.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { identityOver } from '../fakes/identity.ts';
import { aPerson, FakeSlackPeople } from '../fakes/slack-people.ts';
import { anAsker } from '../fixtures/asker.ts';
import { ids, now, someNames } from '../fixtures/floor.ts';

export const instance = 'i-1';

/** Maria is linked by e-mail, Gus is not. */
export function anIdentity() {
  const clock = new FakeClock(now);
  const maria = {
    userId: ids.maria,
    username: 'maria.lindqvist',
    email: 'maria.lindqvist@harbour.test',
    securityProfileIds: [],
  };
  const gateway = new FakeConnectGateway({ clock, users: [maria] });
  const people = new FakeSlackPeople([
    aPerson({ userId: 'U0MAR00001', email: 'maria.lindqvist@harbour.test' }),
    aPerson({ userId: 'U0GUS00001', email: 'gus@agency.test' }),
  ]);
  return identityOver({ people, gateway, clock });
}

/** Sam asks in this directory. */
export function lookupIn(names: Names = someNames()) {
  return { caller: anAsker().caller, instance, names };
}
