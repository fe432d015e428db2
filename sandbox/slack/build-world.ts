import { systemClock } from '../../src/clock.ts';
import { cast, channels, sandboxWorkspace } from '../cast.ts';
import type { SlackOptions } from './options.ts';
import { sandboxUserGroups } from './user-groups.ts';
import { readManifest } from './world/manifest.ts';
import { World } from './world/world.ts';

/** Slack's three seconds. */
export const slackSeconds = 3000;

const placesForGuests = ['C0GENERAL1', 'C0SHARED01'];

/** The workspace these options describe, with the sandbox's cast where they say nothing. */
export function buildWorld(options: SlackOptions): World {
  const manifest = readManifest(options.manifest);
  return new World({
    clock: options.clock,
    wall: options.wall ?? systemClock,
    facts: options.workspace ?? sandboxWorkspace,
    cast: options.cast ?? cast,
    channels: options.channels ?? channels,
    groups: options.userGroups ?? sandboxUserGroups,
    guestChannels: options.guestChannels ?? placesForGuests,
    manifest,
    scopes: options.scopes ?? manifest.scopes,
    triggerMilliseconds: options.triggerMilliseconds ?? slackSeconds,
    settings: options.settings ?? {},
  });
}
