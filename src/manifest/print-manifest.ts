import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import type { Environment } from '../config/problems.ts';
import { loadManifestConfig, type ManifestConfig } from '../config.ts';
import { completeManifest } from './complete-manifest.ts';
import { parseManifest } from './manifest.ts';

/** Bolt answers events, commands and buttons under this one path. */
const requestPath = '/slack/events';

/** A wrong argument or a contradiction, said so that a person can act on it. */
export class ManifestUsageError extends Error {
  override readonly name = 'ManifestUsageError';
}

/** The completed manifest as text. Throws ConfigError and ManifestUsageError. */
export function printManifest(base: string, env: Environment, args: readonly string[]): string {
  const { isJson, url } = readArguments(args);
  const config = loadManifestConfig(env);
  const manifest = completeManifest(parseManifest(base), {
    prefix: config.commandPrefix,
    ...chooseDelivery(config, url),
  });
  return isJson ? `${JSON.stringify(manifest, null, 2)}\n` : stringify(manifest, { lineWidth: 0 });
}

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, url: { type: 'string' } },
    });
    return { isJson: values.json ?? false, url: values.url };
  } catch (error) {
    const usage = 'usage: npm run -s manifest -- [--json] [--url https://HOST]';
    throw new ManifestUsageError(`${error instanceof Error ? error.message : error}\n${usage}`, {
      cause: error,
    });
  }
}

/** Before there are any tokens Socket Mode is assumed: it needs no address. */
function chooseDelivery(config: ManifestConfig, url: string | undefined) {
  if (url !== undefined && config.hasAppToken) {
    throw new ManifestUsageError(
      'SLACK_APP_TOKEN is set, so the bot uses Socket Mode and no URL: leave out --url or the token.',
    );
  }
  if (url !== undefined) return { delivery: 'http' as const, requestUrl: requestUrlOf(url) };
  if (config.hasSigningSecret && !config.hasAppToken) {
    throw new ManifestUsageError(
      'SLACK_SIGNING_SECRET without SLACK_APP_TOKEN means HTTP: say where Slack reaches the bot, --url https://HOST.',
    );
  }
  return { delivery: 'socket' as const };
}

function requestUrlOf(text: string): string {
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:') {
    throw new ManifestUsageError(`--url ${text}: Slack wants a public https:// address.`);
  }
  const url = new URL(text);
  if (url.pathname === '/') url.pathname = requestPath;
  return url.href;
}
