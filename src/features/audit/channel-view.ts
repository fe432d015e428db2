import type { Message } from '../../blocks/message.ts';
import { oneSentence, overtakenView } from '../settings-answers.ts';
import type { ChannelReport } from './audit-channel.ts';

/** Where the head of the audit is posted daily, or why it is not to be posted there. */
export function channelView(report: ChannelReport): Message {
  switch (report.kind) {
    case 'overtaken':
      return overtakenView;
    case 'unfit-channel':
      return oneSentence(unfitText(report));
    case 'channel':
      return oneSentence(`${changeText(report.change)}${whereText(report.channelId)}`);
  }
}

function changeText(change: Extract<ChannelReport, { kind: 'channel' }>['change']): string {
  return change === 'unchanged' ? 'It was so already. ' : '';
}

function whereText(channelId: string | undefined): string {
  return channelId === undefined
    ? 'The head of the audit is posted nowhere. An emptied or rewritten audit shows by it: `audit channel #channel` has it posted once a day.'
    : `The head of the audit is posted in <#${channelId}> once a day, so that a rewrite, a cut tail or an emptied Redis shows. \`audit channel off\` ends that.`;
}

function unfitText({ channelId, why }: Extract<ChannelReport, { kind: 'unfit-channel' }>): string {
  const where = `<#${channelId}>`;
  const reason = {
    shared: `${where} is shared with another company`,
    outsiders: `Guests read along in ${where}`,
    unknown: `Floorwalker cannot tell who reads ${where}: it has to be in the channel and see its members`,
    'not-member': `Floorwalker is not in ${where}: invite it there first`,
  }[why];
  return `${reason}. So the head of the audit is not posted there, and nothing was changed. Name a channel that only colleagues read and that Floorwalker is in.`;
}
