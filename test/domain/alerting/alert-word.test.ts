import { expect, test } from '@jest/globals';
import { alertWord } from '../../../src/domain/alerting/alert-word.ts';

test('the word of an id is the same for ever: buttons of older versions hold it', () => {
  expect(alertWord('k3x9bd|queue:queue-billing|1780308120000')).toBe('ny8xgswijz');
  expect(alertWord('')).toBe('f3ieccu66w');
});

test('a word is ten letters and digits that nobody takes for others', () => {
  const ids = ['', 'a', 'digest|C0FLOOR001|1780308000000', 'Größe 漢字', 'x'.repeat(500)];

  for (const id of ids) expect(alertWord(id)).toMatch(/^[a-km-np-z2-9]{10}$/);
});

test('a hundred thousand episodes of the same rule have words of their own', () => {
  const words = Array.from({ length: 100_000 }, (_, index) =>
    alertWord(`k3x9bd|queue:7d3f1c9e-0000-4000-8000-000000000001|${1_780_308_120_000 + index}`),
  );

  expect(new Set(words).size).toBe(words.length);
});
