import type { ChainHead } from '../domain/audit.ts';
import { headText } from './chain.ts';
import { type Finding, isIntact, isUntold, type Verdict } from './verify.ts';

/** One sentence for what is wrong; numbers and nothing else, so fit for any place. */
export function findingSentence(finding: Finding): string {
  const { number } = finding;
  switch (finding.kind) {
    case 'start':
      return number === 1
        ? 'Entry 1 says that another one stood before it: the chain was begun anew or rewritten.'
        : `The chain begins at entry ${number}, and no entry in it says that those before were taken away: its beginning was cut, or Redis was emptied.`;
    case 'missing':
      return number === finding.last
        ? `Entry ${number} is missing.`
        : `Entries ${number} to ${finding.last} are missing.`;
    case 'order':
      return `Entry ${number} stands behind entry ${finding.after}: it was inserted or swapped.`;
    case 'link':
      return `Entry ${number} does not follow entry ${number - 1}: one of the two was rewritten, inserted or swapped.`;
    case 'changed':
      return `Entry ${number} was changed: its content does not fit its hash.`;
    case 'unreadable':
      return finding.isLine
        ? `Line ${number} of the file is no entry of the audit.`
        : `Entry ${number} cannot be read: it has no hash.`;
    case 'retention':
      return `Entry ${number} says that it took entries away which it cannot have: it is forged.`;
  }
}

/** Whether the chain is intact, from where to where, and how many things are wrong with it. */
export function verdictSentence(verdict: Verdict): string {
  const { count, first, head, findings, findingCount } = verdict;
  if (first === undefined || !head) {
    return findingCount === 0
      ? 'There is no entry in the audit.'
      : 'There is no entry of the audit here.';
  }
  if (isUntold(verdict)) {
    return `Entries ${first} to ${head.number} fit each other, and the head that was known before is older than what is left.`;
  }
  if (findingCount === 0 && !isIntact(verdict)) {
    return `Entries ${first} to ${head.number} fit each other, but the head that was known before is not among them.`;
  }
  if (findingCount === 0) {
    return count === 1
      ? `Entry ${first} is intact.`
      : `Intact from entry ${first} to entry ${head.number}.`;
  }
  const [broken] = findings;
  const isLine = broken?.kind === 'unreadable' && broken.isLine;
  const isCleanBefore = broken && broken.kind !== 'start' && !isLine && broken.number > first;
  const before = isCleanBefore ? ` Entries ${first} to ${broken.number - 1} are intact.` : '';
  const many = findingCount === 1 ? 'One thing is wrong' : `${findingCount} things are wrong`;
  return `${many}, first at ${isLine ? 'line' : 'entry'} ${broken?.number ?? first}.${before}`;
}

/** Whether the head that was known before is still there; undefined where none was given. */
export function givenSentence({ given, head }: Verdict): string | undefined {
  if (!given) return undefined;
  const { number } = given.head;
  switch (given.is) {
    case 'contained':
      return `The chain contains the head ${short(given.head)}: everything up to entry ${number} is as it was then.`;
    case 'other':
      return `The chain no longer contains the head ${short(given.head)}: another entry stands at ${number}, or none. What stood there was rewritten.`;
    case 'beyond':
      return `The chain no longer contains the head ${short(given.head)}: it ends ${
        head ? `at entry ${head.number}` : 'before its first entry'
      }. Its tail was cut, or Redis was emptied.`;
    case 'removed':
      return `Whether the chain contained the head ${short(given.head)} cannot be told any more: by the audit, entry ${number} was taken away by \`audit keep\`. That takes nothing younger than 7 days: if the head is younger, the audit was forged.`;
  }
}

/** A head as people read it: the number and the beginning of the hash. */
export function short({ number, hash }: ChainHead): string {
  return `${headText({ number, hash }).slice(0, String(number).length + 13)}…`;
}

/** The whole verdict as lines of text: each finding, then the summary. */
export function verdictLines(verdict: Verdict): readonly string[] {
  const { findings, findingCount, head } = verdict;
  const more = findingCount - findings.length;
  const given = givenSentence(verdict);
  return [
    ...findings.map(findingSentence),
    ...(more > 0 ? [`And ${more} more.`] : []),
    ...(given === undefined ? [] : [given]),
    ...(head ? [`Head: ${headText(head)}`] : []),
    `${standing(verdict)}: ${verdictSentence(verdict)}`,
  ];
}

function standing(verdict: Verdict): string {
  if (isUntold(verdict)) return 'CANNOT BE TOLD';
  return isIntact(verdict) ? 'OK' : 'BROKEN';
}
