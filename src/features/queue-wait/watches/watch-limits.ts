import type { Channel } from '../../../domain/contact-centre.ts';

/** So many contacts may one person watch, and all together: each costs a call at every look. */
export const watchLimits = { mostOfOne: 5, mostOfAll: 30 } as const;

/**
 * So many contacts are looked at in one run: with a slot every 15 seconds that leaves two thirds of
 * the two requests a second Amazon Connect takes to people who wait for an answer.
 */
export const contactsPerLook = 10;

/** Tasks and e-mails wait for days; nobody waits on a line for longer than this. */
const slowChannels: readonly Channel[] = ['TASK', 'EMAIL'];
const usualSeconds = 4 * 3600;
const slowSeconds = 3 * 24 * 3600;

/** How long a watch lasts at most, seconds. */
export function longestWatch(channel: Channel | undefined): number {
  return slowChannels.includes(channel ?? '') ? slowSeconds : usualSeconds;
}
