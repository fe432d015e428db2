import type * as sdk from '@aws-sdk/client-connect';
import { invalidParameter, notSimulated } from '../service-error.ts';
import type { ConnectSettings } from '../settings.ts';

type Request = sdk.GetCurrentMetricDataRequest;

const estimate = 'ESTIMATED_WAIT_TIME';
const secondsMetrics = new Set(['OLDEST_CONTACT_AGE', estimate]);
const queueContactMetrics = ['CONTACTS_SCHEDULED', 'CONTACTS_IN_QUEUE', 'OLDEST_CONTACT_AGE'];

/** The rules on filters, groupings and metrics that AWS documents for GetCurrentMetricData. Throws. */
export function checkMetricRequest(input: Request, settings: ConnectSettings): void {
  checkFilters(input, settings);
  checkGroupings(input);
  checkMetrics(input);
  if (namesOf(input).includes(estimate)) checkEstimate(input, settings);
}

function namesOf(input: Request): string[] {
  return (input.CurrentMetrics ?? []).flatMap(({ Name }) => Name ?? []);
}

function has(list: readonly unknown[] | undefined): boolean {
  return (list?.length ?? 0) > 0;
}

function checkFilters({ Filters = {} }: Request, settings: ConnectSettings): void {
  const { Queues, RoutingProfiles, AgentStatuses, Subtypes, ValidationTestTypes } = Filters;
  if (has(Queues) && has(RoutingProfiles)) {
    throw invalidParameter('Queues and RoutingProfiles cannot be filters together');
  }
  if (!has(Queues) && !has(RoutingProfiles) && settings.emptyMetricFilter === 'refused') {
    throw invalidParameter('Filters requires Queues or RoutingProfiles');
  }
  const needsQueues = has(AgentStatuses) || has(Subtypes) || has(ValidationTestTypes);
  if (needsQueues && !has(Queues)) throw invalidParameter('This filter requires Queues');
  if (has(Subtypes) || has(ValidationTestTypes)) throw notSimulated('subtypes and test types');
}

function checkGroupings(input: Request): void {
  const { Filters = {}, Groupings: groupings = [] } = input;
  const [first, second] = groupings;
  if (new Set(groupings).size < groupings.length) throw invalidParameter('Groupings repeat');
  if (groupings.includes('CHANNEL') && !has(Filters.Channels)) {
    throw invalidParameter('Grouping by CHANNEL requires a Channels filter');
  }
  if (groupings.includes('AGENT_STATUS')) {
    const isAllowed = first === 'QUEUE' && second === 'AGENT_STATUS' && has(Filters.Queues);
    if (!isAllowed) throw invalidParameter('AGENT_STATUS requires QUEUE first and a Queues filter');
    const isOnline = namesOf(input).every((name) => name === 'AGENTS_ONLINE');
    if (!isOnline) throw invalidParameter('AGENT_STATUS allows only AGENTS_ONLINE');
  }
  const isByProfile = groupings.includes('ROUTING_PROFILE') && !has(Filters.RoutingProfiles);
  if (isByProfile && namesOf(input).some((name) => queueContactMetrics.includes(name))) {
    throw invalidParameter('These metrics by ROUTING_PROFILE require a RoutingProfiles filter');
  }
  const isByStep = groupings.includes('ROUTING_STEP_EXPRESSION');
  const steps = has(Filters.RoutingStepExpressions);
  if (isByStep !== steps || (steps && Filters.Queues?.length !== 1)) {
    throw invalidParameter('RoutingStepExpressions requires one queue and grouping by them');
  }
  if (groupings.some((name) => name === 'SUBTYPE' || name === 'VALIDATION_TEST_TYPE')) {
    throw notSimulated('groupings by subtype and test type');
  }
}

function checkMetrics(input: Request): void {
  const metrics = input.CurrentMetrics ?? [];
  if (metrics.length === 0) throw invalidParameter('CurrentMetrics is empty');
  for (const { Name, MetricId, Unit } of metrics) {
    if (Name === undefined && MetricId !== undefined) throw notSimulated('metrics by MetricId');
    if (Name === undefined) throw invalidParameter('A metric has no Name');
    const unit = secondsMetrics.has(Name) ? 'SECONDS' : 'COUNT';
    if (Unit !== undefined && Unit !== unit) throw invalidParameter(`${Name} has Unit ${unit}`);
  }
  const [sort] = input.SortCriteria ?? [];
  if (sort?.SortByMetric?.startsWith('SLOTS_')) throw invalidParameter('SLOTS metrics do not sort');
}

function checkEstimate(input: Request, settings: ConnectSettings): void {
  const { Filters = {}, Groupings = [] } = input;
  const grouping = Groupings.join();
  const isByQueue = grouping === 'QUEUE,CHANNEL' && has(Filters.Queues) && has(Filters.Channels);
  const isByStep =
    grouping === 'ROUTING_STEP_EXPRESSION' &&
    Filters.Queues?.length === 1 &&
    Filters.Channels?.length === 1;
  if (!isByQueue && !isByStep) {
    throw invalidParameter(`${estimate} does not allow these filters and groupings`);
  }
  if (settings.edition === 'basic' && settings.basicEstimate === 'refused') {
    throw invalidParameter(`${estimate} is not available on this instance`);
  }
  if (settings.mixedEstimate === 'refused' && namesOf(input).some((name) => name !== estimate)) {
    throw invalidParameter(`${estimate} cannot be combined with other metrics`);
  }
}
