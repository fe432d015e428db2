import type {
  Agent,
  AgentSelection,
  AgentsReading,
  Channel,
  ConnectUser,
  ConnectUserDetail,
  ContactPosition,
  MissedOfQueuesReading,
  MissedReading,
  MonitorRequest,
  QueueChannelReading,
  QueueHistoryReading,
  QueueOutcome,
  QueuesReading,
  StatusName,
} from '../../src/domain/contact-centre.ts';
import type { ContactDetail } from '../../src/domain/contact-place.ts';
import { BotError } from '../../src/domain/errors.ts';
import {
  byWait,
  type WaitingContact,
  type WaitingQuestion,
  type WaitingReading,
} from '../../src/domain/waiting.ts';
import type { CallOptions, ConnectGateway, PanelAddress } from '../../src/ports/connect.ts';
import type { Clock } from '../../src/ports/ground.ts';

/** What the fake knows. A test may replace any of it between two calls. */
export interface FakeConnectData {
  agents: readonly Agent[];
  /** Queues each routing profile serves, for readings by queue. */
  queuesOfProfile: ReadonlyMap<string, readonly string[]>;
  queueRows: readonly QueueChannelReading[];
  estimate: QueuesReading['estimate'];
  positions: ReadonlyMap<string, ContactPosition>;
  /** What is known of a contact, whenever it is asked. */
  contacts: ReadonlyMap<string, Omit<ContactDetail, 'asOf'>>;
  /** Contacts that wait, voice among them, which no search finds. */
  waiting: readonly WaitingContact[];
  users: readonly ConnectUserDetail[];
  /** Permissions by security profile id. */
  permissions: ReadonlyMap<string, readonly string[]>;
  /** Statuses by id, as far as one may be set. */
  statuses: ReadonlyMap<string, StatusName>;
  /** Offers not taken, by agent; who is not in it has no entry. */
  missed: ReadonlyMap<string, number>;
  /** The same, by queue. */
  missedOfQueues: ReadonlyMap<string, number>;
  /** What became of contacts, whatever the time asked for. */
  outcomes: readonly QueueOutcome[];
  /** Overrides what is said of a reading of agents. */
  approximateTotal: number | undefined;
  isTruncated: boolean;
  /** Where the control panel opens. */
  panel: PanelAddress | undefined;
}

type Method = Exclude<keyof ConnectGateway, 'lastReading'>;

export interface Asked {
  readonly method: Method;
  readonly instance: string;
  readonly about: unknown;
  readonly priority: CallOptions['priority'];
  readonly patienceSeconds?: CallOptions['patienceSeconds'];
}

export interface StatusChange {
  readonly userId: string;
  readonly statusId: string;
}

/** What changes something is no reading, nor is what says nothing of the contact centre. */
const changes: readonly Method[] = ['monitorContact', 'setStatus', 'panelAddress'];
const monitorable = ['CONNECTED', 'CONNECTED_ONHOLD'];

/** ConnectGateway by data. Remembers what it was asked, and fails when told to. */
export class FakeConnectGateway implements ConnectGateway {
  readonly data: FakeConnectData;
  readonly asked: Asked[] = [];
  /** The monitoring sessions that were started. */
  readonly monitored: MonitorRequest[] = [];
  /** The statuses that were set, at once or as the next one. */
  readonly statusChanges: StatusChange[] = [];
  readonly #clock: Clock;
  readonly #failures = new Map<Method, readonly BotError[]>();
  readonly #last = new Map<string, { okAt?: Date; failedAt?: Date }>();

  constructor(options: { readonly clock: Clock } & Partial<FakeConnectData>) {
    const { clock, ...data } = options;
    this.#clock = clock;
    this.data = {
      agents: [],
      queuesOfProfile: new Map(),
      queueRows: [],
      estimate: 'asked',
      positions: new Map(),
      contacts: new Map(),
      waiting: [],
      users: [],
      permissions: new Map(),
      statuses: new Map(),
      missed: new Map(),
      missedOfQueues: new Map(),
      outcomes: [],
      approximateTotal: undefined,
      isTruncated: false,
      panel: 'https://harbour.my.connect.aws/ccp-v2/',
      ...data,
    };
  }

