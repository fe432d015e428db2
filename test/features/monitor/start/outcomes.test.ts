import { describe, expect, test } from '@jest/globals';
import { BotError, type ErrorCode } from '../../../../src/domain/errors.ts';
import { defaultListening, defaultSettings } from '../../../../src/domain/settings.ts';
import { ids, now } from '../../../fixtures/floor.ts';
import { onACall, ownSession, type Rig, rig, samFree, tenant } from './rig.ts';

const first = '00000000-0000-4000-8000-000000000001';
const lost = (code: ErrorCode) => new BotError(code, 'lost', { requestId: 'request-lost' });

/** An audit that takes what is intended, and then nothing more. */
function onlyIntentions(one: Rig): void {
  const record = one.audit.record.bind(one.audit);
  one.ports.audit.record = async (where, entry) => {
    if (entry.outcome !== 'intended') throw new BotError('redis_unavailable', 'away');
    return record(where, entry);
  };
}

/** What a click says once the second look, some seconds after the first, was done. */
async function afterLooking<Report>({ clock }: Rig, click: Promise<Report>): Promise<Report> {
  const isDone = click.then(
    () => true,
    () => true,
  );
  // Until it is done or waits for the second look.
  for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
  clock.advance(3);
  await isDone;
  return click;
}

describe('a refusal of the service', () => {
  test.each<ErrorCode>([
    'listen_denied',
    'listen_agent_denied',
    'listen_no_recording',
    'listen_phone_invalid',
    'listen_state',
    'listen_no_multiparty',
    'listen_no_agent',
    'listen_channel',
    'listen_capabilities',
    'listen_too_many',
    'connect_throttled',
    'connect_denied',
    'connect_not_found',
    'connect_bad_request',
    'connect_credentials',
  ])('%s closes the intent, is audited with its request, and can be tried again', async (code) => {
    const one = rig();
    one.gateway.fail('monitorContact', lost(code));

    await expect(one.listen()).rejects.toMatchObject({ code });

    expect(await one.sessions()).toEqual([]);
    expect(await one.entries()).toMatchObject([
      { outcome: 'intended', listening: { sessionId: first } },
      { outcome: 'failed', listening: { sessionId: first, why: code, requestId: 'request-lost' } },
    ]);
    one.gateway.recover('monitorContact');
    expect(await one.listen()).toMatchObject({ kind: 'started' });
    expect(one.gateway.monitored[0]?.clientToken).not.toBe(first);
  });

  test('that cannot be written down leaves the intent to be found and ended later', async () => {
    const one = rig();
    one.gateway.fail('monitorContact', lost('listen_state'));
    onlyIntentions(one);

    await expect(one.listen()).rejects.toMatchObject({ code: 'listen_state' });
    expect(await one.audited()).toEqual(['intended']);
    expect(await one.sessions()).toMatchObject([{ standing: { state: { kind: 'asked' } } }]);
  });
});

test('a session whose beginning cannot be written down is written down later, with its request', async () => {
  const one = rig();
  onlyIntentions(one);

  expect(await one.listen()).toMatchObject({ kind: 'started' });
  expect(await one.sessions()).toMatchObject([
    {
      standing: {
        state: { kind: 'running', requestId: `request-${first}` },
        unaudited: ['done'],
      },
    },
  ]);
});

