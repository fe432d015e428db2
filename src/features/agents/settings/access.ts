import type { ExportAgents, FloorSettings, SeeAgents } from '../../../domain/settings.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings } from '../../change-settings.ts';
import type { AccessIntent } from './access-intent.ts';
import type { AgentSettingsPorts } from './settings-ports.ts';

/** Which of the two was changed, and the line that sets it back. */
export interface AccessChange {
  readonly kind: 'changed' | 'unchanged';
  readonly of: 'see' | 'export';
  readonly undo: string;
}

export type AccessReport =
  | {
      readonly kind: 'access';
      readonly seeAgents: SeeAgents;
      readonly exportAgents: ExportAgents;
      readonly change: AccessChange | undefined;
    }
  | { readonly kind: 'shared-channels'; readonly channelIds: readonly string[] }
  | { readonly kind: 'overtaken' };

/**
 * Shows who may see agents and who may take them away, or sets one of it. A user group that cannot
 * be read, or a channel that Slack does not show, is refused before anything is written: with it
 * nobody would pass. Throws BotError `redis_unavailable`, `slack_…`.
 */
export async function manageAccess(
  ports: AgentSettingsPorts,
  intent: AccessIntent,
  asker: Asker,
): Promise<AccessReport> {
  if (intent.kind === 'show') return report(await readSettings(ports, asker.caller), undefined);
  const shared = await sharedAmong(ports, intent, asker);
  if (shared.length > 0) return { kind: 'shared-channels', channelIds: shared };
  const of = intent.kind === 'set-see' ? 'see' : 'export';
  const changed = await changeSettings(ports, asker.caller, {
    to: (before) =>
      intent.kind === 'set-see'
        ? { ...before, seeAgents: intent.seeAgents }
        : { ...before, exportAgents: intent.exportAgents },
    about: (before, after) => `${lineOf(of, before)} → ${lineOf(of, after)}`,
  });
  if (changed.kind === 'overtaken') return changed;
  const { kind, before, after } = changed;
  return report(after, { kind, of, undo: lineOf(of, before) });
}

function report(settings: FloorSettings, change: AccessChange | undefined): AccessReport {
  const { seeAgents, exportAgents } = settings;
  return { kind: 'access', seeAgents, exportAgents, change };
}

/** Looks at what is named; the channels that are shared with another company, where nobody is answered. */
async function sharedAmong(
  ports: AgentSettingsPorts,
  intent: Exclude<AccessIntent, { kind: 'show' }>,
  { caller }: Asker,
): Promise<readonly string[]> {
  const named = intent.kind === 'set-see' ? intent.seeAgents : intent.exportAgents;
  if (named.kind === 'user-group') {
    await ports.people.isInGroup(caller.workspace, named.groupId, caller.userId);
  }
  if (named.kind !== 'channels') return [];
  const channels = await Promise.all(
    named.channelIds.map((id) => ports.people.channel(caller.workspace, id)),
  );
  return channels.filter(({ sharing }) => sharing === 'external').map((one) => one.channelId);
}

/** The line that sets it as it is. */
function lineOf(of: AccessChange['of'], settings: FloorSettings): string {
  return of === 'see' ? seeLine(settings.seeAgents) : exportLine(settings.exportAgents);
}

function seeLine(see: SeeAgents): string {
  switch (see.kind) {
    case 'metrics-permission':
      return 'access metrics';
    case 'user-group':
      return `access <!subteam^${see.groupId}>`;
    case 'channels':
      return `access ${see.channelIds.map((id) => `<#${id}>`).join(' ')}`;
  }
}

function exportLine(who: ExportAgents): string {
  switch (who.kind) {
    case 'administrators':
      return 'access export admins';
    case 'who-sees-agents':
      return 'access export viewers';
    case 'user-group':
      return `access export <!subteam^${who.groupId}>`;
  }
}
