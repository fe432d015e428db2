import { fitsButton } from '../../blocks/run-button.ts';
import type { Names } from '../../domain/contact-centre.ts';
import type { FloorFilter } from '../../domain/floor-filter.ts';
import { filterText, viewText } from '../../floor/filter-text.ts';
import { type ViewPorts, viewOf } from '../../floor/my-view.ts';
import { askedWithin, type MentionTrouble, type NameTrouble } from '../../floor/name-trouble.ts';
import { type GroupTrouble, groupTrouble } from '../../floor/queues-in.ts';
import { readFloor } from '../../floor/read-floor.ts';
import type { FloorView } from '../../floor/view.ts';
import type { Directory } from '../../ports/connect.ts';
import type { Ids } from '../../ports/ground.ts';
import type { Asker } from '../answer.ts';
import {
  keepListing,
  keptListing,
  type ListingOver,
  type ListingPorts,
  pageLine,
  plainViewOf,
  tenantOf,
} from '../kept-listing.ts';
import type { LimitsFrom } from '../known-settings.ts';
import { sharedLine } from '../share.ts';
import { attentionLimits } from './attention-limits.ts';
import { type CardPorts, type CardReport, readCard } from './card/read-card.ts';
import type { AgentsIntent } from './intent.ts';
import { type Page, pageAt, placesOf } from './paging.ts';
import { type FloorReport, floorReport } from './report.ts';

export interface ListAgentsPorts extends ViewPorts, ListingPorts, CardPorts {
  readonly identity: ViewPorts['identity'] & CardPorts['identity'];
  readonly directory: Directory;
  readonly ids: Ids;
}

/** Whether others are to see it; else, where that was asked for, why they are not. */
export type Sharing = 'no' | 'yes' | 'not-named-agents' | 'unknown-readers';

/** One page of agents, and what its buttons need. */
export interface ListReport {
  readonly kind: 'list';
  readonly report: FloorReport;
  readonly page: Page;
  /** What turns the pages; undefined with one page, or when the list could not be kept. */
  readonly listingId: string | undefined;
  /** The filter as it is typed, or as it was kept; undefined when it is too long and could not be kept. */
  readonly line: string | undefined;
  /** The line that asks for the same again. */
  readonly again: string | undefined;
  readonly sharing: Sharing;
  readonly limitsFrom: LimitsFrom;
  /** Whether the places are those of a first page that was read earlier. */
  readonly isKeptOrder: boolean;
}

export type AgentsReport =
  | ListReport
  | { readonly kind: 'one-agent'; readonly card: CardReport; readonly isShareRefused: boolean }
  | ListingOver
  | NameTrouble
  | MentionTrouble
  | GroupTrouble;

/**
 * Answers with one agent's card when exactly one was asked for, else with the agents of a view.
 * Throws BotError `connect_…`, `groups_unread`; `redis_unavailable` only where something kept was asked for.
 */
export async function listAgents(
  ports: ListAgentsPorts,
  intent: AgentsIntent,
  asker: Asker,
): Promise<AgentsReport> {
  const names = await ports.directory.names(ports.instance, optionsFor(asker));
  if (intent.kind === 'floor') {
    const view = await viewOf(ports, asker, names, intent.request, 'agents');
    if ('kind' in view) return askedWithin(view, sharedLine(intent.share));
    return answer(ports, { names, view, asker }, intent.share);
  }
  const listing = await keptListing(ports, asker, intent.listingId);
  if ('kind' in listing) {
    return intent.kind === 'page' ? { ...listing, again: intent.again } : listing;
  }
  const about = { names, view: plainViewOf(listing.filter), asker };
  return intent.kind === 'kept'
    ? answer(ports, about, intent.share)
    : turn(ports, about, { ...intent, order: listing.order });
}

interface About {
  readonly names: Names;
  readonly view: FloorView;
  readonly asker: Asker;
}

