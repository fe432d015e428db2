import { afterEach, describe, expect, test } from '@jest/globals';
import { knownChannels } from '../../src/domain/contact-centre.ts';
import { type BotError, codeOf } from '../../src/domain/errors.ts';
import type { ConnectGateway } from '../../src/ports/connect.ts';

/** A contact centre behind a gateway, and what is true of it. */
export interface GatewayWorld {
  readonly gateway: ConnectGateway;
  readonly instance: string;
  readonly now: Date;
  /** All routing profiles; at least one agent is signed in. */
  readonly routingProfileIds: readonly string[];
  readonly queueIds: readonly string[];
  /** Has an e-mail and a security profile with ManagerListenIn. */
  readonly supervisor: {
    readonly userId: string;
    readonly username: string;
    readonly email: string;
  };
  /** Their calls ring at a desk phone whose number ends with 42; those of the supervisor in the softphone. */
  readonly atDeskPhoneUserId: string;
  /** A voice contact that an agent is talking to now. */
  readonly liveContactId: string;
  /** A contact that waits in a queue now. */
  readonly waitingContactId: string;
  /** A task that waits in a queue now, and a call that does. */
  readonly waitingTask: InQueue;
  readonly waitingCall: InQueue;
  /** An agent with a contact and one without, each with a status to be given that is not theirs. */
  readonly busy: Settable;
  readonly free: Settable;
  /** Has let an offer pass today, long enough ago to be counted; `free` has not. */
  readonly missedByUserId: string;
  /** Had contacts in the last hours. */
  readonly usedQueueId: string;
  /** From now on setting a status is denied to the bot. */
  denyStatusChanges(): void;
  close(): Promise<void>;
}

export interface InQueue {
  readonly contactId: string;
  readonly queueId: string;
}

export interface Settable {
  readonly userId: string;
  readonly statusId: string;
  readonly statusName: string;
}

const nobody = '00000000-0000-4000-8000-000000000000';
const command = { priority: 'command' } as const;

/** What every ConnectGateway does, whatever is behind it. */
export function connectGatewayContract(options: {
  readonly name: string;
  readonly make: () => Promise<GatewayWorld>;
}): void {
  describe(`a Connect gateway: ${options.name}`, () => {
    const worlds: GatewayWorld[] = [];
    const setUp = async () => {
      const world = await options.make();
      worlds.push(world);
      return world;
    };
    afterEach(async () => {
      await Promise.all(worlds.splice(0).map((world) => world.close()));
    });

    agentTests(setUp);
    queueTests(setUp);
    waitingTests(setUp);
    userTests(setUp);
    monitorTests(setUp);
    statusTests(setUp);
    missedTests(setUp);
    queueHistoryTests(setUp);
    panelTests(setUp);
    callTests(setUp);
  });
}

type SetUp = () => Promise<GatewayWorld>;

function agentTests(setUp: SetUp): void {
  test('reads the agents of all routing profiles, each once', async () => {
    const { gateway, instance, routingProfileIds } = await setUp();

    const reading = await gateway.readAgents(
      instance,
      { kind: 'routing-profiles', ids: routingProfileIds },
      command,
    );

    const ids = reading.agents.map((agent) => agent.userId);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(reading.isTruncated).toBe(false);
    for (const agent of reading.agents) {
      expect(routingProfileIds).toContain(agent.routingProfileId);
      expect(agent.statusName).toBeTruthy();
    }
  });

  test('reads only the agents that were asked for', async () => {
    const { gateway, instance, routingProfileIds } = await setUp();
    const everyone = { kind: 'routing-profiles', ids: routingProfileIds } as const;
    const all = await gateway.readAgents(instance, everyone, command);
    const ids = all.agents.slice(0, 2).map((agent) => agent.userId);

    const reading = await gateway.readAgents(instance, { kind: 'agents', ids }, command);

    expect(reading.agents.map((agent) => agent.userId).sort()).toEqual([...ids].sort());
  });

  test('reads nobody when asked for nobody', async () => {
    const { gateway, instance } = await setUp();

    const reading = await gateway.readAgents(instance, { kind: 'agents', ids: [] }, command);

    expect(reading.agents).toEqual([]);
  });
}