describe.each<ErrorCode>([
  'connect_timeout',
  'connect_unavailable',
  'connect_bad_answer',
  'listen_in_progress',
])('no answer (%s)', (code) => {
  test('is looked for among the own contacts, at once, and not asked for again', async () => {
    const one = rig(onACall(), samFree());
    one.gateway.fail('monitorContact', lost(code));
    one.ports.gateway.readAgents = sawAfter(one, 1);

    expect(await one.listen()).toMatchObject({ kind: 'started' });
    expect(one.gateway.count('monitorContact')).toBe(1);
    expect(await one.sessions()).toMatchObject([
      { standing: { state: { kind: 'running', sessionContactId: 'own-session', since: now } } },
    ]);
    expect(await one.entries()).toMatchObject([
      { outcome: 'intended' },
      {
        outcome: 'done',
        listening: { why: code, requestId: 'request-lost', sessionContactId: 'own-session' },
      },
    ]);
  });

  test('is looked for once more after some seconds', async () => {
    const one = rig(onACall(), samFree());
    one.gateway.fail('monitorContact', lost(code));
    one.ports.gateway.readAgents = sawAfter(one, 2);

    expect(await afterLooking(one, one.listen())).toMatchObject({ kind: 'started' });
    expect(one.gateway.count('monitorContact')).toBe(1);
  });

  test('stays open where it was not seen, is audited as unknown, and has it followed', async () => {
    const one = rig();
    one.gateway.fail('monitorContact', lost(code));

    expect(await afterLooking(one, one.listen())).toMatchObject({ kind: 'unsure' });
    expect(await one.sessions()).toMatchObject([{ standing: { state: { kind: 'asked' } } }]);
    expect(await one.entries()).toMatchObject([
      { outcome: 'intended' },
      { outcome: 'unknown', listening: { why: code, requestId: 'request-lost' } },
    ]);
    expect(one.followed.times).toBe(1);

    one.gateway.recover('monitorContact');
    expect(await one.listen()).toMatchObject({ kind: 'being-started' });
    expect(one.gateway.count('monitorContact')).toBe(1);
  });

  test('and nobody can look: it is not known', async () => {
    const one = rig();
    one.gateway.fail('monitorContact', lost(code));
    const read = one.gateway.readAgents.bind(one.gateway);
    let times = 0;
    one.ports.gateway.readAgents = async (...question) => {
      times += 1;
      if (times > 1) throw new BotError('connect_throttled', 'busy');
      return read(...question);
    };

    expect(await afterLooking(one, one.listen())).toMatchObject({ kind: 'unsure' });
    expect(await one.audited()).toEqual(['intended', `unknown: ${code}`]);
  });
});

/** Sam's session is among their contacts from this look after the call on. */
function sawAfter({ gateway }: Rig, looks: number): Rig['gateway']['readAgents'] {
  const read = gateway.readAgents.bind(gateway);
  let times = 0;
  return async (...question) => {
    times += 1;
    if (times > looks) {
      gateway.data.agents = [onACall(), samFree({ contacts: [ownSession()] })];
    }
    return read(...question);
  };
}

describe('the process dies between the call and the record', () => {
  /** The call succeeds; whatever is asked of Redis or told afterwards fails as in a process that is gone. */
  async function died() {
    const one = rig();
    const dead = () => Promise.reject(new Error('killed'));
    const { monitorContact } = one.gateway;
    const { write, close } = one.listenSessions;
    const record = one.audit.record.bind(one.audit);
    one.ports.gateway.monitorContact = async (...request) => {
      const answer = await monitorContact.apply(one.gateway, request);
      Object.assign(one.ports.listenSessions, { write: dead, close: dead });
      one.ports.audit.record = dead;
      return answer;
    };
    await expect(one.listen()).rejects.toThrow('killed');
    one.ports.gateway.monitorContact = monitorContact.bind(one.gateway);
    Object.assign(one.ports.listenSessions, { write, close });
    one.ports.audit.record = record;
    return one;
  }

  test('what is left is the intent and its audit; a click in another process starts nothing new', async () => {
    const one = await died();

    expect(await one.sessions()).toMatchObject([{ standing: { state: { kind: 'asked' } } }]);
    expect(await one.audited()).toEqual(['intended']);
    expect(await one.listen()).toMatchObject({ kind: 'being-started' });
    expect(one.gateway.monitored).toHaveLength(1);
  });

  test('after a minute the click in another process finds that it runs', async () => {
    const one = await died();
    one.gateway.data.agents = [onACall(), samFree({ contacts: [ownSession()] })];
    one.clock.advance(61);

    expect(await one.listen()).toMatchObject({ kind: 'listens-already' });
    expect(one.gateway.monitored).toHaveLength(1);
    expect(await one.audited()).toContain('done');
  });

  test('or that it does not, says so in the audit, and asks anew under another token', async () => {
    const one = await died();
    one.clock.advance(61);

    expect(await one.listen()).toMatchObject({ kind: 'started' });
    expect(await one.audited()).toEqual(['intended', 'unknown: not-seen', 'intended', 'done']);
    const tokens = one.gateway.monitored.map(({ clientToken }) => clientToken);
    expect(new Set(tokens).size).toBe(2);
  });
});

