import { describe, expect, test } from '@jest/globals';
import { ConfigError, type Environment } from '../src/config/problems.ts';
import { defaults, knownVariables } from '../src/config/variables.ts';
import { loadConfig, loadManifestConfig } from '../src/config.ts';
import { usualBounds } from '../src/redis/wait-plan.ts';

const instance = '11111111-2222-3333-4444-555555555555';
const arn = `arn:aws:connect:eu-central-1:123456789012:instance/${instance}`;

const least = {
  SLACK_BOT_TOKEN: 'xoxb-1-secret',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
  AWS_REGION: 'eu-central-1',
  CONNECT_INSTANCE_ID: instance,
};

function problemsOf(env: Environment): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(
      ({ variable, found, wanted }) => `${variable}: found ${found}, wanted ${wanted}`,
    );
  }
  return [];
}

describe('the configuration', () => {
  test('needs four variables and fills in the rest', () => {
    expect(loadConfig(least)).toEqual({
      slack: {
        botToken: 'xoxb-1-secret',
        signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
        appToken: undefined,
        apiUrl: 'https://slack.com/api/',
        commandPrefix: '',
        adminUserIds: [],
      },
      delivery: 'http',
      port: 3000,
      feedSecret: undefined,
      webhook: undefined,
      redisUrl: 'redis://127.0.0.1:6379',
      aws: { region: 'eu-central-1' },
      connect: { instanceId: instance, instanceArn: undefined, accountId: undefined },
      alertSchedule: '*/15 * * * * *',
      history: usualBounds,
      logLevel: 'info',
      notices: ['ADMIN_SLACK_USERS is empty: nobody is administrator.'],
    });
  });

  test('takes what is given', () => {
    const config = loadConfig({
      ...least,
      SLACK_SIGNING_SECRET: undefined,
      SLACK_APP_TOKEN: 'xapp-1-A1-secret',
      SLACK_API_URL: 'http://127.0.0.1:4000/api',
      SLACK_COMMAND_PREFIX: 'cc-',
      ADMIN_SLACK_USERS: ' U012AB3CD, W012AB3CE,,U012AB3CD ',
      AWS_REGION: undefined,
      CONNECT_INSTANCE_ID: arn,
      AWS_ENDPOINT_URL_CONNECT: 'http://localhost:5000',
      REDIS_URL: 'rediss://:secret@redis.example:6380/2',
      ALERT_SCHEDULE: '0 */2 * * * *',
      HISTORY_MEGABYTES: '1024',
      HISTORY_DAYS: '14',
      PORT: '0',
      CONTACT_FEED_SECRET: 'sixteen-signs-ok',
      ALERT_WEBHOOK_URL: 'https://pager.example/in/4711?v=2',
      ALERT_WEBHOOK_SECRET: 'also sixteen, ok',
      LOG_LEVEL: 'Debug',
    });

    expect(config).toMatchObject({
      slack: {
        appToken: 'xapp-1-A1-secret',
        apiUrl: 'http://127.0.0.1:4000/api/',
        commandPrefix: 'cc-',
        adminUserIds: ['U012AB3CD', 'W012AB3CE'],
      },
      delivery: 'socket',
      history: { megabytes: 1024, days: 14 },
      port: 0,
      feedSecret: 'sixteen-signs-ok',
      webhook: { url: 'https://pager.example/in/4711?v=2', secret: 'also sixteen, ok' },
      redisUrl: 'rediss://:secret@redis.example:6380/2',
      aws: { region: 'eu-central-1' },
      connect: { instanceId: instance, instanceArn: arn, accountId: '123456789012' },
      alertSchedule: '0 */2 * * * *',
      logLevel: 'debug',
      notices: [],
    });
  });

  test('is frozen all the way down', () => {
    const config = loadConfig(least);
    const parts = [config, config.slack, config.slack.adminUserIds, config.aws, config.connect];

    expect([...parts, config.notices].every(Object.isFrozen)).toBe(true);
  });

  test('takes an empty or blank variable for one that is not set', () => {
    expect(loadConfig({ ...least, PORT: '', REDIS_URL: '  ' })).toMatchObject({
      port: 3000,
      redisUrl: 'redis://127.0.0.1:6379',
    });
  });

  test('finds the bare id in an instance typed in capitals', () => {
    const { connect } = loadConfig({
      ...least,
      CONNECT_INSTANCE_ID: 'ABCDEF01-2222-3333-4444-555555555555',
    });

    expect(connect.instanceId).toBe('abcdef01-2222-3333-4444-555555555555');
  });

  test('tells all problems at once', () => {
    const problems = problemsOf({
      SLACK_COMMAND_PREFIX: 'CC ',
      PORT: 'http',
      REDIS_URL: 'http://x',
      ALERT_SCHEDULE: '* * * * *',
      LOG_LEVEL: 'loud',
    });

    expect(problems.map((line) => line.split(':')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_COMMAND_PREFIX',
      'CONNECT_INSTANCE_ID',
      'AWS_REGION',
      'PORT',
      'REDIS_URL',
      'ALERT_SCHEDULE',
      'LOG_LEVEL',
    ]);
  });

  test('says them in one message a person can work through', () => {
    expect(() => loadConfig({ ...least, PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(
      new ConfigError([
        { variable: 'PORT', found: '"x"', wanted: 'a port number from 0 to 65535' },
        {
          variable: 'LOG_LEVEL',
          found: '"loud"',
          wanted: 'one of debug, info, warn, error, silent',
        },
      ]),
    );
    expect(new ConfigError([{ variable: 'PORT', found: '"x"', wanted: 'a port' }]).message).toBe(
      'The configuration cannot be used:\n  PORT: found "x", wanted a port',
    );
  });

  test.each([
    ['SLACK_BOT_TOKEN', 'xoxp-123', 'found a value that starts with xoxp-'],
    ['SLACK_BOT_TOKEN', 'xoxb-', 'found only the beginning xoxb-'],
    ['SLACK_BOT_TOKEN', 'hunter2hunter2', 'found a value that is no Slack token'],
    ['SLACK_APP_TOKEN', 'xoxb-123', 'wanted an app-level token that starts with xapp-'],
    ['SLACK_SIGNING_SECRET', 'xapp-1-2-3', 'found a value that starts with xapp-'],
    ['SLACK_API_URL', 'slack.com', 'found something that is no address'],
    ['SLACK_API_URL', 'http://slack.example/api', 'found http://slack.example'],
    ['SLACK_API_URL', 'https://a:b@slack.example/', 'found an address with a password in it'],
    ['SLACK_COMMAND_PREFIX', 'cc_', 'found "cc_"'],
    ['SLACK_COMMAND_PREFIX', '-cc', 'found "-cc"'],
    ['SLACK_COMMAND_PREFIX', 'a'.repeat(22), 'found 22 characters'],
    ['ADMIN_SLACK_USERS', 'U012AB3CD,@maria', 'found "@maria"'],
    ['ADMIN_SLACK_USERS', 'u012ab3cd', 'found "u012ab3cd"'],
    ['CONNECT_INSTANCE_ID', 'my-instance', 'found "my-instance"'],
    [
      'CONNECT_INSTANCE_ID',
      `${arn}/queue/${instance}`,
      'arn:aws:connect:REGION:ACCOUNT:instance/ID',
    ],
    [
      'CONNECT_INSTANCE_ID',
      arn.replace('eu-central-1', 'us-east-1'),
      'AWS_REGION: found eu-central-1',
    ],
    ['AWS_REGION', 'Frankfurt', 'found "Frankfurt"'],
    ['AWS_ENDPOINT_URL_CONNECT', 'connect', 'found something that is no address'],
    ['REDIS_URL', '127.0.0.1:6379', 'found something that is no address'],
    ['REDIS_URL', 'redis://', 'found an address without a host'],
    ['ALERT_SCHEDULE', '*/15 * * * *', 'found 5 fields'],
    ['ALERT_SCHEDULE', '*/15 * * * * monkey', 'found "*/15 * * * * monkey"'],
    ['HISTORY_MEGABYTES', '15', 'wanted a whole number from 16 to 65536'],
    ['HISTORY_MEGABYTES', '256 MB', 'found "256 MB"'],
    ['HISTORY_DAYS', '0', 'wanted a whole number from 1 to 31'],
    ['HISTORY_MEGABYTES', '65537', 'found "65537"'],
    ['HISTORY_DAYS', '32', 'found "32"'],
    ['HISTORY_DAYS', '8.5', 'found "8.5"'],
    ['PORT', '65536', 'found "65536"'],
    ['PORT', '-1', 'found "-1"'],
    ['CONTACT_FEED_SECRET', 'fifteen-signs-x', 'found 15 characters'],
    ['CONTACT_FEED_SECRET', 'with a blank in between', 'found blanks or signs'],
    ['CONTACT_FEED_SECRET', 'unhöflich-und-zu-rund', 'found blanks or signs'],
    ['LOG_LEVEL', 'verbose', 'one of debug, info, warn, error, silent'],
  ])('refuses %s=%s', (variable, value, expected) => {
    const problems = problemsOf({ ...least, [variable]: value });

    expect(problems).toEqual([expect.stringContaining(expected)]);
  });

  test.each([
    [{ ALERT_WEBHOOK_URL: 'http://pager.example/in' }, 'ALERT_WEBHOOK_URL: found http://pager'],
    [{ ALERT_WEBHOOK_URL: 'pager.example' }, 'found something that is no address'],
    [{ ALERT_WEBHOOK_URL: 'https://me:x@pager.example/' }, 'found an address with a password'],
    [{ ALERT_WEBHOOK_SECRET: 'fifteen-signs-x' }, 'ALERT_WEBHOOK_SECRET: found 15 characters'],
    [{ ALERT_WEBHOOK_SECRET: undefined }, 'ALERT_WEBHOOK_SECRET: found nothing, wanted both or'],
    [{ ALERT_WEBHOOK_URL: undefined }, 'ALERT_WEBHOOK_URL: found nothing, wanted both or'],
  ])('refuses an outgoing webhook with %j', (change, expected) => {
    const whole = {
      ALERT_WEBHOOK_URL: 'http://127.0.0.1:8080/in',
      ALERT_WEBHOOK_SECRET: 'sixteen-signs-ok',
    };

    expect(problemsOf({ ...least, ...whole })).toEqual([]);
    expect(problemsOf({ ...least, ...whole, ...change })).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  test('takes the longest prefix that leaves room for the longest command', () => {
    const prefix = 'a'.repeat(21);

    expect(loadConfig({ ...least, SLACK_COMMAND_PREFIX: prefix }).slack.commandPrefix).toBe(prefix);
    expect(`/${prefix}queue-wait`).toHaveLength(32);
  });

  test('never repeats a secret', () => {
    const secret = 'hunter2hunter2';

    const said = problemsOf({
      SLACK_BOT_TOKEN: `xoxp-${secret}`,
      SLACK_APP_TOKEN: secret,
      SLACK_SIGNING_SECRET: `xoxb-${secret}`,
      SLACK_API_URL: `https://u:${secret}@slack.example`,
      REDIS_URL: `http://:${secret}@redis.example`,
      AWS_ENDPOINT_URL_CONNECT: `https://${secret}:x@aws.example`,
      CONTACT_FEED_SECRET: secret,
      ALERT_WEBHOOK_URL: `ftp://pager.example/${secret}`,
      ALERT_WEBHOOK_SECRET: secret,
    }).join('\n');

    expect(said.split('\n')).toHaveLength(11);
    expect(said).not.toContain(secret);
  });

  test('knows a default by one name only', () => {
    const shown = new Map(knownVariables.map((variable) => [variable.name, variable.default]));

    expect(shown.get('PORT')).toBe(String(defaults.port));
    expect([...shown.values()].filter(Boolean)).toHaveLength(Object.keys(defaults).length);
  });
});

describe('the configuration for the manifest', () => {
  test('needs nothing at all', () => {
    expect(loadManifestConfig({})).toEqual({
      commandPrefix: '',
      hasAppToken: false,
      hasSigningSecret: false,
    });
  });

  test('complains of a prefix that Slack would refuse, and of nothing else', () => {
    const env = { SLACK_COMMAND_PREFIX: 'CC', PORT: 'x' };

    expect(() => loadManifestConfig(env)).toThrow(
      /^The configuration .*\n {2}SLACK_COMMAND_PREFIX/,
    );
  });
});
