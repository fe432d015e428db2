import type { ImportDraft } from '../../../stores/alerting.ts';
import type { Asker } from '../../answer.ts';
import { tenantOf } from '../../kept-listing.ts';
import { type Difference, differenceOf, isNothing } from './difference.ts';
import { findIn } from './find-names.ts';
import { draftSeconds, type FilePorts, type ImportReport } from './import-ports.ts';
import { namesForFile } from './names-for-file.ts';
import { obstaclesOf } from './obstacles.ts';
import { readRuleFile } from './read-file.ts';
import { runFileCases } from './run-file-cases.ts';
import { ruleFile } from './write-file.ts';

export interface GivenFile {
  readonly text: string;
  readonly isReplacing: boolean;
}

/**
 * What a file would change, kept so that it can be applied as it was seen; changes nothing. Throws
 * BotError `redis_unavailable`, `slack_…`, `connect_…`.
 */
export async function showDifference(
  ports: FilePorts,
  { text, isReplacing }: GivenFile,
  asker: Asker,
  overtakenBy?: string,
): Promise<ImportReport> {
  const tenant = tenantOf(ports, asker);
  const [known, rules] = await Promise.all([
    ports.directory.names(ports.instance, { priority: 'command' }),
    ports.ruleStore.list(tenant),
  ]);
  const names = await namesForFile(ports, known, asker);
  const read = readRuleFile(text, findIn(names));
  if (read.kind === 'problems') return { ...read, kind: 'file-problems' };
  const difference = differenceOf(read.rules, rules, {
    isReplacing,
    newId: (attempt, said) => ports.ids.shortOf(`${attempt}|${said}`),
  });
  const cases = runFileCases(read.cases);
  if (isNothing(difference)) return { kind: 'nothing-new', unchanged: difference.unchanged, cases };
  const obstacles = await obstaclesOf(ports, difference, asker);
  const mayApply = obstacles.length === 0 && cases.failed.length === 0;
  const draftId = mayApply ? ports.ids.short() : undefined;
  if (draftId !== undefined) {
    await ports.importDrafts.keep(
      tenant,
      { id: draftId, by: asker.caller.userId },
      {
        draft: { ...draftOf(difference), given: text, isReplacing },
        now: ports.clock.now(),
        forSeconds: draftSeconds,
      },
    );
  }
  return { kind: 'difference', difference, names, obstacles, cases, draftId, overtakenBy };
}

/** What was shown, by ids alone: a queue that is renamed meanwhile is still the one that was seen. */
function draftOf({
  added,
  changed,
  removed,
}: Difference): Pick<ImportDraft, 'text' | 'seen' | 'removed'> {
  const written = [...added, ...changed].map(({ id, spec }) => ({ ...spec, id }));
  return {
    text: ruleFile(written),
    seen: Object.fromEntries([
      ...added.map(({ id }) => [id, 0] as const),
      ...[...changed.map(({ rule }) => rule), ...removed].map(
        ({ id, revision }) => [id, revision] as const,
      ),
    ]),
    removed: removed.map(({ id }) => id),
  };
}
