import type { Identity } from '../../../access/identity.ts';
import type { ConnectGateway, Directory } from '../../../ports/connect.ts';
import type { CurrentSettings, Ids } from '../../../ports/ground.ts';
import type { PrivateMessages } from '../../../ports/slack.ts';
import type { LinkStore, ListenAttempts, ListenSessions } from '../../../stores/listening.ts';
import type { AuditPorts } from '../../audited.ts';

/** What listening is started over. */
export interface ListenPorts extends AuditPorts {
  readonly gateway: ConnectGateway;
  readonly directory: Directory;
  readonly identity: Identity;
  readonly settings: CurrentSettings;
  readonly linkStore: LinkStore;
  readonly listenSessions: ListenSessions;
  readonly listenAttempts: ListenAttempts;
  readonly privateMessages: PrivateMessages;
  readonly ids: Ids;
  readonly instance: string;
  /** Told that Amazon Connect was asked for a session: whoever follows them need not wait for the next slot. */
  readonly sessionStarted: () => void;
}
