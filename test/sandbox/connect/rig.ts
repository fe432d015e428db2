import { Connect } from '@aws-sdk/client-connect';
import { sandboxInstance } from '../../../sandbox/cast.ts';
import type { CentreSettings } from '../../../sandbox/centre/settings.ts';
import { type ConnectServer, startConnectServer } from '../../../sandbox/connect/server.ts';
import type { ConnectSettings } from '../../../sandbox/connect/settings.ts';
import { openCentre } from '../centre/rig.ts';

export const InstanceId: string = sandboxInstance.instanceId;
export const instanceArn = `arn:aws:connect:${sandboxInstance.region}:${sandboxInstance.accountId}:instance/${InstanceId}`;

const open: { server: ConnectServer; client: Connect }[] = [];

/** The real SDK against the simulator. Rate limits are off unless a test is about them. */
export async function connectRig(
  settings: Partial<ConnectSettings> = {},
  centreSettings: Partial<CentreSettings> = {},
) {
  const floor = openCentre({ settings: { warmUpHours: 0.5, ...centreSettings } });
  const { centre, clock } = floor;
  const server = await startConnectServer({
    centre,
    clock,
    settings: { rateLimits: false, ...settings },
  });
  const client = new Connect({
    endpoint: server.url,
    region: sandboxInstance.region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  open.push({ server, client });
  const queueIds = centre.view().queues.map(({ id }) => id);
  const profileIds = centre.view().routingProfiles.map(({ id }) => id);
  return { ...floor, server, client, queueIds, profileIds };
}

export type ConnectRig = Awaited<ReturnType<typeof connectRig>>;

/** For `afterEach`: closes what the test opened. */
export async function closeRigs(): Promise<void> {
  for (const { server, client } of open.splice(0)) {
    client.destroy();
    await server.close();
  }
}

/** How a call was refused: class name, text and HTTP status. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ name: string; message: string; status: number | undefined }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const metadata: unknown = Reflect.get(error, '$metadata');
    const status: unknown =
      typeof metadata === 'object' && metadata !== null
        ? Reflect.get(metadata, 'httpStatusCode')
        : undefined;
    return {
      name: error.name,
      message: error.message,
      status: typeof status === 'number' ? status : undefined,
    };
  }
  throw new Error('The call was not refused');
}
