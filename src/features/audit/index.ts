import type { Message } from '../../blocks/message.ts';
import type { Verdict } from '../../chain/verify.ts';
import type { Asker } from '../answer.ts';
import { tenantOf } from '../kept-listing.ts';
import { type Road, road } from '../road.ts';
import { auditChannel, type ChannelReport } from './audit-channel.ts';
import type { AuditRoadPorts } from './audit-ports.ts';
import { channelView } from './channel-view.ts';
import { type ExportReport, exportAudit } from './export-audit.ts';
import { exportView } from './export-view.ts';
import { type AuditIntent, parseAudit } from './intent.ts';
import { type KeepReport, keepAudit } from './keep-audit.ts';
import { keepView } from './keep-view.ts';
import { listView } from './list-view.ts';
import { verdictOn } from './pages.ts';
import { type ListReport, readAudit } from './read-audit.ts';
import { verifyView } from './verify-view.ts';

export type { AuditRoadPorts } from './audit-ports.ts';
export { createDailyHead, type DailyHeadPorts } from './daily-head/tick.ts';

type AuditReport =
  | ListReport
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | ExportReport
  | KeepReport
  | ChannelReport;

/** `/monitor audit`, and `/agents audit`, which is the same: what was done through Floorwalker, for administrators. */
export function auditRoad(ports: AuditRoadPorts): Road {
  return road({
    parse: parseAudit,
    needs: () => ({ kind: 'change-settings' }),
    run: (intent, asker) => look(ports, intent, asker),
    view: auditView,
  });
}

async function look(
  ports: AuditRoadPorts,
  intent: AuditIntent,
  asker: Asker,
): Promise<AuditReport> {
  switch (intent.kind) {
    case 'list':
      return readAudit(ports, intent, asker);
    case 'verify':
      return {
        kind: 'verdict',
        verdict: await verdictOn(ports.audit, tenantOf(ports, asker), intent),
      };
    case 'export':
      return exportAudit(ports, intent, asker);
    case 'keep':
      return keepAudit(ports, intent, asker);
    case 'channel':
      return auditChannel(ports, intent, asker);
  }
}

function auditView(report: AuditReport): Message {
  switch (report.kind) {
    case 'list':
      return listView(report);
    case 'verdict':
      return verifyView(report.verdict);
    case 'exported':
    case 'export-empty':
      return exportView(report);
    case 'nothing-to-remove':
    case 'would-remove':
    case 'removed':
      return keepView(report);
    case 'channel':
    case 'unfit-channel':
    case 'overtaken':
      return channelView(report);
  }
}
