import { expect, test } from '@jest/globals';
import { statusRoad } from '../../../../src/features/agents/status/index.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { identityOver } from '../../../fakes/identity.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { now } from '../../../fixtures/floor.ts';

test.each(['agent:maria status:Lunch', 'agent:maria status:Lunch now'])(
  'a status is changed, and looked at with that in mind, by administrators alone: %s',
  (line) => {
    const clock = new FakeClock(now);
    const gateway = new FakeConnectGateway({ clock });
    const people = new FakeSlackPeople([aPerson()]);
    const identity = identityOver({ people, gateway, clock });
    const audit = new FakeAuditLog();
    const directory = new FakeDirectory();
    const road = statusRoad({ gateway, directory, identity, audit, clock, instance: 'i-1' });
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);

    const errand = road.understand(words.words, anAsker().caller);

    expect(isMisunderstood(errand) ? errand : errand.needs).toEqual({ kind: 'set-status' });
  },
);
