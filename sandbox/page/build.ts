import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A file of the page as it is served. */
export interface PageFile {
  readonly type: string;
  readonly body: Buffer | string;
}

/** Bundles the page in memory: `index.html`, `app.js` and `app.css`, nothing remote. Throws when it does not build. */
export async function buildPage(): Promise<Map<string, PageFile>> {
  const [script, style, html] = await Promise.all([
    bundle('app/main.tsx'),
    bundle('styles/app.css'),
    readFile(pathOf('index.html'), 'utf8'),
  ]);
  return new Map([
    ['index.html', { type: 'text/html; charset=utf-8', body: html }],
    ['app.js', { type: 'text/javascript; charset=utf-8', body: script }],
    ['app.css', { type: 'text/css; charset=utf-8', body: style }],
  ]);
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [pathOf(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