  /** Makes the next calls of a method fail, one error each; the last one stays until `recover`. */
  fail(method: Method, ...errors: readonly BotError[]): void {
    this.#failures.set(method, errors);
  }

  recover(method: Method): void {
    this.#failures.delete(method);
  }

  /** How often a method was called. */
  count(method: Method): number {
    return this.asked.filter((asked) => asked.method === method).length;
  }

  readAgents(instance: string, selection: AgentSelection, options: CallOptions) {
    return this.#answer('readAgents', instance, selection, options, (): AgentsReading => {
      const agents = this.data.agents.filter((agent) => this.#isSelected(agent, selection));
      options.onProgress?.({ agentsRead: agents.length, ofAbout: agents.length });
      return {
        asOf: this.#clock.now(),
        agents,
        approximateTotal: this.data.approximateTotal ?? agents.length,
        isTruncated: this.data.isTruncated,
      };
    });
  }

  readQueues(
    instance: string,
    queueIds: readonly string[],
    channels: readonly Channel[],
    options: CallOptions,
  ) {
    const about = { queueIds, channels };
    return this.#answer('readQueues', instance, about, options, (): QueuesReading => {
      options.onProgress?.({ queuesRead: queueIds.length, of: queueIds.length });
      const rows = this.data.queueRows.filter(
        (row) => queueIds.includes(row.queueId) && channels.includes(row.channel),
      );
      return { asOf: this.#clock.now(), rows, estimate: this.data.estimate };
    });
  }

  readContactPosition(instance: string, contactId: string, options: CallOptions) {
    return this.#answer('readContactPosition', instance, contactId, options, () => {
      const known = this.data.positions.get(contactId);
      return known ?? ({ kind: 'not-found', asOf: this.#clock.now() } as const);
    });
  }

  describeContact(instance: string, contactId: string, options: CallOptions) {
    return this.#answer('describeContact', instance, contactId, options, () => {
      const known = this.data.contacts.get(contactId);
      return known && { ...known, asOf: this.#clock.now() };
    });
  }

  searchWaiting(instance: string, question: WaitingQuestion, options: CallOptions) {
    return this.#answer('searchWaiting', instance, question, options, (): WaitingReading => {
      const found = this.data.waiting.filter(
        ({ queueId, channel, enqueuedAt }) =>
          channel !== 'VOICE' &&
          question.queueIds.includes(queueId) &&
          question.channels.includes(channel) &&
          (enqueuedAt === undefined || enqueuedAt >= question.from),
      );
      const contacts = found.toSorted(byWait(question.order)).slice(0, 100);
      return { asOf: this.#clock.now(), contacts, total: found.length };
    });
  }

  findUsers(instance: string, usernames: readonly string[], options: CallOptions) {
    return this.#answer('findUsers', instance, usernames, options, () => {
      const wanted = usernames.map((username) => username.toLowerCase());
      return this.data.users
        .filter((user) => wanted.includes(user.username.toLowerCase()))
        .map(({ email: _, ...user }): ConnectUser => user);
    });
  }

  describeUser(instance: string, userId: string, options: CallOptions) {
    return this.#answer('describeUser', instance, userId, options, () =>
      this.data.users.find((user) => user.userId === userId),
    );
  }

  readPermissions(instance: string, securityProfileId: string, options: CallOptions) {
    return this.#answer('readPermissions', instance, securityProfileId, options, () => {
      const permissions = this.data.permissions.get(securityProfileId);
      if (!permissions) throw new BotError('connect_not_found', 'no such security profile');
      return new Set(permissions);
    });
  }

  monitorContact(instance: string, request: MonitorRequest, options: CallOptions) {
    return this.#answer('monitorContact', instance, request, options, () => {
      const contacts = this.data.agents.flatMap((agent) => agent.contacts);
      const contact = contacts.find(({ contactId }) => contactId === request.contactId);
      if (!contact) throw new BotError('connect_not_found', 'no such contact');
      if (contact.channel !== 'VOICE' && contact.channel !== 'CHAT') {
        throw new BotError('listen_channel', 'not this channel');
      }
      if (!monitorable.includes(contact.state ?? '')) {
        throw new BotError('listen_state', 'not in this state');
      }
      const isNew = !this.monitored.some(({ clientToken }) => clientToken === request.clientToken);
      if (isNew) this.monitored.push(request);
      return {
        contactId: `monitor-${request.clientToken}`,
        requestId: `request-${request.clientToken}`,
      };
    });
  }

  panelAddress(instance: string, options: CallOptions) {
    return this.#answer('panelAddress', instance, undefined, options, () => this.data.panel);
  }

  setStatus(instance: string, change: StatusChange, options: CallOptions) {
    return this.#answer('setStatus', instance, change, options, () => {
      const { userId, statusId } = change;
      const agent = this.data.agents.find((one) => one.userId === userId);
      const status = this.data.statuses.get(statusId);
      if (!agent || !status) throw new BotError('connect_not_found', 'no such user or status');
      this.statusChanges.push(change);
      const isBusy = agent.contacts.some((one) => one.initiationMethod !== 'MONITOR');
      const changed = isBusy
        ? { ...agent, nextStatus: status.name }
        : { ...agent, statusId, statusName: status.name, statusSince: this.#clock.now() };
      this.data.agents = this.data.agents.map((one) => (one === agent ? changed : one));
    });
  }

  readMissed(
    instance: string,
    about: { readonly userIds: readonly string[]; readonly from: Date },
    options: CallOptions,
  ) {
    return this.#answer('readMissed', instance, about, options, (): MissedReading => {
      const known = [...this.data.missed].filter(([userId]) => about.userIds.includes(userId));
      return { asOf: this.#clock.now(), from: about.from, byUserId: new Map(known) };
    });
  }

  readMissedOfQueues(
    instance: string,
    about: { readonly queueIds: readonly string[]; readonly from: Date },
    options: CallOptions,
  ) {
    return this.#answer(
      'readMissedOfQueues',
      instance,
      about,
      options,
      (): MissedOfQueuesReading => {
        const known = [...this.data.missedOfQueues].filter(([id]) => about.queueIds.includes(id));
        return { asOf: this.#clock.now(), from: about.from, byQueueId: new Map(known) };
      },
    );
  }

  readQueueHistory(
    instance: string,
    about: Parameters<ConnectGateway['readQueueHistory']>[1],
    options: CallOptions,
  ) {
    return this.#answer('readQueueHistory', instance, about, options, (): QueueHistoryReading => {
      const { queueIds, from, serviceLevelSeconds } = about;
      const outcomes = this.data.outcomes.filter(({ queueId }) => queueIds.includes(queueId));
      return { asOf: this.#clock.now(), from, serviceLevelSeconds, outcomes };
    });
  }

  lastReading(instance: string) {
    return { ...this.#last.get(instance) };
  }

  async #answer<Answer>(
    method: Method,
    instance: string,
    about: unknown,
    options: CallOptions,
    answer: () => Answer,
  ): Promise<Answer> {
    const { priority, patienceSeconds } = options;
    this.asked.push({ method, instance, about, priority, patienceSeconds });
    if (options.signal?.aborted) throw new BotError('stopping', 'given up by the caller');
    const isReading = !changes.includes(method);
    const last = (isReading && this.#last.get(instance)) || {};
    if (isReading) this.#last.set(instance, last);
    try {
      const [failure, ...later] = this.#failures.get(method) ?? [];
      if (later.length > 0) this.#failures.set(method, later);
      if (failure) throw failure;
      const given = answer();
      last.okAt = this.#clock.now();
      return given;
    } catch (error) {
      last.failedAt = this.#clock.now();
      throw error;
    }
  }

  #isSelected(agent: Agent, selection: AgentSelection): boolean {
    const profile = agent.routingProfileId ?? '';
    switch (selection.kind) {
      case 'agents':
        return selection.ids.includes(agent.userId);
      case 'routing-profiles':
        return selection.ids.includes(profile);
      case 'hierarchy-group':
        return agent.hierarchy.includes(selection.id);
      case 'queues': {
        const served = this.data.queuesOfProfile.get(profile) ?? [];
        return selection.ids.some((id) => served.includes(id));
      }
    }
  }
}
