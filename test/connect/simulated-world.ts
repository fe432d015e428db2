import { sandboxInstance } from '../../sandbox/cast.ts';
import { createCentre } from '../../sandbox/centre/centre.ts';
import type { CentreSettings } from '../../sandbox/centre/settings.ts';
import { SandboxClock } from '../../sandbox/clock.ts';
import { startConnectServer } from '../../sandbox/connect/server.ts';
import type { ConnectSettings } from '../../sandbox/connect/settings.ts';
import { ConnectCalls } from '../../src/connect/connect-calls.ts';
import { LocalCallBudget } from '../../src/connect/local-call-budget.ts';
import { SdkConnectGateway } from '../../src/connect/sdk-connect-gateway.ts';
import type { GatewayWorld, InQueue } from '../contracts/connect-gateway.ts';
import { clientFor, KeepingLog, startOfTest } from './connect-world.ts';

/** With thousands of agents nobody waits. */
const nobody = '00000000-0000-4000-8000-000000000000';

/** The real gateway with the real budget in front of a simulated contact centre on a busy morning. */
export async function startSimulatedWorld(
  settings: Partial<ConnectSettings> = {},
  centreSettings: Partial<CentreSettings> = {},
) {
  const clock = new SandboxClock({ start: startOfTest, speed: 0 });
  const settled = { load: 2, warmUpHours: 0.5, ...centreSettings };
  const centre = createCentre({ clock, seed: 'gateway', settings: settled });
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
  const denyStatusChanges = () =>
    server.faults.set({ mode: 'iam-denied', operations: ['PutUserStatus'] });
  const facts = factsOf(centre.view());
  return { gateway, calls, clock, centre, server, log, close, denyStatusChanges, ...facts };
}

function factsOf(view: ReturnType<ReturnType<typeof createCentre>['view']>) {
  const sam = view.users.find((user) => user.username === 'sam.okafor');
  const held = view.users.flatMap((user) => (user.id === sam?.id ? [] : user.held));
  const live = held.find(({ channel, state }) => channel === 'VOICE' && state === 'CONNECTED');
  const waiting = [...view.contacts.values()].find(({ stage }) => stage === 'queued');
  const queued = (channel: string): InQueue => {
    const contacts = [...view.contacts.values()];
    const found = contacts.find((one) => one.stage === 'queued' && one.channel === channel);
    return { contactId: found?.id ?? nobody, queueId: found?.queueId ?? nobody };
  };
  const lea = view.users.find((user) => user.username === 'lea.brandt');
  const ada = view.users.find((user) => user.username === 'ada.novak');
  const lunch = view.statuses.find(({ name }) => name === 'Lunch');
  const busy = view.users.find(({ held }) => held.some((one) => one === live));
  const counted = view.asOf.getTime() - 2 * 60_000;
  const missed = view.missed.find(({ at }) => at.getTime() < counted);
  const done = [...view.contacts.values()].find(
    ({ stage, connectedAt, disconnectedAt }) =>
      stage === 'ended' && connectedAt && (disconnectedAt?.getTime() ?? Infinity) < counted,
  );
  const usedQueueId = done?.queueId;
  if (!sam || !live || !waiting || !lea || !ada || !lunch || !busy || !missed || !usedQueueId) {
    throw new Error('the simulated morning lacks someone it needs');
  }
  const toLunch = { statusId: lunch.id, statusName: lunch.name };
  const facts: Omit<GatewayWorld, 'gateway' | 'close' | 'denyStatusChanges'> = {
    instance: sandboxInstance.instanceId,
    now: view.asOf,
    busy: { userId: busy.id, ...toLunch },
    free: { userId: lea.id, ...toLunch },
    missedByUserId: missed.userId,
    usedQueueId,
    routingProfileIds: view.routingProfiles.map(({ id }) => id),
    queueIds: view.queues.map(({ id }) => id),
    supervisor: { userId: sam.id, username: sam.username, email: sam.email },
    atDeskPhoneUserId: ada.id,
    liveContactId: live.contactId,
    waitingContactId: waiting.id,
    waitingTask: queued('TASK'),
    waitingCall: queued('VOICE'),
  };
  return facts;
}
