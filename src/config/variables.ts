/** A variable of the environment, as people read about it in `.env.example` and in the README. */
export interface Variable {
  readonly name: string;
  /** `aws-sdk`: read by the AWS SDK itself; we only name it. */
  readonly readBy: 'floorwalker' | 'aws-sdk';
  readonly default?: string;
}

/** What holds when a variable is not set. */
export const defaults = {
  slackApiUrl: 'https://slack.com/api/',
  redisUrl: 'redis://127.0.0.1:6379',
  alertSchedule: '*/15 * * * * *',
  historyMegabytes: 256,
  historyDays: 8,
  port: 3000,
  logLevel: 'info',
} as const;

/** Every variable the bot knows. A house test holds `.env.example` and the README to this list. */
export const knownVariables: readonly Variable[] = [
  { name: 'SLACK_BOT_TOKEN', readBy: 'floorwalker' },
  { name: 'SLACK_APP_TOKEN', readBy: 'floorwalker' },
  { name: 'SLACK_SIGNING_SECRET', readBy: 'floorwalker' },
  { name: 'SLACK_COMMAND_PREFIX', readBy: 'floorwalker' },
  { name: 'SLACK_API_URL', readBy: 'floorwalker', default: defaults.slackApiUrl },
  { name: 'ADMIN_SLACK_USERS', readBy: 'floorwalker' },
  { name: 'CONNECT_INSTANCE_ID', readBy: 'floorwalker' },
  { name: 'AWS_REGION', readBy: 'floorwalker' },
  { name: 'AWS_ACCESS_KEY_ID', readBy: 'aws-sdk' },
  { name: 'AWS_SECRET_ACCESS_KEY', readBy: 'aws-sdk' },
  { name: 'AWS_SESSION_TOKEN', readBy: 'aws-sdk' },
  { name: 'AWS_PROFILE', readBy: 'aws-sdk' },
  { name: 'AWS_ENDPOINT_URL_CONNECT', readBy: 'aws-sdk' },
  { name: 'REDIS_URL', readBy: 'floorwalker', default: defaults.redisUrl },
  { name: 'ALERT_SCHEDULE', readBy: 'floorwalker', default: defaults.alertSchedule },
  {
    name: 'HISTORY_MEGABYTES',
    readBy: 'floorwalker',
    default: String(defaults.historyMegabytes),
  },
  { name: 'HISTORY_DAYS', readBy: 'floorwalker', default: String(defaults.historyDays) },
  { name: 'PORT', readBy: 'floorwalker', default: String(defaults.port) },
  { name: 'CONTACT_FEED_SECRET', readBy: 'floorwalker' },
  { name: 'ALERT_WEBHOOK_URL', readBy: 'floorwalker' },
  { name: 'ALERT_WEBHOOK_SECRET', readBy: 'floorwalker' },
  { name: 'LOG_LEVEL', readBy: 'floorwalker', default: defaults.logLevel },
];
