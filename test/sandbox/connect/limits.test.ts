import type * as sdk from '@aws-sdk/client-connect';
import * as all from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { checkInput } from '../../../sandbox/connect/check.ts';
import { operations } from '../../../sandbox/connect/operations/table.ts';
import { operationOf } from '../../../sandbox/connect/schema.ts';
import { ServiceError } from '../../../sandbox/connect/service-error.ts';
import { closeRigs, connectRig, InstanceId, refusal } from './rig.ts';

afterEach(closeRigs);

const known = Object.values(all).flatMap((value) => operationOf(value) ?? []);
const hour = 3_600_000;

/** How the table refuses a request of this operation; undefined when it does not. */
function refused(name: string, input: Record<string, unknown>): string | undefined {
  const operation = known.find((one) => one.name === name);
  if (!operation || !(name in operations)) throw new Error(`${name} is not simulated`);
  try {
    checkInput(operation, { InstanceId, ...input });
    return undefined;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return `${error.type}: ${error.message}`;
  }
}

/** Not a missing member: that would say that it is required. */
const brokenLimit = /^InvalidParameterException: \S+ (must be|has the wrong form)/u;

const list = (length: number, one: unknown = 'x') => Array(length).fill(one);
const byName = (ComparisonType: string) => ({
  StringCondition: { FieldName: 'name', Value: 'x', ComparisonType },
});
const deep = (criteria: object) => ({
  OrConditions: [byName('EXACT'), { AndConditions: [{ OrConditions: [criteria] }] }],
});
const byGroup = (HierarchyGroupMatchType: string) => ({
  HierarchyGroupCondition: { Value: 'x', HierarchyGroupMatchType },
});
const byList = (TargetListType: string, NumberComparison: string, TextComparison: string) => ({
  ListCondition: {
    TargetListType,
    Conditions: [
      { NumberCondition: { ComparisonType: NumberComparison } },
      { StringCondition: { ComparisonType: TextComparison } },
    ],
  },
});

describe('search criteria', () => {
  test.each([
    ['SearchUsers', byName('EXACT'), byName('SOUNDS_LIKE')],
    ['SearchQueues', byName('CONTAINS'), byName('ENDS_WITH')],
    ['SearchRoutingProfiles', byName('STARTS_WITH'), byName('exact')],
    ['SearchUsers', byGroup('WITH_CHILD_GROUPS'), byGroup('WITH_PARENTS')],
    ['SearchQueues', { QueueTypeCondition: 'STANDARD' }, { QueueTypeCondition: 'AGENT' }],
    [
      'SearchUsers',
      byList('PROFICIENCIES', 'RANGE', 'EXACT'),
      byList('LANGUAGES', 'RANGE', 'EXACT'),
    ],
    [
      'SearchUsers',
      byList('PROFICIENCIES', 'EQUAL', 'EXACT'),
      byList('PROFICIENCIES', 'ABOUT', 'EXACT'),
    ],
    [
      'SearchUsers',
      byList('PROFICIENCIES', 'LESSER', 'CONTAINS'),
      byList('PROFICIENCIES', 'LESSER', 'LIKE'),
    ],
  ])('of %s are checked at any depth', (name, good, bad) => {
    expect(refused(name, { SearchCriteria: good })).toBeUndefined();
    expect(refused(name, { SearchCriteria: deep(good) })).toBeUndefined();
    expect(refused(name, { SearchCriteria: bad })).toMatch(brokenLimit);
    expect(refused(name, { SearchCriteria: deep(bad) })).toMatch(brokenLimit);
  });

  test.each([
    ['itself', (condition: object) => condition],
    ['an OrConditions', (condition: object) => ({ OrConditions: [{}, condition] })],
    ['an AndCondition', (condition: object) => ({ AndCondition: condition })],
  ])('a filter by user attributes is checked in %s', (_, within) => {
    const filter = (how: string) => ({
      SearchFilter: { UserAttributeFilter: within(byGroup(how)) },
    });

    expect(refused('SearchUsers', filter('EXACT'))).toBeUndefined();
    expect(refused('SearchUsers', filter('NEAR'))).toMatch(brokenLimit);
  });

  test('a condition that is not simulated is refused where others already decide', async () => {
    const { client } = await connectRig();
    const nobody = { StringCondition: { FieldName: 'Username', Value: 'nobody' } };
    const skilled: sdk.UserSearchCriteria = { ListCondition: { TargetListType: 'PROFICIENCIES' } };

    const nested = client.searchUsers({
      InstanceId,
      SearchCriteria: { AndConditions: [nobody, { OrConditions: [skilled] }] },
    });

    expect((await refusal(nested)).name).toBe('NotSimulatedException');
  });
});

const text = 'x'.repeat(129);
const criterion = (Key: string, Values: unknown[]) => ({ Criteria: [{ Key, Values }] });

