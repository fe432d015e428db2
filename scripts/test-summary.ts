/** Prints `N passed, N failed` of a jest run as the last line. Fails when anything failed or was left out. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { summarise } from './summarise.ts';

const result = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

const nothing = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

const path = process.argv[2] ?? '.cache/jest.json';
// Jest that broke down before the end leaves no file: that is no test at all.
const counts = existsSync(path) ? result.parse(JSON.parse(readFileSync(path, 'utf8'))) : nothing;
const summary = summarise(counts);
if (summary.note) console.error(summary.note);
console.log(summary.line);
process.exitCode = summary.failed === 0 ? 0 : 1;
