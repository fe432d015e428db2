import { sandboxInstance } from '../../sandbox/cast.ts';
import { createCentre } from '../../sandbox/centre/centre.ts';
import { SandboxClock } from '../../sandbox/clock.ts';
import { startConnectServer } from '../../sandbox/connect/server.ts';
import type { ConnectSettings } from '../../sandbox/connect/settings.ts';
import { ConnectCalls } from '../../src/connect/connect-calls.ts';
import { LocalCallBudget } from '../../src/connect/local-call-budget.ts';
import { SdkConnectGateway } from '../../src/connect/sdk-connect-gateway.ts';
import type { GatewayWorld } from '../contracts/connect-gateway.ts';
import { clientFor, KeepingLog, startOfTest } from './connect-world.ts';

/** The real gateway with the real budget in front of a simulated contact centre on a busy morning. */
export async function startSimulatedWorld(settings: Partial<ConnectSettings> = {}) {
  const clock = new SandboxClock({ start: startOfTest, speed: 0 });
  const centre = createCentre({ clock, seed: 'gateway', settings: { load: 2, warmUpHours: 0.5 } });
  const server = await startConnectServer({ centre, clock, settings });
  const client = clientFor(server.url);
  const log = new KeepingLog();
  const budget = new LocalCallBudget({ clock });
  const calls = new ConnectCalls({ client, budget, clock, log, throttledRetryMs: 'never' });
  const close = async () => {
    client.destroy();
    centre.stop();
    await server.close();
  };
  const gateway = new SdkConnectGateway({ calls });
  return { gateway, calls, clock, centre, server, log, close, ...factsOf(centre.view()) };
}

function factsOf(view: ReturnType<ReturnType<typeof createCentre>['view']>) {
  const sam = view.users.find((user) => user.username === 'sam.okafor');
  const held = view.users.flatMap((user) => (user.id === sam?.id ? [] : user.held));
  const live = held.find(({ channel, state }) => channel === 'VOICE' && state === 'CONNECTED');
  const waiting = [...view.contacts.values()].find(({ stage }) => stage === 'queued');
  if (!sam || !live || !waiting) throw new Error('the simulated morning lacks someone it needs');
  const facts: Omit<GatewayWorld, 'gateway' | 'close'> = {
    instance: sandboxInstance.instanceId,
    routingProfileIds: view.routingProfiles.map(({ id }) => id),
    queueIds: view.queues.map(({ id }) => id),
    supervisor: { userId: sam.id, username: sam.username, email: sam.email },
    liveContactId: live.contactId,
    waitingContactId: waiting.id,
  };
  return facts;
}
