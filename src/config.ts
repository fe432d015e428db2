import { commandNames } from './commands.ts';
import {
  instanceWanted,
  type LogLevel,
  parseApiUrl,
  parseCommandPrefix,
  parseFeedSecret,
  parseInstance,
  parseLogLevel,
  parsePort,
  parseRedisUrl,
  parseRegion,
  parseSchedule,
  parseSigningSecret,
  parseToken,
  parseUserIds,
  parseWebhookSecret,
  parseWebhookUrl,
  parseWholeNumber,
} from './config/parsers.ts';
import { ConfigError, type Environment, Readings } from './config/problems.ts';
import { defaults } from './config/variables.ts';

export type Delivery = 'http' | 'socket';

export interface Config {
  readonly slack: {
    readonly botToken: string;
    /** Present whenever it was given; always present with `http`. */
    readonly signingSecret: string | undefined;
    /** Present exactly with `socket`. */
    readonly appToken: string | undefined;
    /** Ends with a slash. */
    readonly apiUrl: string;
    readonly commandPrefix: string;
    readonly adminUserIds: readonly string[];
  };
  readonly delivery: Delivery;
  readonly port: number;
  readonly redisUrl: string;
  readonly aws: { readonly region: string };
  readonly connect: {
    /** The bare UUID. */
    readonly instanceId: string;
    /** Known when CONNECT_INSTANCE_ID was an ARN. */
    readonly instanceArn: string | undefined;
    readonly accountId: string | undefined;
  };
  /** What EventBridge shows to be let in; undefined = there is no contact feed. */
  readonly feedSecret: string | undefined;
  /** What critical alerts are told to, and what it is signed with; undefined = there is none. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** Six cron fields, seconds first, in UTC. */
  readonly alertSchedule: string;
  /** How much memory in Redis the history of waits may take, and how far it goes back. */
  readonly history: { readonly megabytes: number; readonly days: number };
  readonly logLevel: LogLevel;
  /** What the start should say aloud. */
  readonly notices: readonly string[];
}

export interface ManifestConfig {
  readonly commandPrefix: string;
  readonly hasAppToken: boolean;
  readonly hasSigningSecret: boolean;
}

/** Reads the whole environment. Throws ConfigError with every problem at once; secrets are never repeated. */
export function loadConfig(env: Environment): Config {
  const readings = new Readings(env);
  const slack = readSlack(readings);
  const connect = readConnect(readings);
  const port = readings.optional('PORT', parsePort) ?? defaults.port;
  const redisUrl = readings.optional('REDIS_URL', parseRedisUrl) ?? defaults.redisUrl;
  const alertSchedule =
    readings.optional('ALERT_SCHEDULE', parseSchedule) ?? defaults.alertSchedule;
  const history = readHistory(readings);
  const logLevel = readings.optional('LOG_LEVEL', parseLogLevel) ?? defaults.logLevel;
  const feedSecret = readings.optional('CONTACT_FEED_SECRET', parseFeedSecret);
  const webhook = readWebhook(readings);
  const { botToken } = slack;
  const { instance, region } = connect;
  if (readings.problems.length > 0 || !botToken || !instance || !region) {
    throw new ConfigError(readings.problems);
  }

  return Object.freeze({
    slack: Object.freeze({ ...slack, botToken }),
    delivery: slack.appToken ? 'socket' : 'http',
    port,
    redisUrl,
    aws: Object.freeze({ region }),
    connect: Object.freeze({
      instanceId: instance.instanceId,
      instanceArn: instance.arn?.full,
      accountId: instance.arn?.accountId,
    }),
    feedSecret,
    webhook: webhook && Object.freeze(webhook),
    alertSchedule,
    history: Object.freeze(history),
    logLevel,
    notices: Object.freeze(noticesOf(slack.adminUserIds)),
  });
}

/** What the manifest needs to know, so that it can be printed before there is a token. Throws ConfigError. */
export function loadManifestConfig(env: Environment): ManifestConfig {
  const readings = new Readings(env);
  const commandPrefix = readPrefix(readings);
  if (readings.problems.length > 0) throw new ConfigError(readings.problems);
  return {
    commandPrefix,
    hasAppToken: readings.text('SLACK_APP_TOKEN') !== undefined,
    hasSigningSecret: readings.text('SLACK_SIGNING_SECRET') !== undefined,
  };
}

