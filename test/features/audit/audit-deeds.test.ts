import { describe, expect, test } from '@jest/globals';
import { checkFile } from '../../../src/audit-file/check-file.ts';
import { BotError } from '../../../src/domain/errors.ts';
import { aListening, anAudited } from '../../fixtures/audit.ts';
import { now } from '../../fixtures/floor.ts';
import { auditDesk } from './audit-desk.ts';

const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000);

async function deskWith(ages: readonly number[]) {
  const desk = auditDesk();
  for (const age of ages) await desk.audit.record(desk.tenant, anAudited({ at: daysAgo(age) }));
  const numbers = () => desk.audit.chainOf(desk.tenant).map(({ number }) => number);
  return { ...desk, numbers };
}

async function* linesOf(text: string) {
  yield* text.split('\n');
}

describe('verify', () => {
  test('says that the chain is intact, and what its head is', async () => {
    const desk = await deskWith([3, 2, 1]);
    const text = await desk.say('verify');

    expect(text).toContain('The audit is intact.* Intact from entry 1 to entry 3.');
    expect(text).toContain(`3:${desk.audit.chainOf(desk.tenant)[2]?.hash}`);
  });

  test('says which entry was changed', async () => {
    const desk = await deskWith([3, 2, 1]);
    const chain = desk.audit.chainOf(desk.tenant);
    const second = chain[1];
    if (second) chain[1] = { ...second, fields: [['who', 'U0NOBODY01']] };

    expect(await desk.say('verify')).toContain('Entry 2 was changed');
  });

  test('against a head says that the tail was cut', async () => {
    const desk = await deskWith([3, 2, 1]);
    const head = await desk.audit.head(desk.tenant);
    desk.audit.chainOf(desk.tenant).pop();

    const text = await desk.say(`verify 3:${head?.hash}`);
    expect(text).toContain('The audit is broken');
    expect(text).toContain('it ends at entry 2. Its tail was cut, or Redis was emptied.');
  });

  test('reads every page of a long chain', async () => {
    const desk = await deskWith(Array.from({ length: 1_203 }, () => 1));

    expect(await desk.say('verify')).toContain('1,203 entries read');
  });
});

describe('export', () => {
  test('sends JSON lines that can be checked without Floorwalker, and writes it down', async () => {
    const desk = await deskWith([3, 2]);
    await desk.audit.record(desk.tenant, aListening());
    const text = await desk.say('export');

    const [sent] = desk.privateMessages.sent;
    expect(sent).toMatchObject({
      userId: 'U0SAM00001',
      file: { name: 'audit-1-3.jsonl', type: 'application/jsonl' },
    });
    expect(await checkFile(linesOf(String(sent?.file.content)), undefined)).toMatchObject({
      isIntact: true,
    });
    expect(text).toContain('*3 entries* as JSON lines, 1 to 3');
    const [done, intended] = await desk.audit.recent(desk.tenant, 2);
    expect(intended).toMatchObject({
      who: 'U0SAM00001',
      act: 'export-audit',
      about: 'jsonl: 3 entries, 1 to 3',
      outcome: 'intended',
    });
    expect(done).toMatchObject({ act: 'export-audit', outcome: 'done' });
  });

  test('of some days begins with the first entry of them, and the file says so itself', async () => {
    const desk = await deskWith([40, 30.5, 29.5, 1]);
    await desk.say('export jsonl 30');
    const content = String(desk.privateMessages.sent[0]?.file.content);

    expect(content.split('\n')[0]).toBe('{"audit":"T0FLOOR001/i-1","partFrom":3}');
    const checked = await checkFile(linesOf(content), undefined);
    expect(checked).toMatchObject({ isIntact: true });
    expect(checked.text).toContain('asked to begin later');
    expect(checked.text).toContain('OK: Intact from entry 3 to entry 4.');
  });

  test('as CSV has a column for all that is kept, and no cell that is a formula', async () => {
    const desk = auditDesk();
    const { listening } = aListening();
    const formula = '=HYPERLINK("http://evil")';
    await desk.audit.record(
      desk.tenant,
      aListening({ about: '+1', listening: { way: 'listen', ...listening, reason: formula } }),
    );
    await desk.say('export csv');
    const [titles, row] = String(desk.privateMessages.sent[0]?.file.content).split('\r\n');

    expect(titles).toBe(
      '\ufeffnumber,at,who,act,outcome,about,way,sessionId,connectUserId,username,contactId,agentId,queueId,channel,capabilities,reason,why,requestId,sessionContactId,seconds,keptFrom,removedHash,previous,hash',
    );
    expect(row).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(row).toContain(",'+1,");
    expect(row?.split(',').length).toBeGreaterThanOrEqual(24);
  });

  test('of nothing sends nothing', async () => {
    const desk = await deskWith([40]);

    expect(await desk.say('export csv 30')).toContain('there is no file');
    expect(desk.privateMessages.sent).toEqual([]);
    expect(await desk.audit.recent(desk.tenant, 9)).toHaveLength(1);
  });

  test('holds the newest 20,000 and says what did not fit', async () => {
    const desk = await deskWith(Array.from({ length: 20_003 }, () => 1));
    const text = await desk.say('export jsonl');

    expect(text).toContain('*20,000 entries* as JSON lines, 4 to 20003');
    expect(text).toContain('3 earlier entries did not fit. Ask for fewer days.');
    const content = String(desk.privateMessages.sent[0]?.file.content);
    expect(await checkFile(linesOf(content), undefined)).toMatchObject({ isIntact: true });
  });

  test('is not sent where it cannot be written down', async () => {
    const desk = await deskWith([1]);
    desk.audit.record = async () => {
      throw new BotError('redis_unavailable', 'away');
    };

    await expect(desk.say('export')).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(desk.privateMessages.sent).toEqual([]);
  });
});

