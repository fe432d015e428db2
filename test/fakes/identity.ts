import { createIdentity, type Identity } from '../../src/access/identity.ts';
import { auditedLinks } from '../../src/features/audited-links.ts';
import type { ConnectGateway } from '../../src/ports/connect.ts';
import type { Clock } from '../../src/ports/ground.ts';
import type { SlackPeople } from '../../src/ports/slack.ts';
import { FakeAuditLog } from './audit-log.ts';
import { FakeLinkStore } from './link-store.ts';

/** The real one over fakes; nobody is linked yet. */
export function identityOver(parts: {
  readonly people: SlackPeople;
  readonly gateway: ConnectGateway;
  readonly clock: Clock;
  readonly linkStore?: FakeLinkStore;
  readonly audit?: FakeAuditLog;
}): Identity {
  const { people, gateway, clock } = parts;
  const { linkStore = new FakeLinkStore(), audit = new FakeAuditLog() } = parts;
  const linkAudit = auditedLinks({ audit, clock });
  return createIdentity({ people, gateway, clock, linkStore, linkAudit });
}
