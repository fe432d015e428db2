import type { SandboxClock } from '../clock.ts';
import { startArrivals } from './arrivals.ts';
import { askStatus } from './desk.ts';
import { estimateFor, placeOf } from './estimate.ts';
import { createFloor, type Floor, lineOf } from './floor.ts';
import { hangUp } from './handling.ts';
import { createLevers } from './levers.ts';
import { closeContact, requeue } from './line.ts';
import type { Readable } from './model.ts';
import { acceptListening, bargeIn, endListening, startListening } from './monitoring.ts';
import type { Centre } from './port.ts';
import { match } from './routing.ts';
import { type CentreSettings, defaultCentreSettings } from './settings.ts';
import { startShifts } from './shifts.ts';
import { changeUser, removeUser } from './staff.ts';

export interface RunningCentre extends Centre {
  /** Puts the centre's events on the clock. Before that it stands at time zero, warm. */
  start(): void;
  /** Takes them off again; the state stays readable. */
  stop(): void;
}

/** A contact centre that has been open for a while. Same seed, same settings, same start: same day. */
export function createCentre(options: {
  readonly clock: SandboxClock;
  readonly seed: string;
  readonly settings?: Partial<CentreSettings>;
}): RunningCentre {
  const { clock } = options;
  const settings = { ...defaultCentreSettings, ...options.settings };
  const floor = createFloor(options.seed, settings, clock.now().getTime());
  const levers = createLevers(floor);
  const timing = keepTime(floor, clock);
  open(floor);
  floor.events.runUntil(clock.now().getTime());

  return {
    start: timing.start,
    stop: timing.stop,
    view: () => timing.current(() => readableOf(floor)),
    waiting: (queueId, channel) => timing.current(() => lineOf(floor, queueId, channel)),
    estimate: (queueId, channel) => timing.current(() => estimateFor(floor, queueId, channel)),
    placeInLine: (contactId) =>
      timing.current(() => {
        const contact = floor.contacts.get(contactId);
        return contact && placeOf(floor, contact);
      }),
    follow: (listener) => {
      floor.followers.add(listener);
      return () => floor.followers.delete(listener);
    },
    rush: (about) => timing.change(() => levers.rush(about)),
    lunch: (about) => timing.change(() => levers.lunch(about)),
    endRush: () => timing.change(() => levers.endRush()),
    endLunch: () => timing.change(() => levers.endLunch()),
    setStatus: (userId, statusId) => timing.change(() => setStatus(floor, userId, statusId)),
    startMonitoring: (request) => timing.change(() => startListening(floor, request)),
    acceptMonitoring: (userId) => timing.change(() => acceptListening(floor, userId)),
    hangUpMonitoring: (userId) =>
      timing.change(() =>
        endListening(floor, ({ supervisorUserId }) => supervisorUserId === userId),
      ),
    bargeIn: (userId) => timing.change(() => bargeIn(floor, userId)),
    changeUser: (userId, about) => timing.change(() => changeUser(floor, userId, about)),
    removeUser: (userId) => {
      const bringBack = timing.change(() => removeUser(floor, userId));
      return () => timing.change(bringBack);
    },
    stopContact: (contactId) => timing.change(() => stopContact(floor, contactId)),
    deleteQueue: (queueId) => timing.change(() => deleteQueue(floor, queueId)),
    moveContact: (contactId, queueId) =>
      timing.change(() => moveContact(floor, contactId, queueId)),
  };
}

function open(floor: Floor): void {
  let isAwake = false;
  floor.wake = () => {
    if (isAwake) return;
    isAwake = true;
    floor.events.at(floor.events.now, () => {
      isAwake = false;
      match(floor);
    });
  };
  startShifts(floor);
  startArrivals(floor);
  const forget = () => {
    forgetOld(floor);
    floor.events.in(3600, forget);
  };
  floor.events.in(3600, forget);
}

/** One timer on the clock at a time: the centre's next event. */
function keepTime(floor: Floor, clock: SandboxClock) {
  let disarm: (() => void) | undefined;
  let isRunning = false;
  const catchUp = () => {
    if (isRunning) floor.events.runUntil(clock.now().getTime());
  };
  const arm = () => {
    disarm?.();
    const next = floor.events.next();
    disarm =
      !isRunning || next === undefined
        ? undefined
        : clock.at(new Date(next), () => {
            catchUp();
            arm();
          });
  };
  const current = <T>(read: () => T): T => {
    catchUp();
    return read();
  };
  return {
    current,
    start: () => {
      isRunning = true;
      arm();
    },
    stop: () => {
      isRunning = false;
      disarm?.();
    },
    change: <T>(act: () => T): T => {
      catchUp();
      const result = act();
      floor.events.runUntil(floor.events.now);
      arm();
      return result;
    },
  };
}

function readableOf(floor: Floor): Readable {
  return {
    ...floor.company,
    asOf: floor.events.date,
    users: floor.users,
    contacts: floor.contacts,
    missed: floor.missed,
    monitoring: floor.monitoring,
  };
}

function setStatus(floor: Floor, userId: string, statusId: string): void {
  const user = floor.users.find((one) => one.id === userId);
  if (!user) throw new Error(`No user ${userId}`);
  askStatus(floor, user, statusId);
  if (!user.isSignedIn) endListening(floor, (session) => session.supervisorUserId === userId);
}

function stopContact(floor: Floor, contactId: string): void {
  const contact = floor.contacts.get(contactId);
  if (!contact || contact.stage === 'ended') throw new Error(`No live contact ${contactId}`);
  if (contact.stage === 'connected') hangUp(floor, contact, 'API');
  else closeContact(floor, contact, 'API');
}

function deleteQueue(floor: Floor, queueId: string): void {
  const { company } = floor;
  const queue = company.queues.find(({ id }) => id === queueId);
  if (!queue) throw new Error(`No queue ${queueId}`);
  for (const channel of queue.channels) {
    for (const contact of [...lineOf(floor, queueId, channel)]) closeContact(floor, contact, 'API');
  }
  floor.company = { ...company, queues: company.queues.filter((other) => other !== queue) };
}

function moveContact(floor: Floor, contactId: string, queueId: string): void {
  const contact = floor.contacts.get(contactId);
  if (contact?.stage !== 'queued') throw new Error(`No waiting contact ${contactId}`);
  requeue(floor, contact, queueId);
}

function forgetOld({ events, settings, contacts, missed, turnover }: Floor): void {
  const before = events.now - settings.keepHours * 3_600_000;
  for (const [id, contact] of contacts) {
    const isOver = contact.stage === 'ended' && (contact.disconnectedAt?.getTime() ?? 0) < before;
    if (isOver) contacts.delete(id);
  }
  missed.splice(0, missed.findLastIndex((offer) => offer.at.getTime() < before) + 1);
  turnover.splice(0, turnover.findLastIndex(({ at }) => at < events.now - 3_600_000) + 1);
}
