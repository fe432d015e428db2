import { type GroupSaid, whyTell } from '../decide/dedup.ts';
import { CaseProblem, type Fields, fieldsAt, listAt, optionalNumberAt } from './json.ts';
import type { CaseResult } from './result.ts';

/** Whether a group is to be told of again, and why. Throws CaseProblem. */
export function runDedup(id: string, fields: Fields, place: string): CaseResult {
  const rule = fieldsAt(fields.rule, `${place}.rule`);
  const limits = {
    repeatMs: (optionalNumberAt(rule.repeatInterval, `${place}.rule.repeatInterval`) ?? 0) * 1000,
    sendsResolved: rule.sendResolved === true,
  };
  const said = saidBefore(fields.prior, `${place}.prior`);
  const samples = listAt(fields.samples, `${place}.samples`);
  for (const [index, wanted] of listAt(fields.expected, `${place}.expected`).entries()) {
    const t = optionalNumberAt(wanted.t, `${place}.expected[${index}].t`) ?? 0;
    const sample = samples.find((one) => (one.t ?? 0) === t) ?? samples[index];
    if (!sample) throw new CaseProblem(`${place}.samples has none at ${t}.`);
    const standing = {
      firing: setOf(sample.firing, `${place}.samples.firing`),
      resolved: setOf(sample.resolved, `${place}.samples.resolved`),
    };
    const why = whyTell(said, standing, limits, new Date(t * 1000));
    const isTold = why !== undefined;
    if (wanted.notify !== undefined && wanted.notify !== isTold) {
      const text = `wanted notify ${wanted.notify}, got ${isTold} (${why ?? 'nothing new'})`;
      return { kind: 'fail', id, at: String(t), text };
    }
    if (isTold && typeof wanted.reason === 'string' && wanted.reason !== why) {
      return { kind: 'fail', id, at: String(t), text: `wanted ${wanted.reason}, got ${why}` };
    }
  }
  return { kind: 'pass', id };
}

function saidBefore(prior: unknown, place: string): GroupSaid | undefined {
  if (prior === undefined || prior === null) return undefined;
  const fields = fieldsAt(prior, place);
  const at = optionalNumberAt(fields.at, `${place}.at`);
  return {
    firing: setOf(fields.firing, `${place}.firing`),
    resolved: setOf(fields.resolved, `${place}.resolved`),
    at: at === undefined ? undefined : new Date(at * 1000),
  };
}

function setOf(list: unknown, place: string): ReadonlySet<string> {
  if (list === undefined || list === null) return new Set();
  if (!Array.isArray(list)) throw new CaseProblem(`${place} has to be a list of names.`);
  return new Set(list.map(String));
}
