import { type AlertState, inactiveState, type LevelState } from '../../../domain/alerting/alert.ts';
import { ruleState } from '../decide/rule-state.ts';
import { CaseProblem, type Fields, listAt } from './json.ts';
import type { CaseResult } from './result.ts';

const start = new Date(0);
const levels: Readonly<Record<string, LevelState>> = {
  inactive: { kind: 'inactive' },
  pending: { kind: 'pending', activeAt: start },
  firing: { kind: 'firing', activeAt: start, firedAt: start },
};

/** What a rule is by what its alerts are: rows of a table. Throws CaseProblem. */
export function runAggregate(id: string, fields: Fields, place: string): CaseResult {
  for (const [index, row] of listAt(fields.table, `${place}.table`).entries()) {
    const where = `${place}.table[${index}]`;
    if (!Array.isArray(row.instances))
      throw new CaseProblem(`${where}.instances has to be a list.`);
    const got = ruleState(
      row.instances.map((name: unknown) => ({ state: stateNamed(String(name), where) })),
    );
    if (got === row.state) continue;
    const text = `wanted ${row.state}, got ${got}`;
    return { kind: 'fail', id, at: `row ${index + 1}`, text };
  }
  return { kind: 'pass', id };
}

function stateNamed(name: string, place: string): AlertState {
  const warning = levels[name];
  if (!warning) throw new CaseProblem(`${place}.instances has ${name}, which is no state.`);
  return { ...inactiveState, warning };
}
