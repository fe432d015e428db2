import * as catalogue from './catalogue.ts';
import { idOf } from './catalogue.ts';
import { extrasOf } from './extras.ts';
import { hierarchyGroups, hierarchyLevels } from './hierarchy.ts';
import type { Hours, Queue, Readable } from './model.ts';
import type { Random } from './random.ts';
import { type Employee, employees } from './roster.ts';
import type { CentreSettings, QueueWithHours } from './settings.ts';

/** What does not change during the day. */
export interface Company
  extends Pick<
    Readable,
    | 'queues'
    | 'routingProfiles'
    | 'statuses'
    | 'securityProfiles'
    | 'hierarchyLevels'
    | 'hierarchyGroups'
    | 'hours'
  > {
  readonly employees: readonly Employee[];
}

/** The catalogue and the roster, and what a larger floor has beyond them. */
export function companyOf(settings: CentreSettings, random: Random): Company {
  const extras = extrasOf(settings, random);
  return {
    queues: [...catalogue.queues, ...extras.queues, ...settings.queuesWithHours.map(queueOf)],
    routingProfiles: [...catalogue.routingProfiles, ...extras.routingProfiles],
    statuses: catalogue.statuses,
    securityProfiles: catalogue.securityProfiles,
    hierarchyLevels,
    hierarchyGroups,
    hours: [...catalogue.hours, ...settings.queuesWithHours.map(hoursOf)],
    employees: [...employees, ...extras.employees],
  };
}

function queueOf({ name, channels }: QueueWithHours): Queue {
  const hoursId = idOf('hours', name);
  return { id: idOf('queue', name), name, description: name, channels, hoursId };
}

function hoursOf({ name, timeZone, days, holidays }: QueueWithHours): Hours {
  return { id: idOf('hours', name), name, description: name, timeZone, days, holidays };
}