function readSlack(readings: Readings) {
  const botWanted = 'a bot token that starts with xoxb-';
  const botToken = readings.required('SLACK_BOT_TOKEN', botWanted, parseToken('xoxb-', botWanted));
  const appToken = readings.optional(
    'SLACK_APP_TOKEN',
    parseToken('xapp-', 'an app-level token that starts with xapp-'),
  );
  const signingSecret = readings.optional('SLACK_SIGNING_SECRET', parseSigningSecret);
  if (!readings.text('SLACK_APP_TOKEN') && !readings.text('SLACK_SIGNING_SECRET')) {
    const wanted = 'the signing secret (HTTP), or SLACK_APP_TOKEN instead (Socket Mode)';
    readings.note({ variable: 'SLACK_SIGNING_SECRET', found: 'nothing', wanted });
  }
  return {
    botToken,
    appToken,
    signingSecret,
    apiUrl: readings.optional('SLACK_API_URL', parseApiUrl) ?? defaults.slackApiUrl,
    commandPrefix: readPrefix(readings),
    adminUserIds: Object.freeze(readings.optional('ADMIN_SLACK_USERS', parseUserIds) ?? []),
  };
}

function readHistory(readings: Readings) {
  const megabytes = readings.optional('HISTORY_MEGABYTES', parseWholeNumber(16, 65_536));
  const days = readings.optional('HISTORY_DAYS', parseWholeNumber(1, 31));
  return {
    megabytes: megabytes ?? defaults.historyMegabytes,
    days: days ?? defaults.historyDays,
  };
}

/** An address without a secret would be told what nobody can tell from a forgery; a secret alone is a slip. */
function readWebhook(readings: Readings) {
  const url = readings.optional('ALERT_WEBHOOK_URL', parseWebhookUrl);
  const secret = readings.optional('ALERT_WEBHOOK_SECRET', parseWebhookSecret);
  const [hasUrl, hasSecret] = [
    readings.text('ALERT_WEBHOOK_URL') !== undefined,
    readings.text('ALERT_WEBHOOK_SECRET') !== undefined,
  ];
  if (hasUrl !== hasSecret) {
    const variable = hasUrl ? 'ALERT_WEBHOOK_SECRET' : 'ALERT_WEBHOOK_URL';
    const other = hasUrl ? 'ALERT_WEBHOOK_URL' : 'ALERT_WEBHOOK_SECRET';
    readings.note({ variable, found: 'nothing', wanted: `both or neither, and ${other} is set` });
  }
  return url !== undefined && secret !== undefined ? { url, secret } : undefined;
}

function readPrefix(readings: Readings): string {
  const longest = Math.max(...commandNames.map((name) => name.length));
  return readings.optional('SLACK_COMMAND_PREFIX', parseCommandPrefix(longest)) ?? '';
}

function readConnect(readings: Readings) {
  const instance = readings.required('CONNECT_INSTANCE_ID', instanceWanted, parseInstance);
  const stated = readings.optional('AWS_REGION', parseRegion);
  const ofArn = instance?.arn?.region;
  if (stated && ofArn && stated !== ofArn) {
    const wanted = `${ofArn}, the region in the ARN of CONNECT_INSTANCE_ID`;
    readings.note({ variable: 'AWS_REGION', found: stated, wanted });
  }
  if (!readings.text('AWS_REGION') && !ofArn) {
    const wanted = 'the region of the Connect instance, such as eu-central-1';
    readings.note({ variable: 'AWS_REGION', found: 'nothing', wanted });
  }
  // The SDK reads this one itself, but would complain only at the first call.
  readings.optional('AWS_ENDPOINT_URL_CONNECT', parseApiUrl);
  return { instance, region: stated ?? ofArn };
}

function noticesOf(adminUserIds: readonly string[]): readonly string[] {
  return adminUserIds.length === 0 ? ['ADMIN_SLACK_USERS is empty: nobody is administrator.'] : [];
}
