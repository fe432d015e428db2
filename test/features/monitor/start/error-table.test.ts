import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerTo } from '../../../../src/slack/answer-to.ts';
import { setUpWorld, type World } from '../../../connect/connect-world.ts';
import { failure, type Reply } from '../../../connect/scripted-server.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { aLine } from '../../../slack/spine-world.ts';
import { caller, desk, line } from './desk.ts';
import { onACall, ownSession, samFree } from './rig.ts';

/** The real SDK before a service that says what a row of the table says; the floor stays as it is. */
let world: World;
beforeAll(async () => {
  // Throttled twice is throttled, without a pause; nobody waits long for what never comes.
  world = await setUpWorld({ calls: { throttledRetryMs: 0, callTimeoutMs: 2_500 } });
});
afterAll(async () => {
  await world.close();
});

const requestId = 'request-1';
const iam =
  'User: arn:aws:sts::123456789012:assumed-role/floorwalker/session is not authorized to perform: connect:MonitorContact on resource: x because no identity-based policy allows the connect:MonitorContact action';
const invalid = (message: string) => failure('InvalidRequestException', 400, message);

/** What the person reads, and what the audit holds, after this answer of MonitorContact. */
async function pressed(reply: Reply, isSeenAfterwards = false) {
  const one = desk();
  world.server.on('MonitorContact', reply);
  const clock = { now: () => one.clock.now(), wait: async () => one.clock.advance(3) };
  const gateway = Object.assign(one.ports.gateway, {
    monitorContact: async (...request: Parameters<typeof one.gateway.monitorContact>) => {
      try {
        return await world.gateway.monitorContact(...request);
      } finally {
        if (isSeenAfterwards) {
          one.gateway.data.agents = [onACall(), samFree({ contacts: [ownSession()] })];
        }
      }
    },
  });
  const command = one.commandOver({ gateway, clock });
  const before = world.server.requests.length;
  const answer = await answerTo(
    { commands: [command], log: new FakeLog() },
    aLine({ command: 'monitor', text: line, caller }),
    { reference: 'abc234', facts: {} },
  );
  if (answer.kind !== 'said') throw new Error('a form');
  return {
    text: answer.message.text,
    sent: world.server.requests.slice(before),
    entries: await one.entries(),
    sessions: await one.sessions(),
  };
}

test.each<[row: string, reply: Reply, words: string, code: string]>([
  [
    'the service-linked role is missing',
    failure(
      'AccessDeniedException',
      403,
      'You do not have access to the agent. Contact your admin to learn more.',
    ),
    'look at the service-linked role',
    'listen_agent_denied',
  ],
  [
    'the security profile forbids it',
    failure('AccessDeniedException', 403, 'Access denied'),
    'your security profile does not allow monitoring',
    'listen_denied',
  ],
  [
    'IAM forbids it to the bot',
    failure('AccessDeniedException', 403, iam),
    'its IAM policy lacks an action',
    'connect_denied',
  ],
  [
    'a parameter is invalid',
    invalid('One or more of the input parameters are invalid'),
    'did not accept the request. Ask for what there is now',
    'connect_bad_request',
  ],
  [
    'call recording is off',
    invalid('Monitoring failed, please enable call recording'),
    'call recording is not enabled in its flow',
    'listen_no_recording',
  ],
  [
    'the phone number is invalid',
    invalid("User's phone number is invalid"),
    'Correct it in your contact control panel',
    'listen_phone_invalid',
  ],
  [
    'the state does not allow it',
    invalid('The contact or agent is not in the state that can be monitored'),
    'open the panel, leave Offline, and try again',
    'listen_state',
  ],
  [
    'multi-party calls are off',
    invalid('Monitoring failed, please enable multi party conferencing feature'),
    'multi-party calls, which are not enabled',
    'listen_no_multiparty',
  ],
  [
    'no agent is on the contact',
    invalid('No AGENT participant found in the contact'),
    'Try again once an agent has taken it',
    'listen_no_agent',
  ],
  [
    'the contact is a task',
    invalid('MonitorContact is not supported for `TASK` contacts'),
    'Only voice and chat can be listened to',
    'listen_channel',
  ],
  [
    'the capabilities are not right',
    invalid(
      'AllowedMonitorCapabilities must be provided and have `SILENT_MONITOR` value at the least',
    ),
    'did not accept the kind of monitoring asked for',
    'listen_capabilities',
  ],
  [
    'the contact is not found',
    failure(
      'ResourceNotFoundException',
      404,
      'One or more of the request resources were not found',
    ),
    'does not know this any more',
    'connect_not_found',
  ],
  [
    'too many listen',
    failure('ServiceQuotaExceededException', 402, 'Service quota has been exceeded'),
    'wait until another supervisor has ended',
    'listen_too_many',
  ],
  [
    'the account is throttled',
    failure('ThrottlingException', 429, 'Too Many Requests'),
    'Try again in some seconds',
    'connect_throttled',
  ],
  [
    'the account is throttled under the other name',
    failure('TooManyRequestsException', 429, 'Too Many Requests'),
    'Try again in some seconds',
    'connect_throttled',
  ],
  [
    'the credentials are over',
    failure('ExpiredTokenException', 403, 'The security token included in the request is expired'),
    'credentials are missing, wrong or expired',
    'connect_credentials',
  ],
])(
  'where %s the person reads what to do, and the audit holds why',
  async (_row, reply, words, code) => {
    const { text, entries, sessions, sent } = await pressed(reply);

    expect(text).toContain(words);
    expect(text).toContain('(reference abc234)');
    expect(text).not.toMatch(/Exception|arn:|undefined/);
    expect(entries).toMatchObject([
      { outcome: 'intended' },
      { outcome: 'failed', listening: { why: code, requestId } },
    ]);
    expect(sessions).toEqual([]);
    expect(new Set(sent.map(({ body }) => body.ClientToken)).size).toBe(1);
  },
);

