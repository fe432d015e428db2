import { startLocalServer } from '../slack/local-server.ts';
import type { DriveDeps } from './deps.ts';
import { driveRoutes } from './drive-routes.ts';
import { EventStream } from './event-stream.ts';

export interface DriveServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** How often the contact centre is worth reading again, in the machine's milliseconds. */
const centreTick = 1000;

/** Serves the driving API and the page on 127.0.0.1; port 0 takes a free one. */
export async function startDriveServer(
  options: DriveDeps & { readonly port: number },
): Promise<DriveServer> {
  const { changes } = options.slack.workspace;
  const stream = new EventStream(changes);
  const local = await startLocalServer(driveRoutes(options, stream), options.port);
  const tick = setInterval(() => {
    if (options.centre && stream.listeners > 0) changes.tell({ kind: 'centre' });
  }, centreTick);
  tick.unref();
  return {
    url: local.origin,
    port: local.port,
    close: async () => {
      clearInterval(tick);
      stream.close();
      await local.close();
    },
  };
}
