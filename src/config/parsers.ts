/** One small total function for each kind of value: text in, value or problem out. No secret is ever repeated. */
import { validateSchedule } from '../schedule/cron.ts';
import type { Outcome } from './problems.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A Connect instance; region and account are known when an ARN was given. */
export interface InstanceName {
  readonly instanceId: string;
  readonly arn?: { readonly full: string; readonly region: string; readonly accountId: string };
}

export const instanceWanted =
  'the instance id (a UUID) or arn:aws:connect:REGION:ACCOUNT:instance/ID';

const tokenPrefixes = ['xoxb-', 'xoxp-', 'xoxa-', 'xoxe.', 'xoxe-', 'xoxc-', 'xoxd-', 'xapp-'];
const instanceId = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const instanceArn = new RegExp(
  `^arn:aws(?:-[a-z]+)*:connect:([a-z0-9-]+):(\\d{12}):instance/(${instanceId})$`,
);

/** A Slack token that begins as wanted. */
export function parseToken(prefix: 'xoxb-' | 'xapp-', wanted: string) {
  return (text: string): Outcome<string> =>
    text.startsWith(prefix) && text.length > prefix.length
      ? { value: text }
      : { found: shapeOfSecret(text), wanted };
}

/** The signing secret: anything but a token pasted into the wrong line. */
export function parseSigningSecret(text: string): Outcome<string> {
  return tokenPrefixes.some((prefix) => text.startsWith(prefix))
    ? { found: shapeOfSecret(text), wanted: 'the signing secret from Basic Information' }
    : { value: text };
}

/** The secret of the contact feed: long enough to be none that is guessed, and fit for a header. */
export function parseFeedSecret(text: string): Outcome<string> {
  const wanted = `${shortestFeedSecret} characters or more, without blanks, such as openssl rand -hex 32 makes`;
  if (!/^[!-~]*$/.test(text)) return { found: 'blanks or signs no header can hold', wanted };
  return text.length >= shortestFeedSecret
    ? { value: text }
    : { found: `${text.length} characters`, wanted };
}

const shortestFeedSecret = 16;

/** The secret the outgoing webhook is signed with: long enough to be none that is guessed. */
export function parseWebhookSecret(text: string): Outcome<string> {
  return text.length >= shortestFeedSecret
    ? { value: text }
    : {
        found: `${text.length} characters`,
        wanted: `${shortestFeedSecret} characters or more, such as openssl rand -hex 32 makes`,
      };
}

/** Where the outgoing webhook leads. Its path may be a secret, so of a wrong one only the beginning is repeated. */
export function parseWebhookUrl(text: string): Outcome<string> {
  const base = parseApiUrl(text);
  // Unlike the address of an API it is taken as it is, without a slash at its end.
  return 'value' in base ? { value: new URL(text).href } : base;
}

/** An http(s) address; plain http only on this machine, since a token travels with every call. */
export function parseApiUrl(text: string): Outcome<string> {
  const wanted = 'an https:// address (http:// only for this machine)';
  if (!URL.canParse(text)) return { found: 'something that is no address', wanted };
  const url = new URL(text);
  if (url.username || url.password) return { found: 'an address with a password in it', wanted };
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isHere)) {
    return { value: url.href.endsWith('/') ? url.href : `${url.href}/` };
  }
  return { found: `${url.protocol}//${url.host}`, wanted };
}

/** A TCP port; 0 takes any free one. */
export function parsePort(text: string): Outcome<number> {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535
    ? { value: port }
    : { found: quoted(text), wanted: 'a port number from 0 to 65535' };
}

/** A whole number within bounds, both included. */
export function parseWholeNumber(least: number, most: number) {
  return (text: string): Outcome<number> => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return number >= least && number <= most
      ? { value: number }
      : { found: quoted(text), wanted: `a whole number from ${least} to ${most}` };
  };
}

/** A Redis address, with TLS or without. It may hold a password, so only its beginning is repeated. */
export function parseRedisUrl(text: string): Outcome<string> {
  const wanted = 'redis://HOST:PORT or rediss://HOST:PORT';
  if (!URL.canParse(text)) return { found: 'something that is no address', wanted };
  const { protocol, hostname } = new URL(text);
  if (!['redis:', 'rediss:'].includes(protocol)) return { found: `${protocol}//…`, wanted };
  return hostname ? { value: text } : { found: 'an address without a host', wanted };
}

/** A region by its name, such as eu-central-1. */
export function parseRegion(text: string): Outcome<string> {
  return /^[a-z]{2}(-[a-z]+)+-\d+$/.test(text)
    ? { value: text }
    : { found: quoted(text), wanted: 'a region such as eu-central-1' };
}

/** A Connect instance by its id or its ARN. Passing an ARN on as an id is a known cause of AccessDenied. */
export function parseInstance(text: string): Outcome<InstanceName> {
  const lower = text.toLowerCase();
  if (new RegExp(`^${instanceId}$`).test(lower)) return { value: { instanceId: lower } };
  const [, region, accountId, id] = instanceArn.exec(lower) ?? [];
  if (region && accountId && id) {
    return { value: { instanceId: id, arn: { full: lower, region, accountId } } };
  }
  return { found: quoted(text), wanted: instanceWanted };
}

/** Six cron fields, seconds first. */
export function parseSchedule(text: string): Outcome<string> {
  const fields = text.split(/\s+/).length;
  if (fields !== 6) {
    return { found: `${fields} fields`, wanted: 'six cron fields, seconds first: */15 * * * * *' };
  }
  return validateSchedule(text) === undefined
    ? { value: text }
    : { found: quoted(text), wanted: 'a schedule node-cron understands: */15 * * * * *' };
}

/** Slack user ids in a comma list, each once. */
export function parseUserIds(text: string): Outcome<readonly string[]> {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const strange = ids.filter((id) => !/^[UW][A-Z0-9]{2,}$/.test(id));
  if (strange.length === 0) return { value: [...new Set(ids)] };
  return {
    found: strange.map(quoted).join(', '),
    wanted: 'Slack user ids such as U012AB3CD, separated by commas',
  };
}

/** What stands before every command; the longest command with slash and prefix has at most 32 characters. */
export function parseCommandPrefix(longestCommand: number) {
  const longestPrefix = 32 - '/'.length - longestCommand;
  return (text: string): Outcome<string> => {
    const wanted = `lower-case letters, digits and dashes, at most ${longestPrefix}, such as cc-`;
    if (!/^[a-z0-9][a-z0-9-]*$/.test(text)) return { found: quoted(text), wanted };
    return text.length <= longestPrefix
      ? { value: text }
      : { found: `${text.length} characters`, wanted };
  };
}

/** How much is logged. */
export function parseLogLevel(text: string): Outcome<LogLevel> {
  const level = logLevels.find((known) => known === text.toLowerCase());
  return level
    ? { value: level }
    : { found: quoted(text), wanted: `one of ${logLevels.join(', ')}` };
}

function shapeOfSecret(text: string): string {
  const prefix = tokenPrefixes.find((known) => text.startsWith(known));
  if (prefix && text.length === prefix.length) return `only the beginning ${prefix}`;
  return prefix ? `a value that starts with ${prefix}` : 'a value that is no Slack token';
}

function quoted(text: string): string {
  return text.length > 80 ? `"${text.slice(0, 80)}…"` : `"${text}"`;
}
