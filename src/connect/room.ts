import type { ConnectClientConfig } from '@aws-sdk/client-connect';
import type { ConnectGateway, ConnectStanding, Directory, OpeningHours } from '../ports/connect.ts';
import type { Clock, Log } from '../ports/ground.ts';
import { CachedDirectory } from './cached-directory.ts';
import { createConnectClient } from './client.ts';
import { ConnectCalls } from './connect-calls.ts';
import { LocalCallBudget } from './local-call-budget.ts';
import { RememberedOpeningHours } from './remembered-opening-hours.ts';
import { SdkConnectGateway } from './sdk-connect-gateway.ts';

export interface ConnectRoom {
  readonly gateway: ConnectGateway;
  readonly directory: Directory;
  readonly openingHours: OpeningHours;
  readonly connectStanding: ConnectStanding;
  close(): void;
}

/** Everything of Amazon Connect behind its ports: one client and one budget for all that asks. */
export function openConnectRoom(options: {
  readonly region: string;
  /** The instance's ARN when it is known; historical metrics want it, else it is learned. */
  readonly instanceArn?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Only the sandbox and tests say these; otherwise the SDK finds them itself. */
  readonly endpoint?: string | undefined;
  readonly credentials?: ConnectClientConfig['credentials'];
}): ConnectRoom {
  const { clock, log } = options;
  const client = createConnectClient(options);
  const budget = new LocalCallBudget({ clock });
  const calls = new ConnectCalls({ client, budget, clock, log });
  const gateway = new SdkConnectGateway({ calls, instanceArn: options.instanceArn });
  return {
    gateway,
    directory: new CachedDirectory({ calls }),
    openingHours: new RememberedOpeningHours(calls),
    connectStanding: {
      lastReadings: (instance) => gateway.lastReadings(instance),
      throttledAt: () => calls.throttledAt,
      callsInLine: () => budget.inLine(),
    },
    close: () => client.destroy(),
  };
}
