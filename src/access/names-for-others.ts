import { codeOf } from '../domain/errors.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { CurrentSettings } from '../ports/ground.ts';
import type { SlackPeople } from '../ports/slack.ts';

export interface NamesPorts {
  readonly settings: CurrentSettings;
  readonly people: SlackPeople;
}

/**
 * Whether names of agents may be posted in a channel for everybody there to read: an administrator
 * allowed it, and nobody but colleagues reads it now. Not knowing is no, so no foreseen failure of
 * Slack or Redis is thrown.
 */
export async function namesMayBePosted(
  ports: NamesPorts,
  tenant: Tenant,
  channelId: string,
): Promise<boolean> {
  try {
    const { settings, isStale } = await ports.settings.read(tenant);
    // What was allowed may have been taken back since.
    if (isStale || !settings.namesIn.includes(channelId)) return false;
    const [{ sharing }, readers] = await Promise.all([
      ports.people.channel(tenant.workspace, channelId),
      ports.people.readersOf(tenant.workspace, channelId),
    ]);
    return sharing === 'internal' && readers === 'colleagues';
  } catch (error) {
    if (codeOf(error)) return false;
    throw error;
  }
}
