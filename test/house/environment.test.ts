import { describe, expect, test } from '@jest/globals';
import { parse as parseEnvFile } from 'dotenv';
import { defaults, knownVariables } from '../../src/config/variables.ts';
import { codesIn, tableOf } from './markdown.ts';
import { sourcesIn, textOf } from './sources.ts';

const readme = textOf('README.md');

describe('the environment', () => {
  const example = textOf('.env.example');
  const uncommented = example.replace(/^#(?=[A-Z_]+=)/gm, '');
  const names = knownVariables.map(({ name }) => name);

  test('of .env.example holds every variable the bot knows, and no other', () => {
    expect(Object.keys(parseEnvFile(uncommented)).sort()).toEqual(names.toSorted());
  });

  test('of .env.example has a comment above each variable', () => {
    const lines = example.split('\n');
    const isVariable = (line = '') => /^#?[A-Z_]+=/.test(line);
    const bare = lines.filter((line, index) => {
      // A pair that belongs together, like a key and its secret, shares one comment.
      const above = lines.slice(0, index).findLast((other) => !isVariable(other));
      return isVariable(line) && !/^# .{10}/.test(above ?? '');
    });

    expect(bare).toEqual([]);
  });

  test('of .env.example shows the defaults that hold', () => {
    const shown = parseEnvFile(uncommented);
    const withDefault = knownVariables.filter((variable) => variable.default !== undefined);

    expect(withDefault.map(({ name }) => shown[name])).toEqual(
      withDefault.map((variable) => variable.default),
    );
  });

  test('of the README is every variable the bot knows, with its default', () => {
    const rows = tableOf(readme, 'Variable');
    const shown = rows.flatMap(([cell = '']) => codesIn(cell));
    const defaultOf = new Map(rows.map(([cell = '', , value = '']) => [cell, codesIn(value)[0]]));

    expect(shown.toSorted()).toEqual(names.toSorted());
    for (const variable of knownVariables) {
      if (variable.default === undefined) continue;
      expect([variable.name, defaultOf.get(`\`${variable.name}\``)]).toEqual([
        variable.name,
        variable.default,
      ]);
    }
    expect(Object.keys(defaults)).toHaveLength(7);
  });

  test('is asked for nothing that is not in the list', () => {
    const asked = sourcesIn('src').flatMap(({ text }) =>
      [...text.matchAll(/\b(?:text|optional|required)\(\s*'([A-Z][A-Z_]+)'/g)].map(
        ([, name]) => name,
      ),
    );

    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name = '') => !names.includes(name))).toEqual([]);
  });
});
