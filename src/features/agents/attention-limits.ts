import type { AgentContact } from '../../domain/contact-centre.ts';
import type { AttentionLimits } from '../../domain/settings.ts';
import type { Tenant } from '../../domain/tenant.ts';
import type { CurrentSettings } from '../../ports/ground.ts';
import { knownSettings, type LimitsFrom, limitsNotes } from '../known-settings.ts';

/**
 * When an agent needs somebody, as administrators set it. Administrators pass the gate while the
 * settings are away; answers then go by our own limits.
 */
export async function attentionLimits(
  settings: CurrentSettings,
  tenant: Tenant,
): Promise<KnownLimits> {
  const known = await knownSettings(settings, tenant);
  return { limits: known.settings.limits, limitsFrom: known.limitsFrom };
}

export interface KnownLimits {
  readonly limits: AttentionLimits;
  readonly limitsFrom: LimitsFrom;
}

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
