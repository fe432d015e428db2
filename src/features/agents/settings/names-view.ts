import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { list } from '../../../blocks/text.ts';
import type { Asker } from '../../answer.ts';
import {
  oneSentence,
  overtakenView,
  settingsButton,
  typedLines,
  whoChanges,
} from '../../settings-answers.ts';
import type { NamesReport } from './names.ts';

type Listed = Extract<NamesReport, { kind: 'names' }>;
type Unfit = Extract<NamesReport, { kind: 'unfit' }>;

/** In which channels names of agents may be posted, and what that means. */
export function namesView(report: NamesReport, asker: Asker): Message {
  if (report.kind === 'overtaken') return overtakenView;
  if (report.kind === 'unfit') return unfitView(report);
  const { change } = report;
  const lead = change && changeText(change);
  const where = whereText(report.channelIds);
  const blocks: Block[] = [
    ...(lead ? [section(lead)] : []),
    section(where),
    context(meaning),
    ...(asker.access.isAdministrator ? [howToType] : [context(whoChanges)]),
    ...(change?.kind === 'changed' ? [actions('names', [undo(change)])] : []),
  ];
  return { text: [lead, where].filter(Boolean).join('\n'), blocks };
}

/** One sentence holds no more. */
const mostChannels = 50;

function whereText(channelIds: readonly string[]): string {
  if (channelIds.length === 0) {
    return '*Names of agents* are posted nowhere: what others read holds counts only.';
  }
  const shown = channelIds.slice(0, mostChannels).map((id) => `<#${id}>`);
  const more = channelIds.length - shown.length;
  return `*Names of agents* may be posted in ${list(more > 0 ? [...shown, `${more} more`] : shown)}.`;
}

const meaning =
  'Where they may, shared answers and boards show who does what to everybody in the channel. When the channel is shared with another company or gains a guest, names are left out again.';

const howToType = typedLines([
  ['names on', 'allow names in the channel you type it in'],
  ['names on #floor', 'allow them in another one'],
  ['names off', 'counts only again'],
]);

function changeText({ kind, isOn, channelId }: NonNullable<Listed['change']>): string {
  const where = `<#${channelId}>`;
  if (kind === 'unchanged') {
    return `Names were ${isOn ? 'allowed' : 'left out'} in ${where} already. Nothing was changed.`;
  }
  return isOn
    ? `Names of agents may be posted in ${where} now: everybody there reads who does what.`
    : `Names of agents are left out in ${where} now: what is posted there holds counts only.`;
}

function undo({ isOn, channelId }: NonNullable<Listed['change']>) {
  return settingsButton('agents', 'Undo', `names ${isOn ? 'off' : 'on'} <#${channelId}>`);
}

function unfitView({ channelId, why }: Unfit): Message {
  const where = `<#${channelId}>`;
  const reason = {
    shared: `${where} is shared with another company`,
    outsiders: `Guests read along in ${where}`,
    unknown: `Floorwalker cannot tell who reads ${where}: it has to be in the channel and see its members`,
  }[why];
  return oneSentence(
    `${reason}. So names of agents stay out of it, and nothing was changed. Name a channel that only colleagues read.`,
  );
}
