import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count, name } from '../../../blocks/text.ts';
import { bargeConfirm } from '../../barge-confirm.ts';
import { bargeLine, withReason } from '../../listen-line.ts';
import { contactWords } from '../../words-for.ts';
import type { Begun } from './report.ts';
import { ringsAt } from './ring-words.ts';

/** What was asked for, where it rings, and what it can become. */
export function begunView(report: Begun): Message {
  const texts = report.kind === 'started' ? started(report) : unsure(report);
  const text = texts.filter((part) => part !== undefined).join(' ');
  const barge = report.kind === 'started' && report.mayBarge ? [bargeBlock(report)] : [];
  return { text, blocks: [section(text), ...barge] };
}

function started(report: Begun): readonly (string | undefined)[] {
  const what = contactWords(report.contact, report.names, report.now);
  const where = ringsAt({ ...report, channel: report.contact.channel });
  const rings = report.contact.channel === 'VOICE' ? 'rings now' : 'offers it now';
  return [
    `Listening to *${name(report.agentName)}* (${what}).`,
    `${capital(where)} ${rings}: accept it there.`,
    canBecome(report),
    crowded(report),
  ];
}

function canBecome({ isBarge, mayStepIn, mayBarge }: Begun): string {
  if (isBarge || mayStepIn) {
    return 'You are heard by nobody until you choose barge-in, which the control panel offers where enhanced monitoring is enabled.';
  }
  const instead = mayBarge
    ? ' To barge in, end it there and press Barge in: that starts a new session.'
    : '';
  return `You are heard by nobody: a session that begins silent cannot become barge-in.${instead}`;
}

/** Only a warning: what Floorwalker knows of is not all there is. */
function crowded({ crowd }: Begun): string | undefined {
  return crowd === undefined
    ? undefined
    : `${count(crowd, 'other supervisor')} ${crowd === 1 ? 'listens' : 'listen'} to this contact as far as Floorwalker knows, which is as many as Amazon Connect allows: it may not ring.`;
}

function unsure(report: Begun): readonly (string | undefined)[] {
  const where = ringsAt({ ...report, channel: report.contact.channel });
  return [
    `Amazon Connect did not say whether listening to *${name(report.agentName)}* started. Floorwalker asks no second time, and looks for it for a minute.`,
    `If it rings at ${where}, accept it there; if it does not within a minute, try again.`,
    crowded(report),
  ];
}

function bargeBlock({ agentId, agentName, contact, reason }: Begun) {
  const line = withReason(bargeLine(agentId, contact.contactId), reason);
  return actions('barge', [
    runButton({
      label: 'Barge in',
      command: 'monitor',
      text: `${line} confirmed`,
      id: 'barge',
      confirm: bargeConfirm(agentName),
    }),
  ]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
