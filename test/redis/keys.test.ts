import { expect, test } from '@jest/globals';
import { keysOf } from '../../src/redis/keys.ts';

const tenant = { workspace: 'T0FLOOR001', instance: '5a0d1c2e' };

function allKeys(of: { workspace: string; instance: string }): readonly string[] {
  const { interaction, importDraft, listing, reading, readingClaim, ...others } = keysOf(of);
  const { waitHour, waitDay, feedContact, alertRuleVersions, ...keys } = others;
  const long = Array.from({ length: 1_000 }, (_, index) => `queue-${index}}`).join(',');
  const made = [
    ...[listing('a:b'), listing('a%3Ab'), reading('}'), readingClaim('}'), reading(long)],
    ...[reading(`${long},`), waitHour('}', 1), waitHour('}:1', 1), waitDay('}', 1)],
    ...[feedContact('}'), interaction('}'), alertRuleVersions('}')],
    ...[importDraft('U1}', 'a'), importDraft('U1', 'x:a'), importDraft('U1:x', 'a')],
  ];
  const { listenAttempts, listenRefusals, listenBusy, ...plainKeys } = keys;
  const listening = [
    listenAttempts('U1}'),
    listenRefusals('U1}'),
    listenBusy('U1', '}'),
    listenBusy('U1:x', '}'),
  ];
  return [...Object.values(plainKeys), ...made, ...listening];
}

test('all keys of a tenant carry one hash tag and differ from each other', () => {
  const keys = allKeys(tenant);

  for (const key of keys)
    expect(key).toMatch(/^fw(:\{T0FLOOR001\/5a0d1c2e\}:[a-z]|-audit:\{T0FLOOR001\/5a0d1c2e\}$)/);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a key of a thousand ids is as short as any', () => {
  expect(Math.max(...allKeys(tenant).map((key) => key.length))).toBeLessThan(130);
});

test('a strange id neither moves the hash tag nor meets the keys of another tenant', () => {
  const strange = allKeys({ workspace: 'T}:x{', instance: 'a/b' });
  const lookalike = allKeys({ workspace: 'T}:x{/a', instance: 'b' });

  for (const key of strange) expect(key.match(/[{}]/g)).toEqual(['{', '}']);
  expect(strange.filter((key) => lookalike.includes(key))).toEqual([]);
});
