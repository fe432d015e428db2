import * as catalogue from './catalogue.ts';
import { extrasOf } from './extras.ts';
import { hierarchyGroups, hierarchyLevels } from './hierarchy.ts';
import type { Readable } from './model.ts';
import type { Random } from './random.ts';
import { type Employee, employees } from './roster.ts';
import type { CentreSettings } from './settings.ts';

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
    queues: [...catalogue.queues, ...extras.queues],
    routingProfiles: [...catalogue.routingProfiles, ...extras.routingProfiles],
    statuses: catalogue.statuses,
    securityProfiles: catalogue.securityProfiles,
    hierarchyLevels,
    hierarchyGroups,
    hours: catalogue.hours,
    employees: [...employees, ...extras.employees],
  };
}
