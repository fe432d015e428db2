import type { Agent } from '../../../src/domain/contact-centre.ts';
import { agentsView } from '../../../src/features/agents/view.ts';
import type { Asker } from '../../../src/features/answer.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { aContact, anAgent } from '../../fixtures/floor.ts';
import { aListReport, type ReportChange } from '../../fixtures/list-report.ts';

/** The list of these agents, as this asker sees it. */
export const show = (
  agents: readonly Agent[],
  change: ReportChange = {},
  access: Partial<Asker['access']> = {},
) => agentsView(aListReport(agents, change), anAsker(access));

/** Agents u-000, u-001, … */
export const many = (count: number, change: (index: number) => Partial<Agent> = () => ({})) =>
  Array.from({ length: count }, (_, index) =>
    anAgent({ userId: `u-${String(index).padStart(3, '0')}`, ...change(index) }),
  );
export const talking = (index: number) => ({ contacts: [aContact({ contactId: `c-${index}` })] });
export const missing = () => ({ contacts: [aContact({ state: 'MISSED' })] });
