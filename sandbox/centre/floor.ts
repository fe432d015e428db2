import { statuses, statusIds } from './catalogue.ts';
import { type Company, companyOf } from './company.ts';
import { Events } from './events.ts';
import type {
  Channel,
  Contact,
  HeldContact,
  MissedOffer,
  Moment,
  MonitorSession,
  StatusType,
  User,
} from './model.ts';
import { createRandom, type Random } from './random.ts';
import type { CentreSettings } from './settings.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export type HeldRecord = Writable<HeldContact>;

export type MonitorRecord = Writable<MonitorSession>;

export interface ContactRecord extends Writable<Contact> {
  /** Cancels the moment the customer gives up; set while they wait. */
  keepWaiting: (() => void) | undefined;
}

export interface UserRecord extends Writable<Omit<User, 'held'>> {
  readonly shiftFrom: number | undefined;
  readonly awayAs?: string | undefined;
  readonly held: HeldRecord[];
  /** When they last laid a contact down; the one idle longest is offered first. */
  idleSince: number;
}

/** One piece of finished work: what the estimate learns from. */
export interface Turnover {
  readonly at: number;
  readonly line: LineKey;
  readonly occupiedSeconds: number;
}

/** A queue's line in one channel. */
export type LineKey = `${string}/${Channel}`;

/** The whole state of the centre, and what moves it. */
export interface Floor {
  readonly settings: CentreSettings;
  readonly events: Events;
  readonly random: Random;
  company: Company;
  /** Without those who were removed. */
  readonly users: UserRecord[];
  readonly contacts: Map<string, ContactRecord>;
  /** Waiting contacts per line, oldest first. */
  readonly lines: ReadonlyMap<LineKey, ContactRecord[]>;
  /** Who serves a line, in the order of the payroll. */
  readonly servers: ReadonlyMap<LineKey, readonly UserRecord[]>;
  readonly missed: MissedOffer[];
  readonly monitoring: MonitorRecord[];
  readonly turnover: Turnover[];
  /** How waits lately compared with their estimates, per line. */
  readonly corrections: Map<LineKey, number>;
  /** Milliseconds from the clock's time to the centre's local time. */
  readonly localOffset: number;
  /** Somebody became free or somebody queued: match them before time goes on. */
  wake: () => void;
  /** Who follows what happens to contacts. */
  readonly followers: Set<(moment: Moment) => void>;
}

export function lineKey(queueId: string, channel: Channel): LineKey {
  return `${queueId}/${channel}`;
}

/** An empty floor with everybody signed out, at the time the warm-up begins. */
export function createFloor(seed: string, settings: CentreSettings, startMs: number): Floor {
  const events = new Events(startMs - settings.warmUpHours * 3_600_000);
  const random = createRandom(seed);
  const company = companyOf(settings, random.fork('company'));
  const users = company.employees.map((employee) => signedOut(employee, events));
  const lines = company.queues.flatMap(({ id, channels }) => channels.map((c) => lineKey(id, c)));
  return {
    settings,
    events,
    random,
    company,
    users,
    contacts: new Map(),
    lines: new Map(lines.map((key) => [key, []])),
    servers: new Map(lines.map((key) => [key, users.filter((user) => linesOf(user).has(key))])),
    missed: [],
    monitoring: [],
    turnover: [],
    corrections: new Map(),
    localOffset: settings.localHourAtStart * 3_600_000 - (startMs % 86_400_000),
    wake: () => {},
    followers: new Set(),
  };
}

function signedOut(employee: Company['employees'][number], events: Events): UserRecord {
  return {
    ...employee,
    isSignedIn: false,
    statusId: statusIds.offline,
    statusSince: events.date,
    nextStatusId: undefined,
    visibleUntil: undefined,
    held: [],
    idleSince: events.now,
  };
}

function linesOf({ profile }: Pick<User, 'profile'>): ReadonlySet<LineKey> {
  return new Set(profile.serves.map(({ queueId, channel }) => lineKey(queueId, channel)));
}

const typeById = new Map(statuses.map((status) => [status.id, status.type]));

export function statusTypeOf(user: Pick<User, 'statusId'>): StatusType {
  return typeById.get(user.statusId) ?? 'OFFLINE';
}

/** The waiting contacts of a line; empty for a line that does not exist. */
export function lineOf(floor: Floor, queueId: string, channel: Channel): ContactRecord[] {
  return floor.lines.get(lineKey(queueId, channel)) ?? [];
}

/** Tells those who follow what just happened to a contact. */
export function tell(floor: Floor, type: Moment['type'], contact: Contact): void {
  for (const follow of floor.followers) {
    follow({ type, at: floor.events.date, contact: { ...contact } });
  }
}