function queueTests(setUp: SetUp): void {
  test('reads the queues that were asked for, each queue and channel once', async () => {
    const { gateway, instance, queueIds } = await setUp();

    const reading = await gateway.readQueues(instance, queueIds, knownChannels, command);

    const keys = reading.rows.map((row) => `${row.queueId} ${row.channel}`);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of reading.rows) {
      expect(queueIds).toContain(row.queueId);
      for (const value of [row.contactsInQueue, row.estimatedWaitSeconds, row.agentsStaffed]) {
        if (value !== undefined) expect(value).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('reads nothing for no queues', async () => {
    const { gateway, instance } = await setUp();

    const reading = await gateway.readQueues(instance, [], knownChannels, command);

    expect(reading.rows).toEqual([]);
  });

  test('knows where a waiting contact stands', async () => {
    const { gateway, instance, waitingContactId } = await setUp();

    const position = await gateway.readContactPosition(instance, waitingContactId, command);

    expect(position.kind).toBe('in-queue');
  });

  test('says that a contact nobody knows is not in a queue', async () => {
    const { gateway, instance } = await setUp();

    const position = await gateway.readContactPosition(instance, nobody, command);

    expect(position.kind).toBe('not-found');
  });

  test('knows in which queue a contact waits and since when', async () => {
    const { gateway, instance, queueIds, waitingContactId } = await setUp();

    const detail = await gateway.describeContact(instance, waitingContactId, command);

    expect(queueIds).toContain(detail?.queueId);
    expect(detail?.channel).toBeTruthy();
    expect(detail?.enqueuedAt).toBeInstanceOf(Date);
    expect(detail?.connectedToAgentAt).toBeUndefined();
    expect(detail?.disconnectedAt).toBeUndefined();
  });

  test('knows which agent a contact is with', async () => {
    const { gateway, instance, liveContactId, busy } = await setUp();

    const detail = await gateway.describeContact(instance, liveContactId, command);

    expect(detail?.agentUserId).toBe(busy.userId);
    expect(detail?.connectedToAgentAt).toBeInstanceOf(Date);
    expect(detail?.disconnectedAt).toBeUndefined();
  });

  test('describes a contact nobody knows as undefined', async () => {
    const { gateway, instance } = await setUp();

    expect(await gateway.describeContact(instance, nobody, command)).toBeUndefined();
  });
}

function waitingTests(setUp: SetUp): void {
  const aWeekBefore = (now: Date) => new Date(now.getTime() - 7 * 24 * 3_600_000);

  test('finds the tasks that wait, since when and in which queue, newest first', async () => {
    const { gateway, instance, waitingTask, queueIds, now } = await setUp();
    const question = {
      queueIds,
      channels: ['TASK'],
      order: 'newest' as const,
      from: aWeekBefore(now),
    };

    const { contacts, total } = await gateway.searchWaiting(instance, question, command);

    const since = contacts.map(({ enqueuedAt }) => enqueuedAt?.getTime() ?? 0);
    expect(contacts.find(({ contactId }) => contactId === waitingTask.contactId)).toMatchObject({
      ...waitingTask,
      channel: 'TASK',
    });
    expect(since).toEqual(since.toSorted((one, other) => other - one));
    expect(Math.min(...since)).toBeGreaterThan(0);
    expect(total).toBe(contacts.length);
  });

  test('finds whoever has waited longest first, where that was asked for', async () => {
    const { gateway, instance, queueIds, now } = await setUp();
    const from = aWeekBefore(now);
    const question = { queueIds, channels: ['TASK'], order: 'oldest' as const, from };

    const { contacts } = await gateway.searchWaiting(instance, question, command);

    const since = contacts.map(({ enqueuedAt }) => enqueuedAt?.getTime() ?? 0);
    expect(since.length).toBeGreaterThan(1);
    expect(since).toEqual(since.toSorted((one, other) => one - other));
  });

  test('finds only in the queues that were asked for', async () => {
    const { gateway, instance, waitingTask, waitingCall, now } = await setUp();
    const elsewhere = { queueIds: [waitingCall.queueId], channels: ['TASK'] };

    const { contacts } = await gateway.searchWaiting(
      instance,
      { ...elsewhere, order: 'newest' as const, from: aWeekBefore(now) },
      command,
    );

    expect(contacts.map(({ contactId }) => contactId)).not.toContain(waitingTask.contactId);
  });

  test('finds no call that waits, and nobody who has been answered', async () => {
    const { gateway, instance, waitingCall, liveContactId, queueIds, now } = await setUp();
    const question = {
      queueIds,
      channels: knownChannels,
      order: 'newest' as const,
      from: aWeekBefore(now),
    };

    const { contacts } = await gateway.searchWaiting(instance, question, command);

    const found = contacts.map(({ contactId }) => contactId);
    expect(found).not.toContain(waitingCall.contactId);
    expect(found).not.toContain(liveContactId);
  });

  test.each([
    ['queues', { queueIds: [] }],
    ['channels', { channels: [] }],
  ])('finds nothing in no %s', async (_, nothing) => {
    const { gateway, instance, queueIds, now } = await setUp();
    const question = {
      queueIds,
      channels: ['TASK'],
      order: 'newest' as const,
      from: aWeekBefore(now),
      ...nothing,
    };

    const reading = await gateway.searchWaiting(instance, question, command);

    expect(reading).toMatchObject({ contacts: [], total: 0 });
  });
}

function userTests(setUp: SetUp): void {
  test('finds users by exact username, ignoring case and those that do not exist', async () => {
    const { gateway, instance, supervisor } = await setUp();
    const { username } = supervisor;

    const names = [username.toUpperCase(), 'nobody-of-this-name', username.slice(0, -1)];
    const users = await gateway.findUsers(instance, names, command);

    expect(users.map((user) => user.userId)).toEqual([supervisor.userId]);
  });

  test('describes a user with the e-mail address', async () => {
    const { gateway, instance, supervisor } = await setUp();

    const user = await gateway.describeUser(instance, supervisor.userId, command);

    expect(user).toMatchObject(supervisor);
  });

  test('says where it rings, and of a number no more than its end', async () => {
    const { gateway, instance, supervisor, atDeskPhoneUserId } = await setUp();

    const soft = await gateway.describeUser(instance, supervisor.userId, command);
    const desk = await gateway.describeUser(instance, atDeskPhoneUserId, command);

    expect(soft?.phone).toEqual({ kind: 'softphone' });
    expect(desk?.phone).toEqual({ kind: 'desk-phone', lastDigits: '42' });
  });

  test('describes nobody as undefined', async () => {
    const { gateway, instance } = await setUp();

    expect(await gateway.describeUser(instance, nobody, command)).toBeUndefined();
  });

  test('reads what the profiles of a user permit', async () => {
    const { gateway, instance, supervisor } = await setUp();
    const user = await gateway.describeUser(instance, supervisor.userId, command);

    const profiles = await Promise.all(
      (user?.securityProfileIds ?? []).map((id) => gateway.readPermissions(instance, id, command)),
    );

    expect(profiles.some((permissions) => permissions.has('ManagerListenIn'))).toBe(true);
  });

  test('refuses to read a profile that does not exist', async () => {
    const { gateway, instance } = await setUp();

    const code = await codeOfFailure(gateway.readPermissions(instance, nobody, command));

    expect(code).toBe('connect_not_found');
  });
}

function monitorTests(setUp: SetUp): void {
  const request = (world: GatewayWorld, contactId: string) => ({
    contactId,
    supervisorUserId: world.supervisor.userId,
    capabilities: ['SILENT_MONITOR'] as const,
    clientToken: 'one-intent',
  });

  test('starts listening once for one intent', async () => {
    const world = await setUp();
    const { gateway, instance, liveContactId } = world;

    const first = await gateway.monitorContact(instance, request(world, liveContactId), command);
    const second = await gateway.monitorContact(instance, request(world, liveContactId), command);

    expect(first.contactId).toBeTruthy();
    expect(second.contactId).toBe(first.contactId);
  });

  test('refuses to listen to a contact nobody knows', async () => {
    const world = await setUp();
    const { gateway, instance } = world;

    const code = await codeOfFailure(
      gateway.monitorContact(instance, request(world, nobody), command),
    );

    expect(code).toBe('connect_not_found');
  });
}

function statusTests(setUp: SetUp): void {
  const agentOf = async ({ gateway, instance }: GatewayWorld, userId: string) => {
    const selection = { kind: 'agents', ids: [userId] } as const;
    return (await gateway.readAgents(instance, selection, command)).agents[0];
  };

  test('sets the status of an agent without a contact at once', async () => {
    const world = await setUp();
    const { userId, statusId, statusName } = world.free;

    await world.gateway.setStatus(world.instance, { userId, statusId }, command);

    expect(await agentOf(world, userId)).toMatchObject({ statusId, statusName });
    expect((await agentOf(world, userId))?.nextStatus).toBeUndefined();
  });

  test('sets the next status of an agent who is on a contact', async () => {
    const world = await setUp();
    const { userId, statusId, statusName } = world.busy;
    const before = await agentOf(world, userId);

    await world.gateway.setStatus(world.instance, { userId, statusId }, command);

    const after = await agentOf(world, userId);
    expect(after?.nextStatus).toBe(statusName);
    expect(after?.statusName).toBe(before?.statusName);
    expect(after?.statusName).not.toBe(statusName);
  });

  test('refuses the status of a user nobody knows', async () => {
    const { gateway, instance, free } = await setUp();
    const change = { userId: nobody, statusId: free.statusId };

    expect(await codeOfFailure(gateway.setStatus(instance, change, command))).toBe(
      'connect_not_found',
    );
  });

  test('refuses a status nobody knows', async () => {
    const { gateway, instance, free } = await setUp();
    const change = { userId: free.userId, statusId: nobody };

    expect(await codeOfFailure(gateway.setStatus(instance, change, command))).toBe(
      'connect_not_found',
    );
  });

  test('says that it is denied, and takes that for no reading', async () => {
    const { gateway, instance, free, denyStatusChanges } = await setUp();
    const { userId, statusId } = free;
    denyStatusChanges();

    const code = await codeOfFailure(gateway.setStatus(instance, { userId, statusId }, command));

    expect(code).toBe('connect_denied');
    expect(gateway.lastReading(instance)).toEqual({});
  });
}

function missedTests(setUp: SetUp): void {
  const halfADayBefore = (now: Date) => new Date(now.getTime() - 12 * 3_600_000);

  test('counts what agents let pass, and says nothing of who let nothing pass', async () => {
    const { gateway, instance, missedByUserId, free, now } = await setUp();
    const about = { userIds: [missedByUserId, free.userId], from: halfADayBefore(now) };

    const reading = await gateway.readMissed(instance, about, command);

    expect(reading.byUserId.get(missedByUserId)).toBeGreaterThan(0);
    expect(reading.byUserId.has(free.userId)).toBe(false);
    expect(reading.from).toEqual(about.from);
  });

  test('counts by queue what agents let pass of its contacts', async () => {
    const { gateway, instance, queueIds, now } = await setUp();
    const about = { queueIds, from: halfADayBefore(now) };

    const reading = await gateway.readMissedOfQueues(instance, about, command);

    expect(Math.max(...reading.byQueueId.values())).toBeGreaterThan(0);
    for (const id of reading.byQueueId.keys()) expect(queueIds).toContain(id);
    expect(reading.from).toEqual(about.from);
    const none = await gateway.readMissedOfQueues(instance, { ...about, queueIds: [] }, command);
    expect([...none.byQueueId]).toEqual([]);
  });

  test('reads nothing missed of nobody', async () => {
    const { gateway, instance, now } = await setUp();
    const about = { userIds: [], from: halfADayBefore(now) };

    const reading = await gateway.readMissed(instance, about, command);

    expect([...reading.byUserId]).toEqual([]);
  });
}

function queueHistoryTests(setUp: SetUp): void {
  const inTwelveHours = ({ now }: GatewayWorld) => ({
    from: new Date(now.getTime() - 12 * 3_600_000),
    serviceLevelSeconds: 20,
  });

  test('reads what became of the contacts of a queue, each channel once', async () => {
    const world = await setUp();
    const { gateway, instance, usedQueueId } = world;
    const about = { queueIds: [usedQueueId], ...inTwelveHours(world) };

    const reading = await gateway.readQueueHistory(instance, about, command);

    expect(reading).toMatchObject({ from: about.from, serviceLevelSeconds: 20 });
    const channels = reading.outcomes.map(({ channel }) => channel);
    expect(channels.length).toBeGreaterThan(0);
    expect(new Set(channels).size).toBe(channels.length);
    for (const outcome of reading.outcomes) {
      expect(outcome.queueId).toBe(usedQueueId);
      expect(outcome.contactsQueued).toBeGreaterThan(0);
      for (const percent of [outcome.serviceLevelPercent, outcome.abandonmentPercent]) {
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
      }
    }
  });

  test('reads no outcomes of no queues', async () => {
    const world = await setUp();
    const about = { queueIds: [], ...inTwelveHours(world) };

    const reading = await world.gateway.readQueueHistory(world.instance, about, command);

    expect(reading.outcomes).toEqual([]);
  });
}

function panelTests(setUp: SetUp): void {
  test('knows where the control panel opens', async () => {
    const { gateway, instance } = await setUp();

    const address = await gateway.panelAddress(instance, command);

    expect(address).toMatch(/^https:\/\/[a-z.]+\/ccp-v2\/$/);
    expect(gateway.lastReading(instance)).toEqual({});
  });
}

function callTests(setUp: SetUp): void {
  test('does nothing for a caller that has given up', async () => {
    const { gateway, instance, queueIds } = await setUp();
    const options = { priority: 'check', signal: AbortSignal.abort() } as const;

    const code = await codeOfFailure(
      gateway.readQueues(instance, queueIds, knownChannels, options),
    );

    expect(code).toBe('stopping');
    expect(gateway.lastReading(instance)).toEqual({});
  });

  test('remembers when the last reading succeeded', async () => {
    const { gateway, instance, queueIds } = await setUp();
    expect(gateway.lastReading(instance).okAt).toBeUndefined();

    const reading = await gateway.readQueues(instance, queueIds, knownChannels, command);

    const okAt = gateway.lastReading(instance).okAt?.getTime() ?? 0;
    expect(Math.abs(okAt - reading.asOf.getTime())).toBeLessThan(60_000);
  });
}

async function codeOfFailure(promise: Promise<unknown>): Promise<BotError['code'] | undefined> {
  return promise.then(
    () => {
      throw new Error('expected a failure, got an answer');
    },
    (error: unknown) => codeOf(error),
  );
}
