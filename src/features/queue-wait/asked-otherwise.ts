import type { Names } from '../../domain/contact-centre.ts';
import { everything } from '../../domain/floor-filter.ts';
import type { FilterRequest } from '../../floor/filter-request.ts';
import { filterText } from '../../floor/filter-text.ts';
import type { NameTrouble } from '../../floor/name-trouble.ts';
import { namedQueues } from '../../floor/named.ts';
import { matchName, type Named } from '../../grammar/names.ts';
import { sharedLine } from '../share.ts';

/** All of what was typed are names of queues, only not as they are typed here. */
export interface AskedOtherwise {
  readonly kind: 'asked-otherwise';
  readonly why: 'no-comma' | 'share-first';
  readonly queues: readonly Named[];
  /** The line that asks for these. */
  readonly line: string;
}

/** What people put between two names where a comma belongs. */
const between = /^(?:and|or|vs\.?|versus|&|\+|\/)$/i;

/** What was meant by a name that is none: `Billing Sales`, `"Billing, Sales"`, `share Billing`; undefined where that is not clear. */
export function askedOtherwise(
  trouble: NameTrouble,
  request: FilterRequest,
  { names, share }: { readonly names: Names; readonly share: boolean },
): AskedOtherwise | undefined {
  if (trouble.what !== 'queue' || request.kind !== 'asked') return undefined;
  const { queues: typed, groups, channels } = request.asked;
  if (typed.length !== 1 || groups.length > 0) return undefined;
  const { first, words } = wordsOf(trouble);
  const isShareFirst = first.length === 0 && words[0]?.toLowerCase() === 'share';
  const rest = queuesIn(isShareFirst ? words.slice(1) : words, namedQueues(names));
  if (!rest) return undefined;
  const queues = [...first, ...rest];
  if (queues.length < (isShareFirst ? 1 : 2)) return undefined;
  const filter = { ...everything, queueIds: queues.map(({ id }) => id), channels };
  return {
    kind: 'asked-otherwise',
    why: isShareFirst ? 'share-first' : 'no-comma',
    queues,
    line: sharedLine(share || isShareFirst)(filterText(filter)),
  };
}

/** The queue that was found already, and the words that are left. */
function wordsOf({ match }: NameTrouble): {
  readonly first: readonly Named[];
  readonly words: readonly string[];
} {
  if (match.kind === 'left-over') return { first: [match.item], words: match.words };
  const words = match.asked.split(/(,)|\s+/).filter(Boolean);
  return { first: [], words: match.kind === 'unknown' ? words : [] };
}

/** The queues whose names these words are, the longest first; undefined where some are no name. */
function queuesIn(words: readonly string[], all: readonly Named[]): readonly Named[] | undefined {
  const [word] = words;
  if (word === undefined) return [];
  for (let used = words.length; used > 0; used -= 1) {
    const found = matchName({ kind: 'named', text: words.slice(0, used).join(' ') }, all);
    if (found.kind !== 'found' || !found.isExact) continue;
    const rest = queuesIn(words.slice(used), all);
    if (rest) return [found.item, ...rest];
  }
  return word === ',' || between.test(word) ? queuesIn(words.slice(1), all) : undefined;
}
