import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { AuditFileUsageError, checkFile, readArguments } from './check-file.ts';

try {
  const { file, given } = readArguments(process.argv.slice(2));
  const lines = createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const { text, isIntact } = await checkFile(lines, given);
  process.stdout.write(text);
  if (!isIntact) process.exitCode = 1;
} catch (error) {
  const isUnread = error instanceof Error && 'code' in error && 'path' in error;
  if (!(error instanceof AuditFileUsageError || isUnread)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
