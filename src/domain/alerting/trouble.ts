/** Something of the watch itself that does not work, told to administrators once, and once when it is over. */
export interface Trouble {
  /** The kind, and what it is about: `channel-gone|C0FLOOR001`. */
  readonly key: string;
  readonly kind: TroubleKind;
  readonly since: Date;
  /** An error code, where one says why. */
  readonly code?: string | undefined;
  /** Id of the channel, rule or queue it is about. */
  readonly about?: string | undefined;
  readonly toldAt?: Date | undefined;
  readonly over?: Date | undefined;
}

export type TroubleKind =
  /** No check was completed for three intervals, and none failed either. */
  | 'not-checking'
  | 'connect-away'
  | 'redis-away'
  | 'slack-away'
  | 'channel-gone'
  /** A rule whose queue, agent or group is gone from Connect. */
  | 'orphan'
  /** A rule that cannot be judged: more alerts than one rule may have, or a reading that is refused. */
  | 'rule-in-error';
