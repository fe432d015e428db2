import { fitsButton } from '../../../blocks/run-button.ts';
import type { Board } from '../../../domain/board.ts';
import { boardPlace } from '../../../domain/board-place.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { BotError } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { filterText } from '../../../floor/filter-text.ts';
import { type ViewPorts, viewOf } from '../../../floor/my-view.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import { type GroupTrouble, groupTrouble } from '../../../floor/queues-in.ts';
import { typedDuration } from '../../../grammar/duration.ts';
import type { CallOptions, Directory } from '../../../ports/connect.ts';
import type { Ids } from '../../../ports/ground.ts';
import type { SlackPeople } from '../../../ports/slack.ts';
import type { BoardStore } from '../../../stores/floor.ts';
import type { Asker } from '../../answer.ts';
import { type AuditPorts, audited } from '../../audited.ts';
import type { BoardIntent } from './intent.ts';

export interface PinPorts extends AuditPorts, ViewPorts {
  readonly boardStore: BoardStore;
  readonly directory: Directory;
  readonly people: SlackPeople;
  readonly ids: Ids;
  /** How often boards are looked at, in words: "every 15 s". */
  readonly everyText: string;
}

export type PinReport =
  | {
      readonly kind: 'pinned';
      readonly board: Board;
      readonly names: Names;
      readonly everyText: string;
    }
  | {
      readonly kind: 'exists';
      readonly board: Board;
      readonly names: Names;
      /** Its last words are still to be said. */
      readonly isEnding: boolean;
    }
  | { readonly kind: 'bad-place'; readonly why: 'direct' | 'unknown' | 'not-member' }
  /** Counts of people picked by name are those people. */
  | { readonly kind: 'names-needed' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'too-many' }
  | NameTrouble
  | MentionTrouble
  | GroupTrouble;

/** More boards than anybody reads in one tenant, and about what Slack lets us keep current. */
export const mostBoards = 20;

const command: CallOptions = { priority: 'command' };

/**
 * Writes a board down, audited before; the next tick posts it. Throws BotError `connect_…`,
 * `slack_…`, `redis_unavailable`.
 */
export async function pinBoard(
  ports: PinPorts,
  intent: Extract<BoardIntent, { kind: 'pin' }>,
  asker: Asker,
): Promise<PinReport> {
  const { caller } = asker;
  const place = await placeOf(ports, asker);
  if (typeof place !== 'string') return place;
  const names = await ports.directory.names(ports.instance, command);
  const view = await viewOf(ports, asker, names, intent.request, 'agents');
  if (!('filter' in view)) return againAsBoard(view, intent);
  if (view.isSavedUnread) {
    throw new BotError('redis_unavailable', 'the view to be pinned could not be read');
  }
  const { filter } = view;
  if (filter.agentIds.length > 0 && !asker.access.namesForOthers) return { kind: 'names-needed' };
  const trouble = groupTrouble(filter, names);
  if (trouble) return trouble;
  if (!fitsButton(filterText(filter))) return { kind: 'too-long' };
  const pinnedAt = ports.clock.now();
  const until = new Date(pinnedAt.getTime() + intent.forSeconds * 1000);
  const board = { channelId: place, filter, pinnedBy: caller.userId, pinnedAt, until };
  const stored = await store(
    ports,
    { workspace: caller.workspace, instance: ports.instance },
    board,
  );
  switch (stored.kind) {
    case 'pinned':
      return { ...stored, names, everyText: ports.everyText };
    case 'exists':
      return { ...stored, names };
    case 'too-many':
      return stored;
  }
}

/** The channel it is typed in, or why it is no place for a board. */
async function placeOf({ people }: PinPorts, { caller }: Asker): Promise<string | PinReport> {
  const { channelId, workspace } = caller;
  if (channelId === undefined || channelId.startsWith('D')) {
    return { kind: 'bad-place', why: 'direct' };
  }
  const { sharing, isBotMember } = await people.channel(workspace, channelId);
  if (isBotMember === false) return { kind: 'bad-place', why: 'not-member' };
  // The gate lets nobody ask from a channel that is known to be shared.
  return sharing === 'internal' ? channelId : { kind: 'bad-place', why: 'unknown' };
}

/** A button with one of the choices pins the board that was asked for. */
function againAsBoard(
  trouble: NameTrouble | MentionTrouble,
  { forSeconds }: { readonly forSeconds: number },
): PinReport {
  if (trouble.kind === 'mention-trouble') return trouble;
  const { command: name, textFor } = trouble.again;
  return {
    ...trouble,
    again: {
      command: name,
      textFor: (item) => `board ${textFor(item)} for ${typedDuration(forSeconds)}`,
    },
  };
}

type Stored =
  | { readonly kind: 'pinned'; readonly board: Board }
  | { readonly kind: 'exists'; readonly board: Board; readonly isEnding: boolean }
  | { readonly kind: 'too-many' };

async function store(ports: PinPorts, tenant: Tenant, facts: Omit<Board, 'id'>): Promise<Stored> {
  const records = await ports.boardStore.list(tenant);
  const same = records.find(({ board }) => boardPlace(board) === boardPlace(facts));
  if (same) return existing(same.board, same.ending !== undefined, facts.pinnedAt);
  if (records.length >= mostBoards) return { kind: 'too-many' };
  for (;;) {
    const board = { ...facts, id: ports.ids.short() };
    const about = `board ${board.id} in ${board.channelId}: ${filterText(board.filter)}`;
    const deed = { tenant, who: board.pinnedBy, act: 'pin-board', about } as const;
    const added = await audited(
      ports,
      deed,
      () => ports.boardStore.add(tenant, board),
      ({ kind }) => kind === 'added',
    );
    if (added.kind === 'added') return { kind: 'pinned', board };
    // Somebody was quicker, or the id is taken: then another one.
    if (boardPlace(added.board) === boardPlace(board)) {
      return existing(added.board, false, facts.pinnedAt);
    }
  }
}

function existing(board: Board, isAskedToEnd: boolean, now: Date): Stored {
  return { kind: 'exists', board, isEnding: isAskedToEnd || board.until <= now };
}
