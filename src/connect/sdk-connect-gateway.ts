import type { AgentSelection, Channel, MonitorRequest } from '../domain/contact-centre.ts';
import type { CallOptions, ConnectGateway } from '../ports.ts';
import { AbsentIds } from './absent-ids.ts';
import { readAgents } from './agents.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { readContactPosition } from './contacts.ts';
import { EstimateHabits } from './estimate-habits.ts';
import { monitorContact } from './monitor.ts';
import { readPermissions } from './permissions.ts';
import { readQueues } from './queues.ts';
import { ReadingLog } from './reading-log.ts';
import { SeenRows } from './seen-rows.ts';
import { describeUser, findUsers } from './users.ts';

export interface SdkConnectGatewayOptions {
  readonly calls: ConnectCalls;
  /** Pages of one reading of agents before it ends as truncated; default 100, which is 10,000 agents. */
  readonly agentPagesAtMost?: number | undefined;
}

/** Amazon Connect by the AWS SDK. What counts as a reading is everything but MonitorContact. */
export class SdkConnectGateway implements ConnectGateway {
  readonly #calls: ConnectCalls;
  readonly #agentPagesAtMost: number;
  readonly #absentIds = new AbsentIds();
  readonly #queueMemory = {
    habits: new EstimateHabits(),
    absentIds: this.#absentIds,
    seenRows: new SeenRows(),
  };
  readonly #log: ReadingLog;

  constructor({ calls, agentPagesAtMost = 100 }: SdkConnectGatewayOptions) {
    this.#calls = calls;
    this.#agentPagesAtMost = agentPagesAtMost;
    this.#log = new ReadingLog(calls.clock);
  }

  readAgents(instance: string, selection: AgentSelection, options: CallOptions) {
    const request = { instance, selection, options, pagesAtMost: this.#agentPagesAtMost };
    return this.#log.note(instance, () => readAgents(this.#calls, this.#absentIds, request));
  }

  readQueues(
    instance: string,
    queueIds: readonly string[],
    channels: readonly Channel[],
    options: CallOptions,
  ) {
    const request = { instance, queueIds, channels, options };
    return this.#log.note(instance, () => readQueues(this.#calls, this.#queueMemory, request));
  }

  readContactPosition(instance: string, contactId: string, options: CallOptions) {
    const request = { instance, contactId, options };
    return this.#log.note(instance, () => readContactPosition(this.#calls, request));
  }

  findUsers(instance: string, usernames: readonly string[], options: CallOptions) {
    const request = { instance, usernames, options };
    return this.#log.note(instance, () => findUsers(this.#calls, request));
  }

  describeUser(instance: string, userId: string, options: CallOptions) {
    const request = { instance, userId, options };
    return this.#log.note(instance, () => describeUser(this.#calls, request));
  }

  readPermissions(instance: string, securityProfileId: string, options: CallOptions) {
    const request = { instance, securityProfileId, options };
    return this.#log.note(instance, () => readPermissions(this.#calls, request));
  }

  monitorContact(instance: string, request: MonitorRequest, options: CallOptions) {
    return monitorContact(this.#calls, { ...request, instance, options });
  }

  lastReading(instance: string) {
    return this.#log.last(instance);
  }
}
