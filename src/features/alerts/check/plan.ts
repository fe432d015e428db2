import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { type Found, type Subject, subjectOf, type Within } from './subject.ts';

/** A rule with what it is about. */
export interface Planned {
  readonly rule: Rule;
  readonly found: Found;
}

/** The fewest questions that answer all rules: each metric once, for all that any rule asks it of. */
export interface Questions {
  readonly queueIds: ReadonlySet<string>;
  readonly needsAgents: boolean;
  /** By the length of the window, seconds: of which queues. */
  readonly outcomes: ReadonlyMap<number, ReadonlySet<string>>;
  readonly missedOfQueues: ReadonlyMap<number, ReadonlySet<string>>;
  /** By the length of the window, seconds: of which agents. */
  readonly missedOfAgents: ReadonlyMap<number, readonly Within[]>;
  /** Queues of which it counts whether they are open. */
  readonly openings: ReadonlySet<string>;
}

/** What every rule that is judged is about, and what is to be read for all of them. */
export function planOf(
  rules: readonly Rule[],
  names: Names | undefined,
): { readonly planned: readonly Planned[]; readonly questions: Questions } {
  const planned = rules.map((rule) => ({ rule, found: subjectOf(rule, names) }));
  const questions = new Asked();
  for (const { rule, found } of planned) {
    if (found.kind !== 'found' || found.gone.isAll || rule.pausedBy !== undefined) continue;
    questions.add(rule, found.subject, names);
  }
  return { planned, questions };
}

class Asked implements Questions {
  readonly queueIds = new Set<string>();
  needsAgents = false;
  readonly outcomes = new Map<number, Set<string>>();
  readonly missedOfQueues = new Map<number, Set<string>>();
  readonly missedOfAgents = new Map<number, Within[]>();
  readonly openings = new Set<string>();

  add(rule: Rule, subject: Subject, names: Names | undefined): void {
    const { metric, hours } = rule;
    if (hours.kind === 'opening-hours') {
      // Whether somebody still waits after closing is read with the queues.
      for (const id of queuesBehind(subject, names)) {
        this.openings.add(id);
        this.queueIds.add(id);
      }
    }
    const ids = subject.kind === 'queues' ? subject.ids : [];
    switch (metric.kind) {
      case 'service-level':
      case 'abandonment':
        addAll(placeIn(this.outcomes, metric.windowSeconds), ids);
        return;
      case 'missed':
        if (subject.kind === 'queues') {
          addAll(placeIn(this.missedOfQueues, metric.windowSeconds), ids);
          return;
        }
        this.#missedBy(metric.windowSeconds, subject);
        return;
      default:
        addAll(this.queueIds, ids);
        if (subject.kind !== 'queues') this.needsAgents = true;
    }
  }

  #missedBy(seconds: number, subject: Exclude<Subject, { kind: 'queues' }>): void {
    const withins =
      subject.kind === 'agents' ? [subject.within] : subject.crowds.map(({ within }) => within);
    // Who is in a profile or a team is told by the reading of everybody.
    if (withins.some(({ kind }) => kind !== 'agents')) this.needsAgents = true;
    this.missedOfAgents.set(seconds, [...(this.missedOfAgents.get(seconds) ?? []), ...withins]);
  }
}

/** The queues whose hours are meant. */
export function queuesBehind(subject: Subject, names: Names | undefined): Iterable<string> {
  if (subject.kind === 'queues') return subject.ids;
  if (subject.kind === 'agents') {
    if (subject.within.kind === 'contacts-of') return subject.within.queueIds;
    return subject.within.kind === 'everybody' ? (names?.queues.keys() ?? []) : [];
  }
  const isWhole = subject.crowds.some(({ target }) => target.kind === 'instance');
  return isWhole ? (names?.queues.keys() ?? []) : [];
}

function placeIn(sets: Map<number, Set<string>>, key: number): Set<string> {
  const known = sets.get(key);
  if (known) return known;
  const fresh = new Set<string>();
  sets.set(key, fresh);
  return fresh;
}

function addAll(set: Set<string>, ids: Iterable<string>): void {
  for (const id of ids) set.add(id);
}