describe('SearchContacts', () => {
  const TimeRange = {
    Type: 'INITIATION_TIMESTAMP',
    StartTime: new Date(0),
    EndTime: new Date(hour),
  };

  test.each<[string, object, object]>([
    [
      'words of the name',
      { Name: { SearchText: list(100), MatchType: 'MATCH_ANY' } },
      { Name: { SearchText: list(101), MatchType: 'MATCH_ANY' } },
    ],
    [
      'a word of the name',
      { Name: { SearchText: [''], MatchType: 'MATCH_ALL' } },
      { Name: { SearchText: [text], MatchType: 'MATCH_ALL' } },
    ],
    [
      'how the name matches',
      { Name: { SearchText: [], MatchType: 'MATCH_NONE' } },
      { Name: { SearchText: [], MatchType: 'MATCH_SOME' } },
    ],
    [
      'how many parts of the transcript',
      { ContactAnalysis: { Transcript: { Criteria: list(6, said('AGENT')) } } },
      { ContactAnalysis: { Transcript: { Criteria: list(7, said('AGENT')) } } },
    ],
    [
      'who spoke',
      { ContactAnalysis: { Transcript: { Criteria: [said('SUPERVISOR')] } } },
      { ContactAnalysis: { Transcript: { Criteria: [said('PASSER_BY')] } } },
    ],
    [
      'words of the transcript',
      { ContactAnalysis: { Transcript: { Criteria: [said('AGENT', list(100))] } } },
      { ContactAnalysis: { Transcript: { Criteria: [said('AGENT', [text])] } } },
    ],
    [
      'how the transcript matches',
      { ContactAnalysis: { Transcript: { Criteria: [], MatchType: 'MATCH_EXACT' } } },
      { ContactAnalysis: { Transcript: { Criteria: [], MatchType: 'ALL' } } },
    ],
    [
      'agents of a routing step',
      { RoutingCriteria: { Steps: [{ AgentCriteria: { AgentIds: list(100) } }] } },
      { RoutingCriteria: { Steps: [{}, { AgentCriteria: { AgentIds: list(101) } }] } },
    ],
    [
      'an agent of a routing step',
      { RoutingCriteria: { Steps: [{ AgentCriteria: { AgentIds: ['a'] } }] } },
      { RoutingCriteria: { Steps: [{ AgentCriteria: { AgentIds: [''] } }] } },
    ],
    [
      'contact attributes',
      { SearchableContactAttributes: criterion('k', list(20)) },
      { SearchableContactAttributes: criterion('k', list(21)) },
    ],
    [
      'the key of a contact attribute',
      { SearchableContactAttributes: criterion('k'.repeat(100), ['']) },
      { SearchableContactAttributes: criterion('', ['']) },
    ],
    [
      'segment attributes',
      { SearchableSegmentAttributes: criterion('k', ['']) },
      { SearchableSegmentAttributes: { Criteria: [] } },
    ],
    [
      'the values of a segment attribute',
      { SearchableSegmentAttributes: criterion('k'.repeat(64), list(20)) },
      { SearchableSegmentAttributes: criterion('k', []) },
    ],
    ['a Region', { ActiveRegions: ['eu-central-1'] }, { ActiveRegions: ['MOON'] }],
    [
      'an AI agent',
      { AiAgents: { Criteria: [{ Id: 'x', AiUseCase: 'SelfService' }] } },
      { AiAgents: { Criteria: [{ AiUseCase: 'Everything' }] } },
    ],
    ['how many AI agents', { AiAgents: { Criteria: [{}] } }, { AiAgents: { Criteria: [{}, {}] } }],
  ])('%s has its limit', (_, good, bad) => {
    const ask = (SearchCriteria: object) =>
      refused('SearchContacts', { TimeRange, SearchCriteria });

    expect(ask(good)).toBeUndefined();
    expect(ask(bad)).toMatch(brokenLimit);
  });
});

function said(ParticipantRole: string, SearchText: unknown[] = ['x']) {
  return { ParticipantRole, SearchText, MatchType: 'MATCH_ALL' };
}

describe('metrics', () => {
  test.each([
    [0, false],
    [1, true],
    [10, true],
    [11, false],
  ])('a metric filter with %d values is let through: %s', (count, isFine) => {
    const filter = { MetricFilterKey: 'INITIATION_METHOD', MetricFilterValues: list(count) };
    const answer = refused('GetMetricDataV2', {
      ResourceArn: 'x',
      StartTime: new Date(0),
      EndTime: new Date(hour),
      Filters: [{ FilterKey: 'QUEUE', FilterValues: ['x'] }],
      Metrics: [{ Name: 'CONTACTS_HANDLED', MetricFilters: [filter] }],
    });

    expect(answer === undefined).toBe(isFine);
  });

  const uuid = '00000000-0000-4000-8000-000000000000';
  test.each([
    [uuid, true],
    [`arn:aws:connect:eu-central-1:123456789012:instance/${uuid}/metric/${uuid}`, true],
    ['arn:aws:connect:eu-central-1:aws:metric/CONTACTS_IN_QUEUE', true],
    ['CONTACTS_IN_QUEUE', false],
    ['arn:aws:sqs:eu-central-1:123456789012:queue', false],
  ])('the MetricId %s has the right form: %s', (MetricId, isFine) => {
    const answer = refused('GetCurrentMetricData', {
      Filters: { Queues: ['x'] },
      CurrentMetrics: [{ MetricId }],
    });

    expect(answer === undefined).toBe(isFine);
  });
});
