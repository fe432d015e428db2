import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { root, textOf } from './sources.ts';

const readme = textOf('README.md');

describe('the documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'];

  test.each(documents)('%s links to what is there', (path) => {
    const links = [...textOf(path).matchAll(/(?:\]\(|src=")(?!https?:|#)([^)#"]+)/g)].map(
      ([, link = '']) => join(dirname(path), link),
    );

    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  test.each(documents)('%s names only scripts that exist', (path) => {
    const { scripts } = JSON.parse(textOf('package.json'));
    const named = [...textOf(path).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name);

    expect(named.filter((name = '') => !(name in scripts))).toEqual([]);
  });

  test('open with the picture and the two commands', () => {
    const opening = readme.slice(0, readme.indexOf('\n## '));

    expect(opening).toContain('](docs/images/floorwalker.png)');
    expect(opening).toContain('```sh\nnpm ci && npm run demo\n```');
    expect(opening).toContain('```sh\nnpm ci && npm test\n```');
  });
});
