import type { Caller } from '../domain/people.ts';
import type { CurrentSettings } from '../ports/ground.ts';
import type { SlackPeople } from '../ports/slack.ts';
import type { Access, Place } from './act.ts';
import type { Identity } from './identity.ts';

export interface GatePorts {
  readonly people: SlackPeople;
  readonly identity: Identity;
  readonly settings: CurrentSettings;
  /** Slack users who are administrators of Floorwalker. */
  readonly administrators: ReadonlySet<string>;
}

/** Who asks, where, and what was found out before the act was looked at. */
export interface Request {
  readonly who: Caller;
  readonly where: Place;
  readonly base: Pick<Access, 'isAdministrator' | 'answerAlone'>;
}
