import type { Measured } from '../../../domain/alerting/measured.ts';
import type { AlertTarget, Rule } from '../../../domain/alerting/rule.ts';
import { inTime } from '../../../domain/in-time.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { CurrentSettings } from '../../../ports/ground.ts';
import { measure } from './measure.ts';
import { planOf } from './plan.ts';
import { type ReadPorts, readAll } from './read.ts';
import type { Readings } from './readings.ts';
import type { Found } from './subject.ts';
import { targetsOf } from './targets.ts';

/** What a rule would be judged by now, and of which of its targets: the one that is nearest to its line, or beyond it most. */
export interface PresentValue {
  readonly target: AlertTarget;
  readonly measured: Measured;
}

/**
 * The present value of each of these rules, by the readings the check goes by too; a rule of which
 * nothing could be read in time has none. Throws nothing that is foreseen.
 */
export type ReadPresentValues = (
  tenant: Tenant,
  rules: readonly Rule[],
) => Promise<ReadonlyMap<string, PresentValue>>;

export interface PresentPorts extends ReadPorts {
  readonly directory: Directory;
  readonly settings: Pick<CurrentSettings, 'read'>;
}

/** A list is not held up any longer by what stands in it. */
const withinMs = 2_000;

/** Reads present values over its ports. */
export function createPresentValues(ports: PresentPorts): ReadPresentValues {
  return async (tenant, rules) => {
    if (rules.length === 0) return new Map();
    const late = new AbortController();
    const values = await inTime(ports.clock, withinMs, valuesOf(ports, tenant, rules, late.signal));
    late.abort();
    return values ?? new Map();
  };
}

async function valuesOf(
  ports: PresentPorts,
  { instance }: Tenant,
  rules: readonly Rule[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PresentValue>> {
  const [names, { settings }] = await Promise.all([
    ports.directory.names(instance, { priority: 'command', signal }),
    ports.settings.read({ workspace: rules[0]?.tenant.workspace ?? '', instance }),
  ]);
  const { planned, questions } = planOf(rules, names);
  const { serviceLevelSeconds } = settings.waits;
  const readings = await readAll(ports, questions, {
    instance,
    names,
    serviceLevelSeconds,
    signal,
  });
  const ofQueues = new Map<string, Measured>();
  return new Map(
    planned.flatMap(({ rule, found }) => {
      const all = measuredOf(rule, found, readings, (target, subject) =>
        measure({ rule, subject, target, readings, names, ofQueues }),
      );
      const [worst] = all.toSorted((one, other) => weightOf(rule, other) - weightOf(rule, one));
      return worst ? [[rule.id, worst] as const] : [];
    }),
  );
}

function measuredOf(
  rule: Rule,
  found: Found,
  readings: Readings,
  measured: (
    target: AlertTarget,
    subject: Extract<Found, { kind: 'found' }>['subject'],
  ) => Measured,
): readonly PresentValue[] {
  if (found.kind !== 'found') return [];
  const targets = targetsOf(rule, found.subject, readings, []) ?? [];
  return targets
    .map((target) => ({ target, measured: measured(target, found.subject) }))
    .filter((one) => one.measured.kind !== 'failed');
}

/** How near it is to the line: beyond any number first, what is no number last. */
function weightOf({ comparison }: Rule, { measured }: PresentValue): number {
  if (measured.kind === 'beyond') return Number.POSITIVE_INFINITY;
  if (measured.kind !== 'value') return Number.NEGATIVE_INFINITY;
  return comparison === 'over' ? measured.value : -measured.value;
}
