import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { count } from '../../../blocks/text.ts';
import type { AlertRight, AlertSettings } from '../../../domain/settings.ts';
import type { SlackPeople } from '../../../ports/slack.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings, type SettingsPorts } from '../../change-settings.ts';
import { overtakenView, settingsButton, typedLines } from '../../settings-answers.ts';
import { type DigestReport, digestLimit, digestView } from '../acts/digest-limit.ts';
import { type AlertSettingsIntent, rightLine } from './alert-settings-intent.ts';

export type AlertSettingsReport =
  | {
      readonly kind: 'settings';
      readonly alerts: AlertSettings;
      readonly change: { readonly isNew: boolean; readonly undo: string } | undefined;
    }
  | DigestReport;

/**
 * Shows or sets who sees and who makes rules, and how much is said in a channel. A user group that
 * cannot be read is refused before anything is written: with it nobody would pass. Throws BotError
 * `redis_unavailable`, `slack_…`.
 */
export async function alertSettings(
  ports: SettingsPorts & { readonly people: SlackPeople },
  intent: AlertSettingsIntent,
  asker: Asker,
): Promise<AlertSettingsReport> {
  const { caller } = asker;
  if (intent.kind === 'digest') return digestLimit(ports, intent, asker);
  if (intent.kind === 'show') {
    const { alerts } = await readSettings(ports, caller);
    return { kind: 'settings', alerts, change: undefined };
  }
  const { of, right } = intent;
  if (right.kind === 'user-group') {
    await ports.people.isInGroup(caller.workspace, right.groupId, caller.userId);
  }
  const changed = await changeSettings(ports, caller, {
    to: (settings) => ({ ...settings, alerts: { ...settings.alerts, [of]: right } }),
    about: (before, after) =>
      `alerts ${rightLine(of, before.alerts[of])} → ${rightLine(of, after.alerts[of])}`,
  });
  if (changed.kind === 'overtaken') return changed;
  const change = {
    isNew: changed.kind === 'changed',
    undo: rightLine(of, changed.before.alerts[of]),
  };
  return { kind: 'settings', alerts: changed.after.alerts, change };
}

/** All that administrators set about alerts, with what is typed to change it. */
export function alertSettingsView(report: AlertSettingsReport): Message {
  if (report.kind === 'overtaken') return overtakenView;
  if (report.kind === 'digest') return digestView(report);
  const { alerts, change } = report;
  const lead = change && (change.isNew ? 'Changed.' : 'It was so already. Nothing was changed.');
  const facts = [
    `*Seeing rules and alerts, acknowledging and snoozing*: ${rightWords(alerts.see)}.`,
    `*Making rules*: ${rightWords(alerts.make)}, of whom it takes the real-time metrics permission in Amazon Connect, and for rules about agents the right to see agents. Rules of others only administrators change.`,
    `*Digest*: after ${count(alerts.digestAbove, 'message')} in a channel and hour further ones go into one; critical ones never.`,
    `*Summaries*: ${alerts.summaries.length === 0 ? 'none' : count(alerts.summaries.length, 'channel')}; \`summary\` shows them.`,
  ].join('\n');
  return {
    text: [lead, facts].filter(Boolean).join('\n'),
    blocks: [
      ...(lead ? [section(lead)] : []),
      section(facts),
      typedLines([
        ['settings see everyone', 'or administrators, or a user group'],
        ['settings make @leads', 'the same for making rules'],
        ['settings digest 20', 'messages in a channel and hour'],
      ]),
      ...(change?.isNew
        ? [actions('alert-settings', [settingsButton('alerts', 'Undo', change.undo)])]
        : []),
    ],
  };
}

function rightWords(right: AlertRight): string {
  switch (right.kind) {
    case 'everyone':
      return 'every full member of the workspace';
    case 'administrators':
      return 'administrators of Floorwalker';
    case 'user-group':
      return `members of <!subteam^${right.groupId}>, and administrators`;
  }
}
