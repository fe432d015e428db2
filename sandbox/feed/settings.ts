/** How EventBridge delivers. It promises each event once or more often, in any order. Chances are 0 to 1. */
export interface FeedSettings {
  /** From the moment in the centre to the first attempt. */
  readonly delaySeconds: number;
  /** Each event is late by up to so much more: those of one contact overtake one another. */
  readonly shuffleSeconds: number;
  /** Whether an event comes a second time, within a minute. */
  readonly duplicateChance: number;
  /** Whether it never comes: Connect emits on a best effort basis. */
  readonly dropChance: number;
}

export const defaultFeedSettings: FeedSettings = {
  delaySeconds: 0.3,
  shuffleSeconds: 0.5,
  duplicateChance: 0,
  dropChance: 0,
};
