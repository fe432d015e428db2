import { createHmac } from 'node:crypto';
import { isRecord, type Json, parseJson } from '../json.ts';
import type { World } from '../world/world.ts';
import type { Delivery, Parcel, Receipt } from './delivery.ts';

interface Options {
  readonly world: World;
  readonly signingSecret: string;
  /** Read at each delivery; undefined while the bot's address is not known yet. */
  readonly requestUrl: () => string | undefined;
  readonly ackMilliseconds: number;
}

/** Signed HTTP requests to one address (facts: v0 HMAC over time and body). */
export class HttpDelivery implements Delivery {
  readonly kind = 'http';
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async send(parcel: Parcel): Promise<Receipt> {
    const url = this.#options.requestUrl();
    if (url === undefined) return { kind: 'failed', reason: 'no_request_url' };
    const { body, headers } = encode(parcel);
    // The bot compares with the machine's clock, so the machine's clock signs.
    const stamp = String(Math.floor(this.#options.world.wall.now().getTime() / 1000));
    const signature = sign(this.#options.signingSecret, stamp, body);
    return this.#post(url, body, {
      ...headers,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': signature,
    });
  }

  async close(): Promise<void> {}

  async #post(url: string, body: string, headers: Record<string, string>): Promise<Receipt> {
    const signal = AbortSignal.timeout(this.#options.ackMilliseconds);
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers,
        signal,
        redirect: 'error',
      });
      const answer = await response.text();
      if (!response.ok) return { kind: 'failed', reason: `http_${response.status}` };
      return { kind: 'acknowledged', body: readAnswer(answer) };
    } catch (error) {
      if (signal.aborted) return { kind: 'timeout' };
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** `v0=` and the hex HMAC that Slack puts into x-slack-signature. */
function sign(secret: string, stamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`;
}

function encode(parcel: Parcel): { body: string; headers: Record<string, string> } {
  if (parcel.kind === 'event') {
    const retry = parcel.attempt > 0;
    return {
      body: JSON.stringify(parcel.payload),
      headers: {
        'content-type': 'application/json',
        ...(retry && { 'x-slack-retry-num': String(parcel.attempt) }),
        ...(retry && { 'x-slack-retry-reason': parcel.reason }),
      },
    };
  }
  const fields =
    parcel.kind === 'command'
      ? asText(parcel.payload)
      : { payload: JSON.stringify(parcel.payload) };
  return {
    body: new URLSearchParams(fields).toString(),
    // Exactly this: with a charset behind it, Bolt refuses the request.
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
}

function asText(payload: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}

/** An acknowledgement's body: JSON, or plain text, which Slack shows as it is. */
function readAnswer(answer: string): Json | undefined {
  if (answer.trim() === '') return undefined;
  const parsed = parseJson(answer);
  return isRecord(parsed) ? parsed : { text: answer };
}
