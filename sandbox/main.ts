import { parseArgs } from 'node:util';
import { codeOf } from '../src/domain/errors.ts';
import { createLog } from '../src/log.ts';
import { redisForSandbox, type SandboxRedis } from './redis.ts';
import { startSandbox } from './sandbox.ts';

const usage = `npm run demo -- [--socket] [--speed N] [--port N] [--seed WORD] [--prefix cc-] [--no-bot] [--verbose]

  --socket   payloads reach the bot by Socket Mode instead of signed HTTP
  --speed    1 (default) is real time, 10 makes ten seconds of every one
  --port     of the page, default 4000
  --seed     another word, another day in the contact centre
  --prefix   of the slash commands
  --no-bot   starts everything but the bot, and prints the environment to start one with
  --verbose  shows the bot's log
`;

const { values } = parseArgs({
  options: {
    socket: { type: 'boolean', default: false },
    speed: { type: 'string', default: '1' },
    port: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    prefix: { type: 'string', default: '' },
    'no-bot': { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function numberOf(name: 'speed' | 'port'): number {
  const number = Number(values[name]);
  if (!Number.isFinite(number) || number < 0)
    fail(`--${name} wants a number, not ${values[name]}.`);
  return number;
}

/** One word of a POSIX shell that means this text and nothing else. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

async function openRedis(): Promise<SandboxRedis> {
  return redisForSandbox(process.env).catch((error: unknown) =>
    fail(error instanceof Error ? error.message : String(error)),
  );
}

// The SDK's word on coming Node versions is for operators, who get it from `npm start`.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const redis = await openRedis();
const sandbox = await startSandbox({
  delivery: values.socket ? 'socket' : 'http',
  redis,
  log: createLog(values.verbose ? 'info' : 'error'),
  speed: numberOf('speed'),
  start: new Date(),
  seed: values.seed,
  port: numberOf('port'),
  commandPrefix: values.prefix,
  bot: values['no-bot'] ? 'outside' : 'inside',
  // Four hours before it the shifts begin, so the charts of its past begin with a day's work.
  centre: { localHourAtStart: 11 },
  presets: 'demo',
  feed: 'on',
}).catch(async (error: unknown) => {
  await redis.close();
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (codeOf(error) === 'redis_unavailable') fail('No Redis answers where REDIS_URL points.');
  if (isTaken) fail(`Port ${values.port} is taken: choose another with --port.`);
  throw error;
});

process.stdout.write(`
Floorwalker is up, with a simulated contact centre and a stand-in for Slack.

  The page            ${sandbox.url}
  Delivery            ${values.socket ? 'Socket Mode' : 'signed HTTP'}
  Amazon Connect      ${sandbox.connect.url}   (any AWS client: --endpoint-url)
  Health of the bot   ${sandbox.botUrl}/readyz

In the page: type /${values.prefix}agents, press Listen, type
/${values.prefix}alerts add queue-wait Billing over 1m in #floor, pull the lever "Rush of calls" and watch.
Ctrl+C ends it.
`);

if (values['no-bot']) {
  const lines = Object.entries(sandbox.environment).map(
    ([name, value]) => `${name}=${quoted(value)}`,
  );
  process.stdout.write(`\nNo bot runs. Start one with:\n\n${lines.join(' \\\n')} \\\nnpm start\n`);
}

let isClosing = false;
async function close(): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  await sandbox.close();
  await redis.close();
  process.exit(0);
}
process.on('SIGINT', () => void close());
process.on('SIGTERM', () => void close());
