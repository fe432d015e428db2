import type { Names } from '../../../domain/contact-centre.ts';
import type { FloorSettings } from '../../../domain/settings.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings } from '../../change-settings.ts';
import { findListed } from './find-listed.ts';
import { findParts } from './find-parts.ts';
import type { NeverIntent } from './never-intent.ts';
import { aboutParts, countOfParts, type Parts, together, typedParts, without } from './parts.ts';
import { type NamedPart, partsText } from './parts-intent.ts';
import type { RulesPorts } from './rules-ports.ts';

/** More of them are no list anybody looks after; with the settings all of it is read. */
export const mostNever = 300;

export type NeverReport =
  | {
      readonly kind: 'never';
      readonly never: Parts;
      /** undefined when the directory does not answer: ids are shown instead. */
      readonly names: Names | undefined;
      readonly change: NeverChange | undefined;
    }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'overtaken' }
  | NameTrouble
  | MentionTrouble;

/** What came onto the list or went off it; nothing where it was so already. */
export interface NeverChange {
  readonly kind: 'add' | 'remove';
  readonly moved: Parts;
  /** The line that takes it back. */
  readonly undo: string;
}

/**
 * Shows whom and what nobody listens to, or changes it. What goes off the list is looked up among
 * what stands on it, so that what Amazon Connect no longer has can be taken off too. Throws BotError
 * `redis_unavailable`, `connect_…`, `groups_unread`.
 */
export async function manageNever(
  ports: RulesPorts,
  intent: NeverIntent,
  asker: Asker,
): Promise<NeverReport> {
  if (intent.kind === 'show') {
    const [{ listening }, names] = await Promise.all([
      readSettings(ports, asker.caller),
      namesIfAny(ports),
    ]);
    return { kind: 'never', never: listening.never, names, change: undefined };
  }
  const { kind } = intent;
  const names = await ports.directory.names(ports.instance, { priority: 'command' });
  const again = (parts: readonly NamedPart[]) => neverLine(kind, parts);
  const lookup = { ...ports, names, again };
  const found =
    kind === 'add'
      ? await findParts(lookup, intent.parts, asker)
      : await findListed(lookup, intent.parts, {
          asker,
          listed: (await readSettings(ports, asker.caller)).listening.never,
        });
  return 'kind' in found ? found : change(ports, asker, { kind, parts: found, names });
}

async function change(
  ports: RulesPorts,
  asker: Asker,
  wish: { readonly kind: 'add' | 'remove'; readonly parts: Parts; readonly names: Names },
): Promise<NeverReport> {
  const { kind, parts, names } = wish;
  const changed = await changeSettings<'too-many'>(ports, asker.caller, {
    to: (before) => {
      const { never } = before.listening;
      const after = kind === 'add' ? together(never, parts) : without(never, parts);
      return kind === 'add' && countOfParts(after) > mostNever
        ? { kind: 'refused', why: 'too-many' }
        : { ...before, listening: { ...before.listening, never: after } };
    },
    about: (before, after) => {
      const verb = kind === 'add' ? 'added' : 'removed';
      return `listening never: ${verb} ${aboutParts(movedBetween(kind, before, after))}`;
    },
  });
  if (changed.kind === 'overtaken') return changed;
  if (changed.kind === 'refused') return { kind: 'too-many' };
  const { before, after } = changed;
  const moved = movedBetween(kind, before, after);
  const undo = neverLine(kind === 'add' ? 'remove' : 'add', typedParts(moved));
  return { kind: 'never', never: after.listening.never, names, change: { kind, moved, undo } };
}

function movedBetween(
  kind: NeverChange['kind'],
  before: FloorSettings,
  after: FloorSettings,
): Parts {
  const [old, now] = [before.listening.never, after.listening.never];
  return kind === 'add' ? without(now, old) : without(old, now);
}

function neverLine(kind: NeverChange['kind'], parts: readonly NamedPart[]): string {
  return ['never', kind === 'remove' ? 'remove' : '', partsText(parts)].filter(Boolean).join(' ');
}