test('a session that started is started, though nothing of it can be written down', async () => {
  const one = rig();
  const { monitorContact } = one.gateway;
  one.ports.gateway.monitorContact = async (...request) => {
    const answer = await monitorContact.apply(one.gateway, request);
    one.audit.isAway = true;
    one.listenSessions.isAway = true;
    return answer;
  };

  expect(await one.listen()).toMatchObject({ kind: 'started' });
  expect(one.followed.times).toBe(1);
});

test('of a session that another process saw first the request is still written down', async () => {
  const one = rig();
  const { monitorContact } = one.gateway;
  const state = { kind: 'running', sessionContactId: 'own-session', since: now } as const;
  one.ports.gateway.monitorContact = async (...request) => {
    const answer = await monitorContact.apply(one.gateway, request);
    const change = { id: first, expectedVersion: 1, standing: { state } };
    await one.listenSessions.write(tenant, change);
    return answer;
  };

  await one.listen();

  expect(await one.sessions()).toMatchObject([{ version: 2, standing: { state } }]);
  expect(await one.entries()).toMatchObject([
    { outcome: 'intended' },
    { outcome: 'done', listening: { requestId: `request-${first}` } },
  ]);
});

test('a hundred clicks at once are one intent', async () => {
  const one = rig();

  const reports = await Promise.all(Array.from({ length: 100 }, () => one.listen()));

  const started = reports.filter(({ kind }) => kind === 'started');
  const others = reports.filter(({ kind }) => kind === 'being-started');
  expect([started.length, others.length]).toEqual([1, 99]);
  expect(one.gateway.count('monitorContact')).toBe(1);
  expect(await one.audited()).toEqual(['intended', 'done']);
  expect(one.gateway.monitored).toMatchObject([{ supervisorUserId: ids.sam }]);
});

describe('listening turned off after the gate let somebody through', () => {
  test('starts nothing, takes the intent away and writes it down', async () => {
    const one = rig();
    one.ports.settings.settings = { ...defaultSettings };

    expect(await one.listen()).toEqual({ kind: 'listening-off' });
    expect(one.gateway.count('monitorContact')).toBe(0);
    expect(await one.sessions()).toEqual([]);
    expect(await one.audited()).toEqual(['intended', 'refused: listening-off']);
  });

  test('does so for a rule that was set meanwhile', async () => {
    const one = rig();
    const never = { ...defaultListening.never, agentIds: [ids.maria] };
    one.ports.settings.settings = {
      ...defaultSettings,
      listening: { ...defaultListening, isOn: true, never },
    };

    expect(await one.listen()).toEqual({ kind: 'never' });
    expect(one.gateway.count('monitorContact')).toBe(0);
    expect(await one.audited()).toEqual(['intended', 'refused: never']);
  });

  test('does so for a link that was ended meanwhile', async () => {
    const one = rig();
    await one.ports.linkStore.remove(tenant, { slackUserId: 'U0SAM00001' });

    expect(await one.listen()).toEqual({ kind: 'link-ended' });
    expect(one.gateway.count('monitorContact')).toBe(0);
    expect(await one.audited()).toEqual(['intended', 'refused: link-ended']);
  });

  test('and takes back what the agent was told', async () => {
    const one = rig();
    one.rule({ notice: 'before' });
    one.ports.settings.settings = { ...defaultSettings };

    await one.listen();
    expect(one.gateway.count('monitorContact')).toBe(0);
    expect(one.privateMessages.messages.map(({ notes }) => notes.length)).toEqual([2]);
  });

  test('or not to be read any more, starts nothing either', async () => {
    const one = rig();
    one.ports.settings.isStale = true;

    await expect(one.listen()).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(one.gateway.count('monitorContact')).toBe(0);
    expect(await one.audited()).toEqual(['intended', 'refused: redis_unavailable']);
  });
});
