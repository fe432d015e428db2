import type { Identity } from '../../../access/identity.ts';
import type { LinkAudit } from '../../../access/link-audit.ts';
import type { ConnectGateway, Directory } from '../../../ports/connect.ts';
import type { Clock, CurrentSettings, Ids, Log } from '../../../ports/ground.ts';
import type { PrivateMessages, SlackPeople } from '../../../ports/slack.ts';
import type { LinkStore } from '../../../stores/listening.ts';

/** What telling somebody of their link needs. */
export interface TellPorts {
  readonly privateMessages: PrivateMessages;
  readonly ids: Ids;
  readonly log: Log;
}

/** What is asked and kept of who is who. */
export interface LinksPorts extends TellPorts {
  readonly identity: Identity;
  readonly linkStore: LinkStore;
  readonly linkAudit: LinkAudit;
  readonly people: SlackPeople;
  readonly gateway: Pick<ConnectGateway, 'findUsers' | 'describeUser'>;
  readonly directory: Directory;
  readonly settings: CurrentSettings;
  readonly clock: Clock;
  readonly instance: string;
}
