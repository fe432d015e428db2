import { exactDuration, secondsBetween } from '../../blocks/format.ts';
import { list } from '../../blocks/text.ts';
import type { NameKind } from '../../domain/contact-centre.ts';
import type { FilterPart, FloorReading } from '../../floor/reading.ts';
import { groupNotes } from '../group-words.ts';
import { sharedWithNobody } from '../share.ts';
import { teamNotes } from '../view-words.ts';
import { doubtNotes } from './attention-limits.ts';
import { namedAgentsAreNotShared } from './intent.ts';
import type { ListReport } from './list-agents.ts';
import type { FloorReport } from './report.ts';

/** What stands under a list: what was read when, what was counted, and what could not be had. For mrkdwn. */
export function listNotes(
  { report, page, listingId, line, sharing, limitsFrom }: ListReport,
  hasTable = true,
): string {
  const { reading } = report;
  const isCut = hasTable && page.count > 1 && listingId === undefined;
  const texts = [
    ...readingNotes(report),
    isCut && `Only the first ${page.lines.length} are in the table${whyCut(sharing)}`,
    page.gone > 0 && `${page.gone} who stood on this page have gone.`,
    line === undefined &&
      'The filter is too long for a button and could not be kept, so some buttons are left out.',
    ...doubtNotes(limitsFrom, report.lines),
    reading.isTruncated &&
      'Not everybody was read: the floor is larger than one reading allows. Name a queue.',
    sharing === 'not-named-agents' && namedAgentsAreNotShared,
    sharing === 'unknown-readers' && sharedWithNobody,
  ];
  return texts.filter((text) => typeof text === 'string').join(' ');
}

function whyCut(sharing: ListReport['sharing']): string {
  return sharing === 'yes'
    ? '.'
    : ': the list could not be kept, so its pages cannot be turned. Name a queue to see fewer.';
}

/** Age, count and names of a reading. */
function readingNotes({ reading, names, now, view }: FloorReport): readonly string[] {
  const { asOf, approximateTotal: total, readCount } = reading;
  return [
    `Read ${exactDuration(secondsBetween(asOf, now))} ago.`,
    ...countNotes(total, readCount, reading.appliedHere),
    ...appliedNotes(reading),
    ...teamNotes(reading),
    ...groupNotes(view.filter, names),
    ...(names.missing.includes('users') ? ['Names could not be read; ids are shown instead.'] : []),
    ...(names.missing.includes('statuses') ? ['The types of statuses could not be read.'] : []),
    ...otherNames(names.missing, (kinds) => `Names of ${kinds} could not be read.`),
    ...(names.stale.length > 0
      ? [`Names of ${list(names.stale.map(kindWord))} are those of an earlier reading.`]
      : []),
  ];
}

/** Said where the summary does not say it already. */
function countNotes(
  total: number | undefined,
  readCount: number,
  applied: readonly FilterPart[],
): readonly string[] {
  if (total === undefined) return ['Amazon Connect gave no count.'];
  const isInSummary = total !== readCount || (applied.length > 0 && readCount > 0);
  return isInSummary ? [] : [`Amazon Connect counts about ${total}.`];
}

function appliedNotes({ appliedHere, askedFor }: Omit<FloorReading, 'agents'>): readonly string[] {
  if (appliedHere.length === 0) return [];
  const parts = list(appliedHere.map((part) => partWords[part]));
  return [
    `Amazon Connect was asked for ${askedWords[askedFor]} and counts these; Floorwalker itself looked at ${parts}.`,
  ];
}

const askedWords: Readonly<Record<FloorReading['askedFor'], string>> = {
  everybody: 'everybody',
  queues: 'the queues',
  profiles: 'the routing profiles',
  agents: 'the agents',
  team: 'the team',
};

const partWords: Readonly<Record<FilterPart, string>> = {
  profile: 'the routing profile',
  agent: 'the name',
  team: 'the team',
  state: 'the contact state',
  status: 'the status',
  channel: 'the channel',
};

function otherNames(
  missing: readonly NameKind[],
  sentence: (kinds: string) => string,
): readonly string[] {
  const others = missing.filter((kind) => kind !== 'users' && kind !== 'statuses');
  return others.length === 0 ? [] : [sentence(list(others.map(kindWord)))];
}

function kindWord(kind: NameKind): string {
  return {
    users: 'agents',
    queues: 'queues',
    routingProfiles: 'routing profiles',
    hierarchyGroups: 'teams',
    statuses: 'statuses',
  }[kind];
}
