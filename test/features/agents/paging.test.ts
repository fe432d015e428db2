import { describe, expect, test } from '@jest/globals';
import { agentsPerPage, pageAt, placesOf } from '../../../src/features/agents/paging.ts';
import { anAgent } from '../../fixtures/floor.ts';
import { aFloorReport } from '../../fixtures/list-report.ts';

/** Agents called 001, 002, … in this order. */
const numbered = (...numbers: readonly number[]) =>
  aFloorReport(
    numbers.map((number) => anAgent({ userId: String(number).padStart(3, '0') })),
    { view: { filter: { ...aFloorReport([]).view.filter, sort: 'name' } } },
  ).lines;

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const idsOf = (lines: ReturnType<typeof numbered>) =>
  lines.map((line) => Number(line.agent.userId));

test('a list that fits is one page', () => {
  const lines = numbered(...upTo(agentsPerPage));

  expect(pageAt(placesOf([], lines), lines, 1)).toMatchObject({
    number: 1,
    count: 1,
    gone: 0,
    lines,
  });
});

test('nobody is one empty page', () => {
  expect(pageAt([], [], 1)).toEqual({ number: 1, count: 1, lines: [], gone: 0 });
});

test('the fifty-first stands on the second page', () => {
  const lines = numbered(...upTo(51));

  expect(pageAt(placesOf([], lines), lines, 2)).toMatchObject({ number: 2, count: 2 });
  expect(idsOf(pageAt(placesOf([], lines), lines, 2).lines)).toEqual([51]);
});

test.each([
  [99, 3],
  [3, 3],
  [0, 1],
])('page %d of three is page %d', (wanted, number) => {
  const lines = numbered(...upTo(101));

  expect(pageAt(placesOf([], lines), lines, wanted).number).toBe(number);
});

describe('while agents move', () => {
  const order = numbered(...upTo(100)).map((line) => line.agent.userId);

  test('whoever left on the first page pulls nobody over from the second', () => {
    const lines = numbered(...upTo(100).slice(3));
    const places = placesOf(order, lines);

    expect(pageAt(places, lines, 1)).toMatchObject({ gone: 3, count: 2 });
    expect(idsOf(pageAt(places, lines, 2).lines)).toEqual(upTo(100).slice(50));
  });

  test('whoever came stands at the end, whatever the order says', () => {
    const lines = numbered(0, ...upTo(100));
    const places = placesOf(order, lines);

    expect(pageAt(places, lines, 1).lines).toHaveLength(50);
    expect(idsOf(pageAt(places, lines, 3).lines)).toEqual([0]);
  });

  test('whoever came back has the old place', () => {
    const without = placesOf(order, numbered(...upTo(100).slice(1)));

    expect(placesOf(without, numbered(...upTo(100)))).toEqual(order);
  });

  test('over all pages everybody is shown once, whoever comes and goes between two turns', () => {
    let places: readonly string[] = [];
    const seen: number[] = [];
    const floors = [upTo(120), [...upTo(130).slice(20)], [200, ...upTo(130).slice(10)]];
    for (const [index, numbers] of floors.entries()) {
      const lines = numbered(...numbers);
      places = placesOf(places, lines);
      seen.push(...idsOf(pageAt(places, lines, index + 1).lines));
    }

    expect(new Set(seen).size).toBe(seen.length);
    expect(upTo(130).filter((number) => !seen.includes(number))).toEqual([]);
    expect(seen).toContain(200);
  });
});
