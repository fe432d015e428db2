import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The root of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export interface Source {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Our TypeScript files below these folders, by path. */
export function sourcesIn(...folders: readonly string[]): readonly Source[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: textOf(path) }));
}

/** Where a pattern occurs in code, as `path:line`; comments are left out. */
export function placesOf(pattern: RegExp, sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

/** Comments become blank, so that line numbers stay. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** What a file imports in any way: static, re-exported, dynamic, or as a type. */
export function importsOf(text: string): readonly { specifier: string; isTypeOnly: boolean }[] {
  const code = withoutComments(text);
  const statics = code.matchAll(
    /^\s*(?:import|export)\s+(type\s)?(?:[\w*\s{},$]+?\sfrom\s+)?['"]([^'"\n]+)['"]/gm,
  );
  const dynamics = code.matchAll(/\b(?:import|require)\s*\(\s*['"`]([^'"`\n]+)['"`]/g);
  return [
    ...[...statics].map(([, type, specifier = '']) => ({ specifier, isTypeOnly: Boolean(type) })),
    ...[...dynamics].map(([, specifier = '']) => ({ specifier, isTypeOnly: false })),
  ];
}