async function answer(ports: ListAgentsPorts, about: About, share: boolean): Promise<AgentsReport> {
  const { view, names, asker } = about;
  const trouble = groupTrouble(view.filter, names);
  if (trouble) return trouble;
  const sharing = sharingOf(view.filter, asker, share);
  const userId = view.source === 'asked' ? onlyAgent(view.filter) : undefined;
  // A card is nobody else's: others get the list, be it of one.
  if (userId !== undefined && sharing !== 'yes') {
    const card = await readCard(ports, { userId, names, asker });
    return { kind: 'one-agent', card, isShareRefused: share };
  }
  const { report, limitsFrom } = await readReport(ports, about, sharing === 'yes');
  const places = placesOf([], report.lines);
  const page = pageAt(places, report.lines, 1);
  const typed = filterText(view.filter);
  const isLong = !fitsButton(`${typed}${roomForMore}`);
  const hasPages = page.count > 1 && sharing !== 'yes';
  const id = isLong || hasPages ? ports.ids.short() : undefined;
  const listing = { filter: view.filter, order: places };
  const isKept = id !== undefined && (await keepListing(ports, asker, id, listing));
  const listingId = isKept ? id : undefined;
  const line = isLong ? keptLine(listingId) : typed;
  const isAsked = view.source === 'asked' || view.source === 'all';
  const again = isAsked ? line : viewText(view);
  return {
    kind: 'list',
    report,
    page,
    listingId: hasPages ? listingId : undefined,
    line,
    again,
    sharing,
    limitsFrom,
    isKeptOrder: false,
  };
}

/** Room for the words before and after a filter: `export …`, `… share`. */
const roomForMore = ' '.repeat(20);

function keptLine(listingId: string | undefined): string | undefined {
  return listingId === undefined ? undefined : `listing:${listingId}`;
}

interface Turn {
  readonly listingId: string;
  readonly page: number;
  readonly order: readonly string[];
}

/** A page of a list whose places stay: those who came since are written down at its end. */
async function turn(ports: ListAgentsPorts, about: About, asked: Turn): Promise<AgentsReport> {
  const { filter } = about.view;
  const trouble = groupTrouble(filter, about.names);
  if (trouble) return trouble;
  const { listingId } = asked;
  const { report, limitsFrom } = await readReport(ports, about, false);
  const places = placesOf(asked.order, report.lines);
  await keepListing(ports, about.asker, listingId, { filter, order: places });
  const page = pageAt(places, report.lines, asked.page);
  const typed = filterText(filter);
  const line = fitsButton(`${typed}${roomForMore}`) ? typed : keptLine(listingId);
  // The first page is made anew by a refresh, in the order of now; the others keep their places.
  const isFirst = page.number === 1 && line !== undefined;
  const again = isFirst ? line : pageLine(listingId, page.number, line);
  const kept = { listingId, isKeptOrder: true };
  return { kind: 'list', report, page, ...kept, line, again, sharing: 'no', limitsFrom };
}

async function readReport(
  ports: ListAgentsPorts,
  { names, view, asker }: About,
  isForOthers: boolean,
): Promise<{ readonly report: FloorReport; readonly limitsFrom: LimitsFrom }> {
  const [floor, { limits, limitsFrom }] = await Promise.all([
    readFloor(ports, view.filter, names, optionsFor(asker)),
    attentionLimits(ports.settings, tenantOf(ports, asker)),
  ]);
  // Whoever may see who listens to whom may not tell the others.
  const maySeeSessions = asker.access.maySeeSessions && !isForOthers;
  const now = ports.clock.now();
  return { report: floorReport(floor, { names, view, now, limits, maySeeSessions }), limitsFrom };
}

function optionsFor({ onProgress }: Asker) {
  return { priority: 'command', onProgress } as const;
}

/** The agent of a filter that names one and nothing else. */
function onlyAgent(filter: FloorFilter): string | undefined {
  const [userId, ...others] = filter.agentIds;
  const isAlone =
    others.length === 0 &&
    filter.teamId === undefined &&
    [filter.queueIds, filter.groups, filter.profileIds, filter.states].every(
      (part) => part.length === 0,
    ) &&
    [filter.statusIds, filter.statusTypes, filter.channels].every((part) => part.length === 0);
  return isAlone ? userId : undefined;
}

/** Whoever was picked by name is named by any counts of them. */
function sharingOf(filter: FloorFilter, { access }: Asker, share: boolean): Sharing {
  if (!share) return 'no';
  const named = filter.agentIds.length;
  if (named > 0 && !access.namesForOthers) return 'not-named-agents';
  return access.answerAlone ? 'unknown-readers' : 'yes';
}
