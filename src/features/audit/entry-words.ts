import { dateAndTime, exactDuration } from '../../blocks/format.ts';
import { clip, escapeMrkdwn, name, nameWithin, oneLine } from '../../blocks/text.ts';
import type {
  AuditEntry,
  AuditedAct,
  AuditedListening,
  AuditOutcome,
  KeptEntry,
} from '../../domain/audit.ts';
import type { Names } from '../../domain/contact-centre.ts';
import { agentName, queueName } from '../../floor/named.ts';

const actWords: Readonly<Record<AuditedAct, string>> = {
  'export-agents': 'export of agents',
  'set-status': 'status of an agent',
  'change-settings': 'settings',
  'save-channel-view': 'view of a channel',
  'pin-board': 'board pinned',
  'stop-board': 'board stopped',
  listen: 'listening',
  'request-listen': 'listening asked for',
  link: 'link to a Connect user',
  unlink: 'link ended',
  'export-audit': 'export of the audit',
  'trim-audit': 'retention of the audit',
  'add-rule': 'rule made',
  'change-rule': 'rule changed',
  'pause-rule': 'rule paused',
  'resume-rule': 'rule resumed',
  'remove-rule': 'rule removed',
  'import-rules': 'import of rules',
  'export-rules': 'export of rules',
  'undo-rule': 'change of a rule undone',
  acknowledge: 'alert acknowledged',
  silence: 'silence',
  'lift-silence': 'silence lifted',
};

const outcomeWords: Readonly<Record<AuditOutcome, string>> = {
  intended: 'intended',
  done: 'done',
  failed: 'failed',
  refused: 'refused by Floorwalker',
  unknown: 'unknown how it went',
  ended: 'ended',
};

/** An entry is ids and settings; a long list of them is cut. */
const mostOfAbout = 300;

/** One entry in readable words, for mrkdwn: when, who, what, how it went, and what it was about. */
export function entryWords({ number, entry }: KeptEntry, names: Names | undefined): string {
  if (!entry) {
    return `${number} · cannot be read by this version of Floorwalker. \`audit verify\` says whether it was changed.`;
  }
  const { at, act, about, outcome, listening } = entry;
  const what = escapeMrkdwn(clip(oneLine(about), mostOfAbout)).replaceAll('`', 'ˋ');
  const lines = [
    `${number} · ${dateAndTime(at)} · ${whoWords(entry)} · *${actWords[act]}* · ${outcomeWords[outcome]}`,
    ...(listening ? [listeningWords(listening, names)] : []),
    ...(listening && what === '' ? [] : [`\`${what || '–'}\``]),
  ];
  return lines.join('\n');
}

/** A Slack user, or Floorwalker by itself. */
function whoWords({ who }: AuditEntry): string {
  return /^[UW][A-Z0-9]+$/.test(who)
    ? `<@${who}>`
    : name(who === 'floorwalker' ? 'Floorwalker' : who);
}

function listeningWords(listening: AuditedListening, names: Names | undefined): string {
  const { way, username, capabilities, reason, why, seconds, requestId } = listening;
  const how = way === 'barge' ? 'to listen and be offered barge-in' : 'to listen';
  const parts = [
    `${how} to ${heardWords(listening, names)}`,
    username === undefined ? undefined : `as ${name(username)}`,
    capabilities && capabilities.length > 0
      ? `asked for ${name(capabilities.join(', '))}`
      : undefined,
    reason === undefined ? undefined : `reason: “${nameWithin(reason, mostOfAbout)}”`,
    why === undefined ? undefined : `why not: ${name(why)}`,
    seconds === undefined ? undefined : `lasted ${exactDuration(seconds)}`,
    requestId === undefined ? undefined : `request ${name(requestId)}`,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function heardWords(
  { agentId, queueId, channel, contactId }: AuditedListening,
  names: Names | undefined,
): string {
  const agent = agentId === undefined ? 'nobody who was found' : agentWords(agentId, names);
  const queue = queueId === undefined ? undefined : `queue ${queueWords(queueId, names)}`;
  const contact = contactId === undefined ? undefined : `contact ${name(contactId)}`;
  const about = [channel && name(channel), queue, contact].filter((part) => part !== undefined);
  return about.length === 0 ? agent : `${agent} (${about.join(', ')})`;
}

function agentWords(agentId: string, names: Names | undefined): string {
  return name(names ? agentName(names, agentId) : `agent ${agentId}`);
}

function queueWords(queueId: string, names: Names | undefined): string {
  return name(names ? queueName(names, queueId).replace(/^queue /, '') : queueId);
}
