import { isRecord, type Json } from '../../../sandbox/slack/json.ts';
import type { SlackOptions } from '../../../sandbox/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/start-slack.ts';
import { botToken, signingSecret, testManifest } from './manifest.ts';
import { stillClock } from './start-app.ts';

/** A stand-in without a bot behind it. */
export function startAlone(options: Partial<SlackOptions> = {}): Promise<SlackStandIn> {
  return startSlack({
    clock: stillClock(),
    manifest: testManifest,
    botToken,
    delivery: { kind: 'http', signingSecret },
    ...options,
  });
}

/** Calls a method as a form, as web-api does, and returns the answer's body with its status. */
export async function callApi(
  slack: SlackStandIn,
  method: string,
  args: Json = {},
  token: string | null = botToken,
): Promise<Json> {
  const fields = Object.entries(args).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...(token !== null && { authorization: `Bearer ${token}` }),
  };
  const body = new URLSearchParams(Object.fromEntries(fields)).toString();
  const response = await fetch(slack.apiUrl + method, { method: 'POST', headers, body });
  const answer: unknown = await response.json();
  return { ...(isRecord(answer) ? answer : {}), status: response.status };
}
