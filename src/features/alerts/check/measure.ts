import type { Measured } from '../../../domain/alerting/measured.ts';
import type { AlertTarget, Rule } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { countAgents } from './count-agents.ts';
import { judgedNow } from './hours.ts';
import { measureAgent } from './measure-agent.ts';
import { measureMissed, measureOutcome, outcomesIn } from './measure-past.ts';
import { measureQueue, type QueueMetricKind } from './measure-queue.ts';
import { queuesBehind } from './plan.ts';
import { factsOf } from './queue-facts.ts';
import type { Got, Readings } from './readings.ts';
import { rowsIn } from './rows-in.ts';
import { isWithin, type Subject, type Within } from './subject.ts';

export interface MeasureAbout {
  readonly rule: Rule;
  readonly subject: Subject;
  readonly target: AlertTarget;
  readonly readings: Readings;
  readonly names: Names | undefined;
  /** What was measured of queues in this check: rules that ask the same get the same. */
  readonly ofQueues: Map<string, Measured>;
}

/** What the readings mean for one alert. One that failed is `failed` for those alone who need it. */
export function measure(about: MeasureAbout): Measured {
  const { rule, subject, target, readings, names } = about;
  const queueIds = () =>
    target.kind === 'queue' ? [target.id] : [...queuesBehind(subject, names)];
  const judged = judgedNow(rule, queueIds, readings);
  if (judged.kind !== 'judged') return judged;
  const measured = measureIn(about);
  if (measured.kind !== 'value' && measured.kind !== 'beyond') return measured;
  return judged.isAfterClosing
    ? { ...measured, facts: { ...measured.facts, isAfterClosing: true } }
    : measured;
}

function measureIn(about: MeasureAbout): Measured {
  const { rule, subject, target, readings, names } = about;
  const { metric, channels } = rule;
  switch (metric.kind) {
    case 'service-level':
    case 'abandonment': {
      if (target.kind !== 'queue') return unfit;
      const { id } = target;
      return withAnswer(readings.outcomes.get(metric.windowSeconds), (outcomes) => {
        const facts = { asOf: outcomes.asOf };
        return measureOutcome(metric.kind, outcomesIn(outcomes, id, channels), facts);
      });
    }
    case 'missed':
      return missed(metric.windowSeconds, { subject, target, readings });
    case 'agent-state': {
      if (target.kind !== 'agent' || subject.kind !== 'agents') return unfit;
      const queueIds = subject.within.kind === 'contacts-of' ? subject.within.queueIds : undefined;
      return withAnswer(readings.agents, ({ byId, asOf, isTruncated }) => {
        const agent = byId.get(target.id);
        if (agent) return measureAgent(agent, { state: metric.state, channels, queueIds }, asOf);
        // The reading ended early: nothing is known of who was not reached.
        return isTruncated
          ? { kind: 'failed', code: 'connect_bad_answer' }
          : { kind: 'no-data', reason: 'no-agents' };
      });
    }
    case 'agents-available':
    case 'agents-staffed': {
      if (target.kind === 'queue') return ofQueue(metric.kind, target.id, about);
      const within = withinOf(subject, target);
      if (!within) return unfit;
      return withAnswer(readings.agents, (reading) =>
        countAgents(metric.kind, reading, within, { channels, names }),
      );
    }
    default:
      return target.kind === 'queue' ? ofQueue(metric.kind, target.id, about) : unfit;
  }
}

/** A metric that cannot be asked of this: such a rule is in error before, and nothing changes. */
const unfit: Measured = { kind: 'failed', code: 'unfit' };

function ofQueue(
  kind: QueueMetricKind,
  id: string,
  { rule: { channels }, readings, ofQueues }: MeasureAbout,
): Measured {
  const key = `${kind}|${channels.join(',')}|${id}`;
  const known = ofQueues.get(key);
  if (known) return known;
  const measured = withAnswer(readings.queues, (rows) =>
    measureQueue(kind, rowsIn(rows, id, channels), rows),
  );
  ofQueues.set(key, measured);
  return measured;
}

function missed(
  seconds: number,
  { subject, target, readings }: Pick<MeasureAbout, 'subject' | 'target' | 'readings'>,
): Measured {
  if (target.kind === 'queue') {
    const counted = measureMissed(readings.missedOfQueues.get(seconds), [target.id]);
    if (counted.kind !== 'value' || readings.queues?.kind !== 'got') return counted;
    const rows = readings.queues.answer.byQueue.get(target.id) ?? [];
    // The time is the count's; who waits and who is there is from the reading of now.
    return { ...counted, facts: { ...factsOf(rows, counted.facts.asOf) } };
  }
  const counts = readings.missedOfAgents.get(seconds);
  if (target.kind === 'agent') return measureMissed(counts, [target.id]);
  const within = withinOf(subject, target);
  if (!within) return unfit;
  return withAnswer(readings.agents, ({ agents, isTruncated }) => {
    const own = agents.filter((agent) => isWithin(agent, within));
    const ids = own.map(({ userId }) => userId);
    const counted = measureMissed(counts, ids);
    // Who was not reached because the reading ended early may have missed some, too.
    return counted.kind === 'value' && isTruncated ? { ...counted, isAtLeast: true } : counted;
  });
}

function withinOf(subject: Subject, target: AlertTarget): Within | undefined {
  if (subject.kind !== 'crowds') return undefined;
  const isThis = (other: AlertTarget) =>
    other.kind === target.kind &&
    (other.kind === 'instance' || target.kind === 'instance' || other.id === target.id);
  return subject.crowds.find((crowd) => isThis(crowd.target))?.within;
}

function withAnswer<Answer>(
  got: Got<Answer> | undefined,
  use: (answer: Answer) => Measured,
): Measured {
  if (got?.kind !== 'got') return { kind: 'failed', code: got?.code ?? 'internal' };
  return use(got.answer);
}
