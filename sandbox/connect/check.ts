import { type Input, isRecord, missingMembers } from './bind.ts';
import type { Limit } from './limit.ts';
import { limits, withoutInvalidParameter } from './limits.ts';
import { monitorTexts } from './monitor-texts.ts';
import type { Operation } from './schema.ts';
import { ServiceError } from './service-error.ts';

/** Throws when a required member is missing or a limit of the table is broken. */
export function checkInput({ name, input: shape }: Operation, input: Input): void {
  const [missing] = missingMembers(shape, input);
  if (missing !== undefined) throw refusal(name, `${missing} is required`);
  for (const [path, limit] of Object.entries(limits[name] ?? {})) {
    for (const value of valuesAt(input, path.split('.'))) {
      const problem = problemWith(limit, value);
      if (problem) throw refusal(name, `${path} ${problem}`);
    }
  }
}

function refusal(operation: string, problem: string): ServiceError {
  if (operation === 'MonitorContact') {
    return new ServiceError('InvalidRequestException', monitorTexts.invalid);
  }
  const type = withoutInvalidParameter.has(operation)
    ? 'InvalidRequestException'
    : 'InvalidParameterException';
  return new ServiceError(type, problem);
}

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (!isRecord(value)) return [];
  const found = value[step.replace(/\[\]$|\*$/, '')];
  return membersOf(found, step).flatMap((one) => valuesAt(one, rest));
}

/** What the next step of a path looks into: see Limits. */
function membersOf(found: unknown, step: string): readonly unknown[] {
  if (found === undefined) return [];
  if (step.endsWith('*')) return nestedIn(found);
  if (!step.endsWith('[]')) return [found];
  return Array.isArray(found) ? found : [];
}

/** Search criteria and, at any depth, those within their OrConditions and AndConditions. */
export function nestedIn(criteria: unknown): readonly Input[] {
  if (!isRecord(criteria)) return [];
  const inner = [criteria.OrConditions, criteria.AndConditions].flatMap((list) => list ?? []);
  return [criteria, ...inner.flatMap(nestedIn)];
}

function problemWith({ min, max, pattern, oneOf }: Limit, value: unknown): string | undefined {
  const measure = measureOf(value);
  if (min !== undefined && measure < min) return `must be at least ${min}`;
  if (max !== undefined && measure > max) return `must be at most ${max}`;
  if (pattern && !pattern.test(String(value))) return 'has the wrong form';
  if (oneOf && !oneOf.includes(String(value))) return `must be one of ${oneOf.join(', ')}`;
  return undefined;
}

function measureOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}
