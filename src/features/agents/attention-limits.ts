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
): Promise<AttentionLimits> {
  try {
    return (await settings.read(tenant)).settings.limits;
  } catch (error) {
    if (codeOf(error)) return defaultLimits;
    throw error;
  }
}
