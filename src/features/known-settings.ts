import { codeOf } from '../domain/errors.ts';
import { defaultSettings, type FloorSettings } from '../domain/settings.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { CurrentSettings } from '../ports/ground.ts';

/** Where limits come from: as set, as they were when the memory was last there, or our own. */
export type LimitsFrom = 'settings' | 'settings-last-known' | 'defaults';

/** The settings for an answer that does not fail for want of them: what was set, else what Floorwalker comes with. */
export async function knownSettings(
  settings: CurrentSettings,
  tenant: Tenant,
): Promise<{ readonly settings: FloorSettings; readonly limitsFrom: LimitsFrom }> {
  try {
    const known = await settings.read(tenant);
    return {
      settings: known.settings,
      limitsFrom: known.isStale ? 'settings-last-known' : 'settings',
    };
  } catch (error) {
    if (codeOf(error)) return { settings: defaultSettings, limitsFrom: 'defaults' };
    throw error;
  }
}

/** What is to be said of limits that may not be the ones that were set. */
export const limitsNotes: Readonly<Record<LimitsFrom, readonly string[]>> = {
  settings: [],
  'settings-last-known': [
    'The limits are the last ones known: Floorwalker’s memory does not answer just now.',
  ],
  defaults: [
    'The limits are the ones Floorwalker comes with: its memory does not answer, so those that were set are not known.',
  ],
};
