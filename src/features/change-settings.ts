import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../domain/people.ts';
import type { FloorSettings } from '../domain/settings.ts';
import type { CurrentSettings } from '../ports/ground.ts';
import type { SettingsStore } from '../stores/floor.ts';
import { type AuditPorts, audited } from './audited.ts';

export interface SettingsPorts extends AuditPorts {
  readonly settingsStore: SettingsStore;
  readonly settings: CurrentSettings;
  readonly instance: string;
}

/** What is wished for cannot be made of the settings as they are; never, where no reason is named. */
type Refused<Why> = Why extends string ? { readonly kind: 'refused'; readonly why: Why } : never;

/** What becomes of a wish to change a setting. */
export interface SettingsChange<Why> {
  readonly to: (before: FloorSettings) => FloorSettings | Refused<Why>;
  /** Before → after, in ids and settings, for the audit. */
  readonly about: (before: FloorSettings, after: FloorSettings) => string;
}

export type Changed =
  | {
      readonly kind: 'changed' | 'unchanged';
      readonly before: FloorSettings;
      readonly after: FloorSettings;
    }
  /** Somebody else changed them twice in the same moment; nothing was changed here. */
  | { readonly kind: 'overtaken' };

/** The settings as they are stored. Throws BotError `redis_unavailable`. */
export async function readSettings(
  ports: Pick<SettingsPorts, 'settingsStore' | 'instance'>,
  caller: Caller,
): Promise<FloorSettings> {
  const { workspace } = caller;
  return (await ports.settingsStore.read({ workspace, instance: ports.instance })).settings;
}

/**
 * Changes the settings as they are now, written down before; once more when somebody else was
 * quicker. What is so already, or is refused, is neither written nor audited. Throws BotError
 * `redis_unavailable`.
 */
export async function changeSettings<Why = never>(
  ports: SettingsPorts,
  caller: Caller,
  change: SettingsChange<Why>,
): Promise<Changed | Refused<Why>> {
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { version, settings: before } = await ports.settingsStore.read(tenant);
    const after = change.to(before);
    if ('kind' in after) return after;
    if (isDeepStrictEqual(before, after)) return { kind: 'unchanged', before, after };
    const about = change.about(before, after);
    const deed = { tenant, who: caller.userId, act: 'change-settings', about } as const;
    const write = () =>
      ports.settingsStore
        .write(tenant, { expectedVersion: version, settings: after })
        // Failed or not, it may have been written.
        .finally(() => ports.settings.forget(tenant));
    const isWritten = await audited(ports, deed, write, (written) => written);
    if (isWritten) return { kind: 'changed', before, after };
  }
  return { kind: 'overtaken' };
}
