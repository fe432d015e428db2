import { randomInt } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Comparison } from '../../../../src/features/alerts/decide/comparison.ts';
import { countStates, rulesFile, testFile } from './as-promtool.ts';
import { declareWithPromtool, promtoolObjects, promtoolTest } from './promtool.ts';
import { levelsThrough, randomRules } from './random-rules.ts';

const seed = Number(process.env.FLOORWALKER_SEED ?? randomInt(2 ** 31));
const told = `FLOORWALKER_SEED=${seed}`;

/** One character beside what is right. */
const atLeast: Comparison = { breaches: (value, threshold) => value >= threshold, worse: 'more' };

describe(`what promtool says of random rules (${told})`, () => {
  promtoolTest('is what we decide, of more than ten thousand states', async () => {
    const rules = randomRules(seed, 400, 24);
    expect(countStates(rules)).toBeGreaterThanOrEqual(10_000);
    process.stderr.write(`\n${countStates(rules)} states compared with promtool, ${told}\n`);

    const levels = rules.map((rule) => levelsThrough(rule));
    const objections = await promtoolObjects({
      'rules.yml': rulesFile(rules),
      'test.yml': testFile(rules, levels),
    });

    expect(objections.slice(0, 5)).toEqual([]);
  });

  promtoolTest('would not be what a comparison one character beside decides', async () => {
    const rules = randomRules(seed, 400, 24).filter(({ rule }) => rule.comparison === 'over');

    const objections = await promtoolObjects({
      'rules.yml': rulesFile(rules),
      'test.yml': testFile(
        rules,
        rules.map((rule) => levelsThrough(rule, atLeast)),
      ),
    });

    expect(objections.length).toBeGreaterThan(0);
  });
});

describe('without promtool', () => {
  const declared: string[] = [];
  const heard: string[] = [];
  const declare = {
    run: (title: string) => declared.push(`run ${title}`),
    skip: (title: string) => declared.push(`skip ${title}`),
  };
  const body = () => Promise.resolve();

  test('a test is left out by name, unless it is demanded', () => {
    const say = (line: string) => heard.push(line);

    declareWithPromtool(declare, { PATH: '/nowhere' }, say)('one', body);
    declareWithPromtool(
      declare,
      { PATH: '/nowhere', FLOORWALKER_REQUIRE: 'chromium,promtool' },
      say,
    )('two', body);

    expect(declared).toEqual(['skip one', 'run two']);
    expect(heard).toEqual(['LEFT OUT: one. No promtool found (install prometheus of Debian).']);
  });
});
