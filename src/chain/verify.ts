import type { AuditField, ChainHead, KeptEntry } from '../domain/audit.ts';
import { hashOf, isHash } from './chain.ts';
import { fieldOf } from './fields.ts';

/** What is wrong with a chain, and where. */
export type Finding =
  /** It begins with this one, and no entry says that those before were taken away. */
  | { readonly kind: 'start'; readonly number: number }
  /** These are not there. */
  | { readonly kind: 'missing'; readonly number: number; readonly last: number }
  /** It stands behind one with the same number or a later one. */
  | { readonly kind: 'order'; readonly number: number; readonly after: number }
  /** It does not carry the hash of the one before. */
  | { readonly kind: 'link'; readonly number: number }
  /** Its own hash is that of another content. */
  | { readonly kind: 'changed'; readonly number: number }
  /** `number`: of the entry, or of the line of a file. */
  | { readonly kind: 'unreadable'; readonly number: number; readonly isLine: boolean }
  /** It says that it took away what it cannot have. */
  | { readonly kind: 'retention'; readonly number: number };

/**
 * Whether the chain contains a head that was known before. `beyond`: it ends before; `other`: another
 * entry stands there, or none; `removed`: it was taken away, and nobody can tell.
 */
export type GivenHead = 'contained' | 'other' | 'beyond' | 'removed';

export interface Verdict {
  readonly count: number;
  /** The number of the first entry; undefined where there is none. */
  readonly first: number | undefined;
  readonly head: ChainHead | undefined;
  /** In the order of the chain; the first ones of them. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  /** undefined where no head was given. */
  readonly given: { readonly head: ChainHead; readonly is: GivenHead } | undefined;
}

type Link = Pick<KeptEntry, 'number' | 'fields' | 'previous' | 'hash'>;

export interface Verifier {
  /** The next one of the chain, oldest first. */
  take(link: Link): void;
  /** A line of a file that holds no entry. */
  unreadableLine(line: number): void;
  verdict(): Verdict;
}

export interface Expected {
  /** A head that was known before. */
  readonly given?: ChainHead | undefined;
  /** The file was asked to begin with this one. */
  readonly partFrom?: number | undefined;
}

/** So many findings are told one by one. */
const mostFindings = 50;

/** Checks a chain as it is read, page by page or line by line. */
export function createVerifier({ given, partFrom }: Expected = {}): Verifier {
  const findings: Finding[] = [];
  let findingCount = 0;
  let count = 0;
  let first: Link | undefined;
  let last: Link | undefined;
  let isStartExplained = false;
  let atGiven: string | undefined;
  const found = (finding: Finding) => {
    findingCount += 1;
    if (findings.length < mostFindings) findings.push(finding);
  };

  const take = (link: Link) => {
    count += 1;
    first ??= link;
    for (const finding of problemsOf(link, last)) found(finding);
    const retention = retentionOf(link.fields);
    if (retention?.keptFrom === first.number && retention.removedHash === first.previous) {
      isStartExplained = true;
    }
    if (retention && !isPossible(retention, link.number, first)) {
      found({ kind: 'retention', number: link.number });
    }
    if (link.number === given?.number) atGiven = link.hash;
    last = link;
  };

  const startProblem = (): readonly Finding[] => {
    if (!first || isStartExplained || first.number === partFrom) return [];
    const isOrigin = first.number === 1 && first.previous === '';
    return isOrigin ? [] : [{ kind: 'start', number: first.number }];
  };

  const givenIs = (head: ChainHead): GivenHead => {
    if (atGiven !== undefined) return atGiven === head.hash ? 'contained' : 'other';
    if (!first || !last || head.number > last.number) return 'beyond';
    if (head.number > first.number) return 'other';
    if (head.number < first.number - 1) return 'removed';
    return first.previous === head.hash ? 'contained' : 'other';
  };

  return {
    take,
    unreadableLine: (line) => found({ kind: 'unreadable', number: line, isLine: true }),
    verdict: () => {
      const start = startProblem();
      return {
        count,
        first: first?.number,
        head: last && { number: last.number, hash: last.hash },
        findings: [...start, ...findings],
        findingCount: findingCount + start.length,
        given: given && { head: given, is: givenIs(given) },
      };
    },
  };
}

/** Whether a chain is as it was written, and holds the head that was known before. */
export function isIntact({ findingCount, given }: Verdict): boolean {
  return findingCount === 0 && (!given || given.is === 'contained');
}

/** Whether what is left fits, and nobody can tell of the head: entries that old were removed, or are said to have been. */
export function isUntold({ findingCount, given }: Verdict): boolean {
  return findingCount === 0 && given?.is === 'removed';
}

function problemsOf(link: Link, last: Link | undefined): readonly Finding[] {
  const { number, previous, hash } = link;
  const problems: Finding[] = [];
  if (last && number <= last.number) {
    problems.push({ kind: 'order', number, after: last.number });
  } else if (last && number > last.number + 1) {
    problems.push({ kind: 'missing', number: last.number + 1, last: number - 1 });
  } else if (last && previous !== last.hash) {
    problems.push({ kind: 'link', number });
  }
  if (!isHash(hash)) problems.push({ kind: 'unreadable', number, isLine: false });
  else if (hashOf(link) !== hash) problems.push({ kind: 'changed', number });
  return problems;
}

interface Retention {
  readonly keptFrom: number;
  readonly removedHash: string;
}

function retentionOf(fields: readonly AuditField[]): Retention | undefined {
  if (fieldOf(fields, 'act') !== 'trim-audit') return undefined;
  const keptFrom = fieldOf(fields, 'keptFrom');
  const removedHash = fieldOf(fields, 'removedHash');
  if (keptFrom === undefined || removedHash === undefined) return undefined;
  return { keptFrom: Number(keptFrom), removedHash };
}

/** It cannot have taken away itself, nor entries that are still there. */
function isPossible({ keptFrom, removedHash }: Retention, number: number, first: Link): boolean {
  if (!Number.isSafeInteger(keptFrom) || keptFrom > number || keptFrom > first.number) return false;
  return keptFrom < first.number || removedHash === first.previous;
}