describe('keep', () => {
  test('first says how many entries go, and takes none', async () => {
    const desk = await deskWith([400, 380, 30, 1]);
    const text = await desk.say('keep 365');

    expect(text).toContain('*2 entries* of the audit are older than 365 days');
    expect(text).toContain('"audit keep 365 confirmed"');
    expect(desk.numbers()).toEqual([1, 2, 3, 4]);
  });

  test('takes away what is older once it is confirmed, and says so in the chain', async () => {
    const desk = await deskWith([400, 380, 30, 1]);
    const removed = desk.audit.chainOf(desk.tenant)[1];
    const text = await desk.say('keep 365 confirmed');

    expect(text).toContain('2 entries older than 365 days removed');
    expect(desk.numbers()).toEqual([3, 4, 5]);
    expect(desk.audit.chainOf(desk.tenant).at(-1)?.entry).toMatchObject({
      who: 'U0SAM00001',
      act: 'trim-audit',
      outcome: 'done',
      retention: { keptFrom: 3, removedHash: removed?.hash },
    });
    expect(await desk.say('verify')).toContain('The audit is intact.* Intact from entry 3');
  });

  test.each([
    ['nothing is old', [10, 1]],
    ['there is nothing', []],
    ['the only one is old: the last one stays', [400]],
  ])('removes nothing where %s', async (_what, ages) => {
    const desk = await deskWith(ages);

    expect(await desk.say('keep 365 confirmed')).toContain('Nothing was removed');
    expect(desk.numbers()).toHaveLength(ages.length);
  });

  test('takes nothing younger, though clocks differed and an old one stands behind it', async () => {
    const desk = await deskWith([400, 364.9, 366, 1]);
    await desk.say('keep 365 confirmed');

    expect(desk.numbers()).toEqual([2, 3, 4, 5]);
  });

  test('takes one whose age nobody can tell only where an old one stands behind it', async () => {
    const desk = await deskWith([400, 390, 380, 370, 1]);
    const chain = desk.audit.chainOf(desk.tenant);
    for (const place of [1, 3]) {
      const one = chain[place];
      if (one) chain[place] = { ...one, entry: undefined };
    }
    await desk.say('keep 365 confirmed');

    expect(desk.numbers()).toEqual([4, 5, 6]);
  });
});

describe('channel', () => {
  test('is set, shown and turned off again', async () => {
    const desk = auditDesk();

    expect(await desk.say('channel')).toContain('posted nowhere');
    expect(await desk.say('channel <#C0AUDIT001>')).toContain('posted in <#C0AUDIT001>');
    expect((await desk.stored()).listening.auditChannelId).toBe('C0AUDIT001');
    expect(await desk.say('channel <#C0AUDIT001>')).toContain('It was so already');
    expect(await desk.abouts()).toContain('audit channel: off → C0AUDIT001');
    await desk.say('channel off');
    expect((await desk.stored()).listening.auditChannelId).toBeUndefined();
  });

  test.each([
    ['is shared', { sharing: 'external', isBotMember: true }, 'colleagues', 'shared with another'],
    ['has guests', { sharing: 'internal', isBotMember: true }, 'outsiders', 'Guests read along'],
    [
      'nobody can tell of',
      { sharing: 'unknown', isBotMember: undefined },
      'unknown',
      'cannot tell',
    ],
    ['the bot is not in', { sharing: 'internal', isBotMember: false }, 'colleagues', 'invite it'],
  ] as const)('is not one that %s', async (_what, channel, readers, words) => {
    const desk = auditDesk();
    desk.people.channels = [{ channelId: 'C0AUDIT001', ...channel }];
    desk.people.readers = new Map([['C0AUDIT001', readers]]);

    expect(await desk.say('channel <#C0AUDIT001>')).toContain(words);
    expect((await desk.stored()).listening.auditChannelId).toBeUndefined();
    expect(await desk.audit.recent(desk.tenant, 1)).toEqual([]);
  });
});
