import { headIn } from '../chain/chain.ts';
import { readLine } from '../chain/lines.ts';
import { createVerifier, isIntact } from '../chain/verify.ts';
import { verdictLines } from '../chain/words.ts';
import type { ChainHead } from '../domain/audit.ts';

/** What was typed cannot be understood; the message says what to type. */
export class AuditFileUsageError extends Error {}

export interface AuditFileArguments {
  readonly file: string;
  /** A head that was known before. */
  readonly given: ChainHead | undefined;
}

/** `FILE`, `FILE number:hash`. Throws AuditFileUsageError. */
export function readArguments([file, head, ...more]: readonly string[]): AuditFileArguments {
  const given = head === undefined ? undefined : headIn(head);
  if (file === undefined || more.length > 0 || (head !== undefined && !given)) {
    throw new AuditFileUsageError(
      'Type a file of JSON lines and, if there is one, a head that was posted: npm run -s audit:verify -- FILE [number:hash]',
    );
  }
  return { file, given };
}

/** Checks the lines of an exported audit: what is wrong, one a line, and a summary. */
export async function checkFile(
  lines: AsyncIterable<string>,
  given: ChainHead | undefined,
): Promise<{ readonly text: string; readonly isIntact: boolean }> {
  let place = 0;
  let verifier = createVerifier({ given });
  let isPart = false;
  for await (const text of lines) {
    place += 1;
    if (text.trim() === '') continue;
    const line = readLine(text);
    if (line.kind === 'entry') verifier.take(line.entry);
    else if (line.kind === 'part' && place === 1) {
      isPart = true;
      verifier = createVerifier({ given, partFrom: line.from });
    } else verifier.unreadableLine(place);
  }
  const verdict = verifier.verdict();
  const note = isPart
    ? ['This file was asked to begin later: what stood before its first entry cannot be checked.']
    : [];
  // A file without entries proves nothing.
  const isFine = isIntact(verdict) && verdict.count > 0;
  return { text: `${[...note, ...verdictLines(verdict)].join('\n')}\n`, isIntact: isFine };
}
