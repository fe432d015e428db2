import { afterEach, describe, expect, test } from '@jest/globals';
import { isRecord } from '../../../sandbox/connect/bind.ts';
import { type ConnectRig, closeRigs, connectRig, InstanceId } from './rig.ts';

afterEach(closeRigs);

const plant = 'PLANTED-7f3a';

interface Request {
  readonly path: string;
  readonly body?: (rig: ConnectRig) => object;
}

const userData: Request = {
  path: `/metrics/userdata/${InstanceId}`,
  body: ({ queueIds }) => ({ Filters: { Queues: queueIds } }),
};

/** An answer as it stands on the wire, past every schema of the SDK. */
async function wire(rig: ConnectRig, { path, body }: Request) {
  const response = await fetch(`${rig.server.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: 'AWS4-HMAC-SHA256 x', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body(rig)) }),
  });
  return { status: response.status, text: await response.text() };
}

async function json(rig: ConnectRig, request: Request): Promise<Record<string, unknown>> {
  const body: unknown = JSON.parse((await wire(rig, request)).text);
  if (!isRecord(body)) throw new Error('no object');
  return body;
}

const isPlant = (value: unknown): boolean =>
  value === plant || (isRecord(value) && Object.values(value).includes(plant));

/** The same without the plant. */
function weeded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(weeded);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([, one]) => !isPlant(one) || isRow(one));
  return Object.fromEntries(kept.map(([key, one]) => [key, weeded(one)]));
}

/** A structure of the service, in which the plant stands beside its own members. */
const isRow = (value: unknown): boolean => isRecord(value) && value.CustomerName === plant;

/** The paths of all structures the plant stands in. */
function rows(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => rows(one, `${path}[]`));
  if (!isRecord(value)) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => rows(one, `${path}.${key}`));
  return isRow(value) ? [path, ...inner] : inner;
}

describe('a planted value', () => {
  test.each<[string, Request, readonly string[]]>([
    [
      'people and their contacts',
      userData,
      ['', '.User', '.RoutingProfile', '.Status', '.Contacts[]', '.Contacts[].Queue'].map(
        (path) => `.UserDataList[]${path}`,
      ),
    ],
    [
      'figures of queues',
      {
        path: `/metrics/current/${InstanceId}`,
        body: ({ queueIds }) => ({
          Filters: { Queues: queueIds },
          Groupings: ['QUEUE'],
          CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' }],
        }),
      },
      ['', '.Dimensions', '.Dimensions.Queue', '.Collections[]', '.Collections[].Metric'].map(
        (path) => `.MetricResults[]${path}`,
      ),
    ],
    ['lists', { path: `/users-summary/${InstanceId}` }, ['.UserSummaryList[]']],
    [
      'people found',
      { path: '/search-users', body: () => ({ InstanceId }) },
      ['.Users[]', '.Users[].IdentityInfo'],
    ],
  ])('stands in every row of %s, and changes nothing of it', async (_what, request, expected) => {
    const planted = await json(await connectRig({ plant }), request);
    const clean = await json(await connectRig(), request);

    expect([...new Set(rows(planted))]).toEqual(expect.arrayContaining(['', ...expected]));
    expect(weeded(planted)).toEqual(clean);
  });

  test.each(['throttled', 'iam-denied', 'expired-token', 'html-503'] as const)(
    'stands in what the service says when it is %s',
    async (mode) => {
      const rig = await connectRig({ plant });
      rig.server.faults.set({ mode });

      const answer = await wire(rig, userData);

      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.text).toContain(plant);
    },
  );

  test('stands in a refusal of the service itself', async () => {
    const answer = await wire(await connectRig({ plant }), { ...userData, body: () => ({}) });

    expect(answer.status).toBe(400);
    expect(answer.text).toContain(plant);
  });

  test('reaches nobody unless it is asked for', async () => {
    const { text } = await wire(await connectRig(), userData);

    expect(text).not.toMatch(/Customer|Attributes/);
  });
});
