import type { AgentContact } from '../../domain/contact-centre.ts';
import { codeOf } from '../../domain/errors.ts';
import { type AttentionLimits, defaultLimits } from '../../domain/settings.ts';
import type { Tenant } from '../../domain/tenant.ts';
import type { CurrentSettings } from '../../ports.ts';

/**
 * When an agent needs somebody, as administrators set it. Administrators pass the gate while the
 * settings are away; answers then go by our own limits.
 */
export async function attentionLimits(
  settings: CurrentSettings,
  tenant: Tenant,
): Promise<KnownLimits> {
  try {
    const { settings: known, isStale } = await settings.read(tenant);
    return { limits: known.limits, limitsFrom: isStale ? 'settings-last-known' : 'settings' };
  } catch (error) {
    if (codeOf(error)) return { limits: defaultLimits, limitsFrom: 'defaults' };
    throw error;
  }
}

export interface KnownLimits {
  readonly limits: AttentionLimits;
  /** Where the limits come from: as set, as they were when the memory was last there, or our own. */
  readonly limitsFrom: LimitsFrom;
}

export type LimitsFrom = 'settings' | 'settings-last-known' | 'defaults';

const limitsNotes: Readonly<Record<LimitsFrom, readonly string[]>> = {
  settings: [],
  'settings-last-known': [
    'The limits are the last ones known: Floorwalker’s memory does not answer just now.',
  ],
  defaults: [
    'The limits are the ones Floorwalker comes with: its memory does not answer, so those that were set are not known.',
  ],
};

/** What makes it doubtful that everybody who needs somebody was found: nobody takes silence for good news. */
export function doubtNotes(
  limitsFrom: LimitsFrom,
  lines: readonly { readonly work: readonly AgentContact[] }[],
): readonly string[] {
  const isHoldUnknown = lines.some(({ work }) =>
    work.some(({ state, onHoldSince }) => state === 'CONNECTED_ONHOLD' && !onHoldSince),
  );
  const hold =
    'Since when a contact has been on hold is not known just now, so no such hold is called too long.';
  return [...limitsNotes[limitsFrom], ...(isHoldUnknown ? [hold] : [])];
}
