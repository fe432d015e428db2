import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { list } from '../../../blocks/text.ts';
import type { ExportAgents, SeeAgents } from '../../../domain/settings.ts';
import type { Asker } from '../../answer.ts';
import {
  oneSentence,
  overtakenView,
  settingsButton,
  typedLines,
  whoChanges,
} from '../../settings-answers.ts';
import type { AccessReport } from './access.ts';

/** Who may see agents and who may take them away as a file. */
export function accessView(report: AccessReport, asker: Asker): Message {
  if (report.kind === 'overtaken') return overtakenView;
  if (report.kind === 'shared-channels') {
    const channels = list(report.channelIds.map(channelMention));
    const verb = report.channelIds.length === 1 ? 'is' : 'are';
    return oneSentence(
      `${channels} ${verb} shared with another company, where Floorwalker answers nobody, so nothing was changed. Name channels of your own workspace.`,
    );
  }
  const { change } = report;
  const lead =
    change && (change.kind === 'changed' ? 'Changed.' : 'It was so already. Nothing was changed.');
  const lines = [
    `*Who may see agents*: ${seeWords(report.seeAgents)}`,
    `*Who may export them*: ${exportWords(report.exportAgents)}`,
  ];
  const blocks: Block[] = [
    ...(lead ? [section(lead)] : []),
    ...lines.map((line) => section(line)),
    context(
      'Administrators of Floorwalker always may; guests and people of other companies never. Whoever may not see agents may not export them.',
    ),
    ...(asker.access.isAdministrator ? [howToType] : [context(whoChanges)]),
    ...(change?.kind === 'changed'
      ? [actions('access', [settingsButton('agents', 'Undo', change.undo)])]
      : []),
  ];
  return { text: [lead, ...lines].filter(Boolean).join('\n'), blocks };
}

const howToType = typedLines([
  ['access metrics', 'linked Amazon Connect users with real-time metrics permission'],
  ['access @supervisors', 'a user group, linked or not'],
  ['access #floor #alerts', 'everyone who asks from these channels'],
  ['access export admins', 'administrators of Floorwalker'],
  ['access export viewers', 'whoever may see agents'],
  ['access export @supervisors', 'a user group'],
]);

function seeWords(see: SeeAgents): string {
  switch (see.kind) {
    case 'metrics-permission':
      return 'linked Amazon Connect users with real-time metrics permission';
    case 'user-group':
      return `members of ${groupMention(see.groupId)}, linked or not`;
    case 'channels':
      return `everyone who asks from ${list(see.channelIds.map(channelMention), 'or')}`;
  }
}

function exportWords(who: ExportAgents): string {
  switch (who.kind) {
    case 'administrators':
      return 'administrators of Floorwalker';
    case 'user-group':
      return `members of ${groupMention(who.groupId)}`;
    case 'who-sees-agents':
      return 'whoever may see them';
  }
}

function channelMention(channelId: string): string {
  return `<#${channelId}>`;
}

/** Only the asker reads it, so it calls nobody. */
function groupMention(groupId: string): string {
  return `<!subteam^${groupId}>`;
}
