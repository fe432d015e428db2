import { count } from '../../../blocks/text.ts';
import { filterText } from '../../../floor/filter-text.ts';
import type { ViewPorts } from '../../../floor/my-view.ts';
import { type GroupTrouble, groupTrouble } from '../../../floor/queues-in.ts';
import { readFloor } from '../../../floor/read-floor.ts';
import type { AgentReadings, CallOptions, Directory } from '../../../ports/connect.ts';
import type { CurrentSettings } from '../../../ports/ground.ts';
import type { PrivateMessages } from '../../../ports/slack.ts';
import type { Asker } from '../../answer.ts';
import { type AuditPorts, audited } from '../../audited.ts';
import { csvText } from '../../csv.ts';
import { type ListingPorts, tenantOf } from '../../kept-listing.ts';
import { attentionLimits } from '../attention-limits.ts';
import { type FloorReport, floorReport } from '../report.ts';
import { findAskedView, type ViewTrouble } from '../saved-views/asked-view.ts';
import { exportRows } from './columns.ts';
import { fileComment } from './file-comment.ts';
import type { ExportIntent } from './intent.ts';

export interface ExportPorts extends ViewPorts, ListingPorts, AuditPorts {
  readonly readings: AgentReadings;
  readonly directory: Directory;
  readonly settings: CurrentSettings;
  readonly privateMessages: PrivateMessages;
}

export type ExportReport =
  /** `empty`: nobody fits, so nothing was sent. */
  { readonly kind: 'sent' | 'empty'; readonly report: FloorReport } | ViewTrouble | GroupTrouble;

/**
 * Sends the agents of a view as a file to whoever asked, as they may see them, written down before:
 * what cannot be written down is not sent. Throws BotError `connect_…`, `groups_unread`,
 * `redis_unavailable`, `slack_…`.
 */
export async function exportAgents(
  ports: ExportPorts,
  { asked }: ExportIntent,
  asker: Asker,
): Promise<ExportReport> {
  const { caller, access, onProgress } = asker;
  const options: CallOptions = { priority: 'command', onProgress };
  const tenant = tenantOf(ports, asker);
  const names = await ports.directory.names(ports.instance, options);
  const view = await findAskedView(ports, asked, { asker, names }, (filter) => `export ${filter}`);
  if ('kind' in view) return view;
  const trouble = groupTrouble(view.filter, names);
  if (trouble) return trouble;
  const [floor, { limits }] = await Promise.all([
    readFloor(ports, view.filter, names, options),
    attentionLimits(ports.settings, tenant),
  ]);
  const { maySeeSessions } = access;
  const now = ports.clock.now();
  const report = floorReport(floor, { names, view, now, limits, maySeeSessions });
  if (report.lines.length === 0) return { kind: 'empty', report };
  const about = `${count(report.lines.length, 'agent')}: ${filterText(view.filter)}`;
  const deed = { tenant, who: caller.userId, act: 'export-agents', about } as const;
  const file = {
    name: fileName(floor.asOf),
    type: 'text/csv' as const,
    content: csvText(exportRows(report)),
    comment: fileComment(report),
  };
  await audited(ports, deed, () =>
    ports.privateMessages.sendFile(caller.workspace, caller.userId, file),
  );
  return { kind: 'sent', report };
}

/** `agents-20261122T090000Z.csv`: when the data is of. */
function fileName(asOf: Date): string {
  return `agents-${asOf.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.csv`;
}
