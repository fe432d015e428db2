import type { AgentSelection, Channel, MonitorRequest } from '../domain/contact-centre.ts';
import type { WaitingQuestion } from '../domain/waiting.ts';
import type {
  CallOptions,
  ConnectGateway,
  ConnectStanding,
  ReadingKind,
} from '../ports/connect.ts';
import { AbsentIds } from './absent-ids.ts';
import { readAgents } from './agents.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { describeContact, readContactPosition } from './contacts.ts';
import { EstimateHabits } from './estimate-habits.ts';
import { InstanceArns } from './instance-arns.ts';
import { readMissed, readMissedOfQueues } from './missed.ts';
import { monitorContact } from './monitor.ts';
import { PanelAddresses } from './panel-address.ts';
import { readPermissions } from './permissions.ts';
import { readQueueHistory } from './queue-history.ts';
import { readQueues } from './queues.ts';
import { ReadingLog } from './reading-log.ts';
import { searchWaiting } from './search-waiting.ts';
import { SeenRows } from './seen-rows.ts';
import { setStatus } from './status.ts';
import { describeUser, findUsers } from './users.ts';

export interface SdkConnectGatewayOptions {
  readonly calls: ConnectCalls;
  /** Pages of one reading of agents before it ends as truncated; default 100, which is 10,000 agents. */
  readonly agentPagesAtMost?: number | undefined;
  /** The ARN of an instance, when it was configured; that of any other is learned. */
  readonly instanceArn?: string | undefined;
}

/** Amazon Connect by the AWS SDK. What counts as a reading is everything that changes nothing. */
export class SdkConnectGateway implements ConnectGateway, Pick<ConnectStanding, 'lastReadings'> {
  readonly #calls: ConnectCalls;
  readonly #agentPagesAtMost: number;
  readonly #memory: { readonly absentIds: AbsentIds; readonly arns: InstanceArns };
  readonly #queueMemory: Parameters<typeof readQueues>[1];
  readonly #panels: PanelAddresses;
  readonly #log: ReadingLog;

  constructor({ calls, agentPagesAtMost = 100, instanceArn }: SdkConnectGatewayOptions) {
    this.#calls = calls;
    this.#agentPagesAtMost = agentPagesAtMost;
    const absentIds = new AbsentIds();
    this.#memory = { absentIds, arns: new InstanceArns(instanceArn) };
    this.#queueMemory = { absentIds, habits: new EstimateHabits(), seenRows: new SeenRows() };
    this.#panels = new PanelAddresses(calls);
    this.#log = new ReadingLog(calls.clock);
  }

  readAgents(instance: string, selection: AgentSelection, options: CallOptions) {
    const request = { instance, selection, options, pagesAtMost: this.#agentPagesAtMost };
    return this.#log.note(instance, () => readAgents(this.#calls, this.#memory, request), 'agents');
  }

  readQueues(
    instance: string,
    queueIds: readonly string[],
    channels: readonly Channel[],
    options: CallOptions,
  ) {
    const request = { instance, queueIds, channels, options };
    return this.#log.note(
      instance,
      () => readQueues(this.#calls, this.#queueMemory, request),
      'queues',
    );
  }

  readContactPosition(instance: string, contactId: string, options: CallOptions) {
    const request = { instance, contactId, options };
    return this.#log.note(instance, () => readContactPosition(this.#calls, request));
  }

  describeContact(instance: string, contactId: string, options: CallOptions) {
    const request = { instance, contactId, options };
    return this.#log.note(instance, () => describeContact(this.#calls, request));
  }

  searchWaiting(instance: string, question: WaitingQuestion, options: CallOptions) {
    const request = { ...question, instance, options };
    return this.#log.note(instance, () => searchWaiting(this.#calls, request));
  }

  findUsers(instance: string, usernames: readonly string[], options: CallOptions) {
    const request = { instance, usernames, options };
    return this.#log.note(instance, () => findUsers(this.#calls, this.#memory.arns, request));
  }

  describeUser(instance: string, userId: string, options: CallOptions) {
    const request = { instance, userId, options };
    return this.#log.note(instance, () => describeUser(this.#calls, this.#memory.arns, request));
  }

  readPermissions(instance: string, securityProfileId: string, options: CallOptions) {
    const request = { instance, securityProfileId, options };
    return this.#log.note(instance, () => readPermissions(this.#calls, request));
  }

  monitorContact(instance: string, request: MonitorRequest, options: CallOptions) {
    return monitorContact(this.#calls, { ...request, instance, options });
  }

  /** Beside the readings: that the panel has no address says nothing of the contact centre. */
  panelAddress(instance: string, options: CallOptions) {
    return this.#panels.of(instance, options);
  }

  setStatus(
    instance: string,
    change: { readonly userId: string; readonly statusId: string },
    options: CallOptions,
  ) {
    return setStatus(this.#calls, { ...change, instance, options });
  }

  readMissed(
    instance: string,
    about: { readonly userIds: readonly string[]; readonly from: Date },
    options: CallOptions,
  ) {
    const request = { ...about, instance, options };
    return this.#log.note(instance, () => readMissed(this.#calls, this.#memory, request), 'missed');
  }

  readMissedOfQueues(
    instance: string,
    about: { readonly queueIds: readonly string[]; readonly from: Date },
    options: CallOptions,
  ) {
    const request = { ...about, instance, options };
    return this.#log.note(instance, () => readMissedOfQueues(this.#calls, this.#memory, request));
  }

  readQueueHistory(
    instance: string,
    about: Parameters<ConnectGateway['readQueueHistory']>[1],
    options: CallOptions,
  ) {
    const request = { ...about, instance, options };
    return this.#log.note(
      instance,
      () => readQueueHistory(this.#calls, this.#memory, request),
      'history',
    );
  }

  lastReading(instance: string) {
    return this.#log.last(instance);
  }

  lastReadings(instance: string) {
    const of = (kind: ReadingKind) => this.#log.lastOf(instance, kind);
    return {
      queues: of('queues'),
      agents: of('agents'),
      history: of('history'),
      missed: of('missed'),
    };
  }
}
