/** Prints `N passed, N failed` of a jest run as the last line. Fails when anything failed or was left out. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { summarise } from './summarise.ts';

const result = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

const path = process.argv[2] ?? '.cache/jest.json';
const summary = summarise(result.parse(JSON.parse(readFileSync(path, 'utf8'))));
if (summary.note) console.error(summary.note);
console.log(summary.line);
process.exitCode = summary.failed === 0 ? 0 : 1;
