import type { AlertSummary } from '../../../domain/settings.ts';
import type { SlackPeople } from '../../../ports/slack.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings, type SettingsPorts } from '../../change-settings.ts';
import { type SummaryIntent, timesLine } from './summary-intent.ts';

export interface SummarySettingsPorts extends SettingsPorts {
  readonly people: SlackPeople;
}

export type SummaryReport =
  | {
      readonly kind: 'summaries';
      readonly summaries: readonly AlertSummary[];
      readonly change: SummaryChange | undefined;
    }
  /** Nobody is answered in a channel that is shared, and the bot cannot post where it is not. */
  | { readonly kind: 'shared-channel' | 'not-in-channel'; readonly channelId: string }
  | { readonly kind: 'overtaken' };

export interface SummaryChange {
  readonly kind: 'changed' | 'unchanged';
  /** The line that sets it back. */
  readonly undo: string;
}

/** Shows when channels get a summary of their alerts, or sets it for one. Throws BotError `redis_unavailable`, `slack_…`. */
export async function manageSummaries(
  ports: SummarySettingsPorts,
  intent: SummaryIntent,
  { caller }: Asker,
): Promise<SummaryReport> {
  if (intent.kind === 'show') {
    const { summaries } = (await readSettings(ports, caller)).alerts;
    return { kind: 'summaries', summaries, change: undefined };
  }
  const { channelId } = intent;
  const wanted = intent.kind === 'off' ? undefined : await wantedOf(ports, intent, caller);
  if (wanted && 'kind' in wanted) return wanted;
  const changed = await changeSettings(ports, caller, {
    to: (before) => {
      const summaries = changedTo(before.alerts.summaries, channelId, wanted);
      return { ...before, alerts: { ...before.alerts, summaries } };
    },
    about: (before, after) =>
      `alerts ${lineOf(channelId, before.alerts.summaries)} → ${lineOf(channelId, after.alerts.summaries)}`,
  });
  if (changed.kind === 'overtaken') return changed;
  const { kind, before, after } = changed;
  const change = { kind, undo: lineOf(channelId, before.alerts.summaries) };
  return { kind: 'summaries', summaries: after.alerts.summaries, change };
}

async function wantedOf(
  { people }: SummarySettingsPorts,
  { channelId, weekdays, minute, zone }: Extract<SummaryIntent, { kind: 'set' }>,
  { workspace, userId }: Asker['caller'],
): Promise<AlertSummary | Extract<SummaryReport, { readonly channelId: string }>> {
  const channel = await people.channel(workspace, channelId);
  if (channel.sharing === 'external') return { kind: 'shared-channel', channelId };
  if (channel.isBotMember === false) return { kind: 'not-in-channel', channelId };
  const own = zone ?? (await people.person(workspace, userId)).timeZone;
  return { channelId, weekdays, minute, zone: own ?? 'UTC' };
}

/** One for each channel, in the order in which they were set first. */
function changedTo(
  summaries: readonly AlertSummary[],
  channelId: string,
  wanted: AlertSummary | undefined,
): readonly AlertSummary[] {
  if (!wanted) return summaries.filter((one) => one.channelId !== channelId);
  const isKnown = summaries.some((one) => one.channelId === channelId);
  return isKnown
    ? summaries.map((one) => (one.channelId === channelId ? wanted : one))
    : [...summaries, wanted];
}

/** The line that sets it as it is. */
function lineOf(channelId: string, summaries: readonly AlertSummary[]): string {
  const known = summaries.find((one) => one.channelId === channelId);
  return known ? `summary <#${channelId}> ${timesLine(known)}` : `summary off <#${channelId}>`;
}
