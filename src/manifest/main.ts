import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/problems.ts';
import { readEnvFile } from '../env-file.ts';
import { ManifestUsageError, printManifest } from './print-manifest.ts';

try {
  readEnvFile(process.env);
  const base = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
  process.stdout.write(printManifest(base, process.env, process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ManifestUsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
