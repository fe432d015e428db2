import { count } from '../../blocks/text.ts';
import { entryLine, partLine } from '../../chain/lines.ts';
import type { KeptEntry } from '../../domain/audit.ts';
import type { Tenant } from '../../domain/tenant.ts';
import type { Asker } from '../answer.ts';
import { audited } from '../audited.ts';
import { csvText } from '../csv.ts';
import { tenantOf } from '../kept-listing.ts';
import type { AuditRoadPorts } from './audit-ports.ts';
import { csvRow, titles } from './export-columns.ts';
import type { ExportIntent } from './intent.ts';
import { pagesOf } from './pages.ts';

export interface ExportReport {
  /** `empty`: there was nothing to send. */
  readonly kind: 'exported' | 'export-empty';
  readonly format: ExportIntent['format'];
  readonly days: number | undefined;
  readonly entries: number;
  readonly first: number;
  readonly last: number;
  /** How many earlier ones that were asked for did not fit. */
  readonly leftOut: number;
}

/** One file holds so many, the newest ones. */
export const mostExported = 20_000;

/**
 * Sends the audit as a file to the administrator who asked, written down before: what cannot be
 * written down is not sent. Throws BotError `redis_unavailable`, `slack_…`.
 */
export async function exportAudit(
  ports: AuditRoadPorts,
  { format, days }: ExportIntent,
  asker: Asker,
): Promise<ExportReport> {
  const tenant = tenantOf(ports, asker);
  const now = ports.clock.now();
  const since = days === undefined ? undefined : new Date(now.getTime() - days * dayMilliseconds);
  const { from, leftOut, isWhole } = await startOf(ports, tenant, since);
  const file = await fileOf(ports, tenant, { from, format, isWhole });
  const { first, last, entries } = file;
  const report = { format, days, entries, first, last, leftOut };
  if (entries === 0) return { kind: 'export-empty', ...report };
  const { workspace, userId } = asker.caller;
  const about = `${format}: ${count(entries, 'entry', 'entries')}, ${first} to ${last}`;
  const deed = { tenant, who: userId, act: 'export-audit', about } as const;
  await audited(ports, deed, () =>
    ports.privateMessages.sendFile(workspace, userId, {
      name: `audit-${first}-${last}.${format}`,
      type: format === 'csv' ? 'text/csv' : 'application/jsonl',
      content: file.content,
      comment: commentOf(report),
    }),
  );
  return { kind: 'exported', ...report };
}

const dayMilliseconds = 24 * 3_600_000;

/** Where the file begins: as far back as was asked for and as fits. */
async function startOf(
  { audit }: AuditRoadPorts,
  tenant: Tenant,
  since: Date | undefined,
): Promise<{ readonly from: number; readonly leftOut: number; readonly isWhole: boolean }> {
  const head = await audit.head(tenant);
  const [first] = await audit.read(tenant, 1, 1);
  if (!head || !first) return { from: 1, leftOut: 0, isWhole: true };
  const asked = since === undefined ? first.number : await firstSince(audit, tenant, since);
  const from = Math.max(asked, head.number - mostExported + 1);
  return { from, leftOut: from - asked, isWhole: from === first.number };
}

/** The number of the first entry that is not older; one after the last where all are. */
async function firstSince(
  audit: AuditRoadPorts['audit'],
  tenant: Tenant,
  since: Date,
): Promise<number> {
  let after = 0;
  for await (const page of pagesOf(audit, tenant)) {
    const found = page.find(({ entry }) => entry && entry.at >= since);
    if (found) return found.number;
    after = page.at(-1)?.number ?? after;
  }
  return after + 1;
}

async function fileOf(
  { audit }: AuditRoadPorts,
  tenant: Tenant,
  { from, format, isWhole }: { from: number; format: ExportIntent['format']; isWhole: boolean },
) {
  const texts: string[] = [];
  let [entries, first, last] = [0, from, from];
  for await (const page of pagesOf(audit, tenant, from)) {
    const taken = page.slice(0, mostExported - entries);
    if (entries === 0) {
      first = taken[0]?.number ?? from;
      texts.push(
        format === 'csv' ? csvText([titles]) : isWhole ? '' : `${partLine(tenant, first)}\n`,
      );
    }
    texts.push(format === 'csv' ? csvPart(taken) : jsonLines(tenant, taken));
    entries += taken.length;
    last = taken.at(-1)?.number ?? last;
    if (entries >= mostExported) break;
  }
  return { content: texts.join(''), entries, first, last };
}

function csvPart(page: readonly KeptEntry[]): string {
  return csvText(page.map(csvRow), { isFirst: false });
}

function jsonLines(tenant: Tenant, page: readonly KeptEntry[]): string {
  return page.map((entry) => `${entryLine(tenant, entry)}\n`).join('');
}

function commentOf({
  format,
  entries,
  first,
  last,
}: Pick<ExportReport, 'format' | 'entries' | 'first' | 'last'>): string {
  const how =
    format === 'jsonl'
      ? ' Whether it is intact: `npm run -s audit:verify -- FILE`.'
      : ' For checking it later, export it as jsonl.';
  return `The audit of Floorwalker: ${count(entries, 'entry', 'entries')}, ${first} to ${last}.${how}`;
}
