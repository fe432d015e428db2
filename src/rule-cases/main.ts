import { readFileSync } from 'node:fs';
import { checkCases, RuleCasesError, readArguments } from './check-file.ts';

try {
  const file = readArguments(process.argv.slice(2));
  const { text, isFine } = checkCases(readFileSync(file, 'utf8'));
  process.stdout.write(text);
  if (!isFine) process.exitCode = 1;
} catch (error) {
  const isUnread = error instanceof Error && 'code' in error && 'path' in error;
  if (!(error instanceof RuleCasesError || isUnread)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
