import { describe, expect, test } from '@jest/globals';
import type { AuditEntry } from '../../../src/domain/audit.ts';
import { BotError } from '../../../src/domain/errors.ts';
import { aListening, anAudited } from '../../fixtures/audit.ts';
import { ago, ids } from '../../fixtures/floor.ts';
import { auditDesk } from './audit-desk.ts';

const entry = (index: number): AuditEntry =>
  anAudited({ at: ago(60), who: 'U0ADA00001', about: `agent ${index}`, outcome: 'done' });

async function listed(count: number, line = '') {
  const desk = auditDesk();
  for (let index = 1; index <= count; index += 1)
    await desk.audit.record(desk.tenant, entry(index));
  return desk.say(line);
}

test('everything about the audit is for administrators', () => {
  const desk = auditDesk();

  for (const line of ['', 'verify', 'export', 'keep 365', 'keep 365 confirmed', 'channel off']) {
    expect(desk.needs(line)).toEqual({ kind: 'change-settings' });
  }
});

test('says who did what, when, to whom and how it ended', async () => {
  const text = await listed(1);

  expect(text).toContain('<@U0ADA00001> · *status of an agent* · done');
  expect(text).toContain('agent 1');
  expect(text).toContain('2026-11-22 08:59 UTC');
});

test('says of an attempt to listen who, as whom, to whom, how, why and for how long', async () => {
  const desk = auditDesk();
  const { listening } = aListening();
  await desk.audit.record(
    desk.tenant,
    aListening({
      listening: { way: 'barge', ...listening, agentId: ids.maria, queueId: ids.billing },
    }),
  );

  const text = await desk.say('');
  for (const words of [
    '<@U0SAM00001> · *listening* · ended',
    'to listen and be offered barge-in to Maria Lindqvist (VOICE, queue Billing',
    'as sam.okafor',
    'SILENT_MONITOR, BARGE',
    'reason: “coaching”',
    'lasted 4 min 12 s',
  ]) {
    expect(text).toContain(words);
  }
});

test('shows ids where names cannot be read, and fails for nothing else', async () => {
  const desk = auditDesk();
  await desk.audit.record(desk.tenant, aListening());
  desk.directory.failure = new BotError('connect_unavailable', 'the test says so');

  expect(await desk.say('')).toContain('agent agent-maria (VOICE, queue queue-billing');
});

describe('shows the newest twenty and counts the rest', () => {
  test.each([
    [0, 0, 'Nothing has been written down yet'],
    [20, 20, '20 entries'],
    [21, 20, '1 earlier entry not shown'],
    [999, 20, '979 earlier entries not shown'],
  ])('of %d', async (count, shown, words) => {
    const text = await listed(count);

    expect(text.match(/status of an agent/g) ?? []).toHaveLength(shown);
    expect(text).toContain(words);
    if (count > 0) expect(text).toContain(`agent ${count}`);
  });

  test('and the twenty before them behind a button', async () => {
    expect(await listed(45)).toContain('"audit before:26"');

    const older = await listed(45, 'before:26');
    expect(older).toContain('agent 25');
    expect(older).not.toContain('agent 26');
    expect(await listed(45, 'before:6')).not.toContain('Older');
  });

  test('of one person where one is named', async () => {
    const desk = auditDesk();
    for (let index = 1; index <= 50; index += 1) {
      const who = index % 10 === 0 ? 'U0SAM00001' : 'U0ADA00001';
      await desk.audit.record(desk.tenant, { ...entry(index), who });
    }

    const text = await desk.say('<@U0SAM00001>');
    expect(text).toContain('*5 entries* of <@U0SAM00001>');
    expect(text).not.toContain('agent 49');
    expect(text).not.toContain('Older');
  });
});

describe('what is not understood gets a sentence', () => {
  test.each([
    ['all', 'After audit goes'],
    ['<@U1> <@U2>', 'After audit goes'],
    ['before:x', 'After audit goes'],
    ['verify 12', 'After verify goes'],
    ['verify 12:xyz', 'After verify goes'],
    ['export pdf', 'After export goes'],
    ['export csv 0', 'After export goes'],
    ['export csv 30 40', 'After export goes'],
    ['keep', 'After keep goes'],
    ['keep 6', 'After keep goes'],
    ['keep 3651', 'After keep goes'],
    ['keep 365 now', 'After keep goes'],
    ['keep 365 confirmed twice', 'After keep goes'],
    ['channel audit', 'After channel goes'],
    ['channel <#C1> <#C2>', 'After channel goes'],
  ])('%s', (line, words) => {
    expect(auditDesk().problem(line)).toContain(words);
  });
});
