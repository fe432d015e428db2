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
  /** When its beginning was told, or that it came back. */
  readonly toldAt?: Date | undefined;
  readonly over?: Date | undefined;
  /** When its end was told. It is kept for ten minutes after its end, so that one that comes back is known. */
  readonly endToldAt?: Date | undefined;
  /** When it came back within ten minutes of its end, after that end had been told. */
  readonly backAt?: Date | undefined;
  /** The most messages that waited for it at one time. */
  readonly waited?: number | undefined;
  /** Who tells it just now, and whom this was tried for. */
  readonly telling?: TroubleTelling | undefined;
}

/** What is told of a trouble; `was` where it was over before anybody could be told that it began. */
export const troubleNews = ['began', 'came-back', 'ended', 'was'] as const;

export type TroubleNews = (typeof troubleNews)[number];

export interface TroubleTelling {
  readonly what: TroubleNews;
  /** Whose turn it is, and until when nobody else tells it. */
  readonly token: string;
  readonly until: Date;
  /** People and channels it was sent to, or was about to be: written down before, so that nobody hears it twice. */
  readonly tried: readonly string[];
}

export type TroubleKind =
  /** No check was completed for three intervals, and none failed either; or checks end in a fault of ours. */
  | 'not-checking'
  | 'connect-away'
  | 'redis-away'
  | 'slack-away'
  | 'channel-gone'
  /** Critical alerts are not taken by the outgoing webhook. */
  | 'webhook-away'
  /** A rule whose queue, agent or group is gone from Connect. */
  | 'orphan'
  /** A rule that cannot be judged: more alerts than one rule may have, or a reading that is refused. */
  | 'rule-in-error';
