import type { AlertTarget, Rule } from '../../../domain/alerting/rule.ts';
import type { Agent } from '../../../domain/contact-centre.ts';
import { type AgentQuestion, isInState } from './measure-agent.ts';
import type { Readings } from './readings.ts';
import { isWithin, type Subject } from './subject.ts';

/**
 * What a rule makes alerts for now. `undefined`: that cannot be told, since agents could not be read.
 * `known` are those it has an alert for already: an agent who is not in the state any more is still
 * looked at, so that it is over.
 */
export function targetsOf(
  rule: Rule,
  subject: Subject,
  readings: Readings,
  known: readonly AlertTarget[],
): readonly AlertTarget[] | undefined {
  switch (subject.kind) {
    case 'queues':
      return subject.ids.map((id) => ({ kind: 'queue', id }));
    case 'crowds':
      return subject.crowds.map(({ target }) => target);
    case 'agents':
      return agentsIn(rule, subject, readings, known);
  }
}

function agentsIn(
  { metric, channels }: Rule,
  { within }: Extract<Subject, { kind: 'agents' }>,
  { agents }: Readings,
  known: readonly AlertTarget[],
): readonly AlertTarget[] | undefined {
  if (metric.kind !== 'agent-state') {
    return within.kind === 'agents'
      ? [...within.ids].map((id) => ({ kind: 'agent', id }))
      : undefined;
  }
  if (agents?.kind !== 'got') return undefined;
  const { answer } = agents;
  const queueIds = within.kind === 'contacts-of' ? within.queueIds : undefined;
  const question: AgentQuestion = { state: metric.state, channels, queueIds };
  const isKnown = new Set(known.flatMap((one) => (one.kind === 'agent' ? [one.id] : [])));
  const isMeant = (agent: Agent) =>
    isWithin(agent, within) &&
    (isKnown.has(agent.userId) || isInState(agent, question, answer.asOf));
  const seen = answer.agents.filter(isMeant).map(({ userId }) => userId);
  // Who was not reached because the reading ended early may still be there.
  const unseen = answer.isTruncated ? [...isKnown].filter((id) => !answer.byId.has(id)) : [];
  return [...seen, ...unseen].map((id) => ({ kind: 'agent', id }));
}