const lostAnswers: readonly (readonly [string, Reply, string, string | undefined])[] = [
  [
    'another request with the token is in progress',
    failure('IdempotencyException', 409, 'Another request with same clientToken is in progress'),
    'listen_in_progress',
    requestId,
  ],
  [
    'the service failed',
    failure('InternalServiceException', 500, 'no more said'),
    'connect_unavailable',
    requestId,
  ],
  [
    'a proxy answered with a page',
    { status: 503, body: '<html>busy</html>' },
    'connect_unavailable',
    requestId,
  ],
  ['the answer is no JSON', { body: '{"Contact' }, 'connect_bad_answer', requestId],
  ['the connection dropped', { silence: 'reset' }, 'connect_unavailable', undefined],
  ['no answer came', { silence: 'never' }, 'connect_timeout', undefined],
];

describe.each(lostAnswers)('where %s', (_row, reply, why, request) => {
  test('and it does not show: the person reads that it is looked for, and the audit that nobody knows', async () => {
    const { text, entries, sessions, sent } = await pressed(reply);

    expect(text).toContain('did not say whether listening to *Maria Lindqvist* started');
    expect(text).toContain('looks for it for a minute');
    expect(entries).toMatchObject([
      { outcome: 'intended' },
      { outcome: 'unknown', listening: { why } },
    ]);
    expect(entries[1]?.listening?.requestId).toBe(request);
    expect(sessions).toMatchObject([{ standing: { state: { kind: 'asked' } } }]);
    expect(sent).toHaveLength(1);
  });

  test('and it rings: the person reads that it started, and the audit has it done', async () => {
    const { text, entries, sent } = await pressed(reply, true);

    expect(text).toContain('Listening to *Maria Lindqvist*');
    expect(entries).toMatchObject([
      { outcome: 'intended' },
      { outcome: 'done', listening: { why, sessionContactId: 'own-session' } },
    ]);
    expect(sent).toHaveLength(1);
  });
});

test('where the answer holds no contact it started all the same', async () => {
  const { text, entries, sessions } = await pressed({ body: {} });

  expect(text).toContain('Listening to *Maria Lindqvist*');
  expect(entries).toMatchObject([
    { outcome: 'intended' },
    { outcome: 'done', listening: { requestId } },
  ]);
  expect(sessions).toMatchObject([{ standing: { state: { kind: 'running' } } }]);
});
