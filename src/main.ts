import { createBot } from './bot.ts';
import { systemClock } from './clock.ts';
import { ConfigError } from './config/problems.ts';
import { loadConfig } from './config.ts';
import { readEnvFile } from './env-file.ts';
import { systemIds } from './ids.ts';
import { createLog } from './log.ts';

readEnvFile(process.env);

function readConfig(): ReturnType<typeof loadConfig> {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

const config = readConfig();
const log = createLog(config.logLevel);
// A reader of our output that went away takes the witness with it, and not the bot.
process.stdout.on('error', (err) =>
  log.error({ err }, 'the audit could not be written to the output'),
);
const bot = createBot(config, {
  clock: systemClock,
  ids: systemIds,
  log,
  witness: (line) => void process.stdout.write(`${line}\n`),
  drivenBy: () => 'cron',
});

let isStopping = false;
async function stop(signal: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  log.info({ signal }, 'stopping');
  await bot.stop();
  process.exit(0);
}
process.on('SIGTERM', (signal) => void stop(signal));
process.on('SIGINT', (signal) => void stop(signal));
// Bolt's socket rejects with nothing when it is stopped while still connecting; that is no crash.
process.on('unhandledRejection', (err) => {
  log.error({ err }, 'an unhandled rejection');
  if (!isStopping) process.exit(1);
});
process.on('uncaughtException', (err) => crash(err, 'a crash'));

function crash(err: unknown, what: string): never {
  const isTaken = err instanceof Error && 'code' in err && err.code === 'EADDRINUSE';
  log.error({ err }, isTaken ? `port ${config.port} is taken: set PORT to another one` : what);
  process.exit(1);
}

try {
  await bot.start();
} catch (err) {
  // A stop while it waits for Slack is no crash.
  if (!isStopping) crash(err, 'could not start');
}
