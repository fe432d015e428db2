import type { Agent } from '../domain/contact-centre.ts';

/** A part of a filter that Floorwalker applied itself, after the service had counted. */
export type FilterPart = 'profile' | 'agent' | 'team' | 'state' | 'status' | 'channel';

/** What a filter gave: agents of one reading, and what the figures of the service stand for. */
export interface FloorReading {
  readonly asOf: Date;
  /** Each agent once, after every part of the filter; listening sessions are still in it. */
  readonly agents: readonly Agent[];
  /** What the service was asked for: exactly one of its filters. */
  readonly askedFor: 'everybody' | 'queues' | 'profiles' | 'agents' | 'team';
  /** What the service says it counts for that; undefined when it did not say. */
  readonly approximateTotal: number | undefined;
  /** How many agents it gave, before the parts applied here. */
  readonly readCount: number;
  readonly appliedHere: readonly FilterPart[];
  /**
   * True where the team was not picked out here: whether the service counts the groups below it is
   * UNVERIFIED, so some agents may be missing.
   */
  readonly isTeamAsServiceSeesIt: boolean;
  /** True when the page cap ended the reading early. */
  readonly isTruncated: boolean;
}
