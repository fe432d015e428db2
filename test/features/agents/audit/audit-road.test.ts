import { describe, expect, test } from '@jest/globals';
import type { AuditEntry } from '../../../../src/domain/audit.ts';
import { auditRoad } from '../../../../src/features/agents/audit/index.ts';
import type { Answer } from '../../../../src/features/answer.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ago } from '../../../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const asker = anAsker({ isAdministrator: true });

function entry(index: number): AuditEntry {
  return {
    at: ago(60),
    who: 'U0ADA00001',
    act: 'set-status',
    about: `agent ${index}`,
    outcome: 'done',
  };
}

async function audit(count: number) {
  const log = new FakeAuditLog();
  for (let index = 1; index <= count; index += 1) await log.record(tenant, entry(index));
  const errand = auditRoad({ audit: log, instance: 'i-1' }).understand([], asker.caller);
  if (isMisunderstood(errand)) throw new Error(errand.problem);
  return { needs: errand.needs, text: blocksText(await errand.run(asker)) };
}

function blocksText(answer: Answer): string {
  return answer.kind === 'said' ? JSON.stringify(answer.message.blocks) : '';
}

test('is for administrators', async () => {
  expect((await audit(0)).needs).toEqual({ kind: 'change-settings' });
});

test('says who did what, when, to whom and how it ended', async () => {
  const { text } = await audit(1);

  expect(text).toContain('<@U0ADA00001> · *status of an agent* · done');
  expect(text).toContain('agent 1');
  expect(text).toContain('2026-11-22 08:59 UTC');
});

describe('shows the newest twenty and counts the rest', () => {
  test.each([
    [0, 0, 'Nothing has been written down yet'],
    [20, 20, '20 entries'],
    [21, 20, '1 earlier entry not shown'],
    [999, 20, '979 earlier entries not shown'],
    [1000, 20, 'At least 980 earlier entries not shown'],
  ])('of %d', async (count, shown, words) => {
    const { text } = await audit(count);

    expect(text.match(/status of an agent/g) ?? []).toHaveLength(shown);
    expect(text).toContain(words);
    if (count > 0) expect(text).toContain(`agent ${count}`);
  });
});

test('takes no words', () => {
  const road = auditRoad({ audit: new FakeAuditLog(), instance: 'i-1' });

  expect(road.understand([{ kind: 'word', text: 'all' }], asker.caller)).toMatchObject({
    kind: 'misunderstood',
  });
});
