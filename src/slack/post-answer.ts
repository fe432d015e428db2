import type { RespondArguments } from '@slack/bolt';
import { z } from 'zod';

/** Sends one answer to a response URL. Throws AnswerRefused, or what the network throws. */
export type PostAnswer = (respondTo: string, answer: RespondArguments) => Promise<void>;

/** Slack heard the answer and did not take it. The message holds no address. */
export class AnswerRefused extends Error {
  override readonly name = 'AnswerRefused';
  readonly statusCode: number;

  constructor(statusCode: number, reason: string | undefined) {
    super(`a response URL answered ${statusCode}${reason ? ` ${reason}` : ''}`);
    this.statusCode = statusCode;
  }
}

/** As for the Web API: it ends after this, whatever Slack does. */
const timeoutMs = 10_000;

const refusal = z.object({ ok: z.literal(false), error: z.string().optional() });

/** Bolt's own `respond` cannot be used for an answer that outlives its payload, so this is for all of them. */
export const postAnswer: PostAnswer = async (respondTo, answer) => {
  const response = await fetch(respondTo, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const body = await response.text();
  // UNVERIFIED: how Slack refuses here. A status, a word, or an `ok` that is false: each is a refusal.
  const { success, data } = refusal.safeParse(parsed(body));
  if (!response.ok || success) {
    throw new AnswerRefused(response.status, wordIn(success ? data.error : body));
  }
};

/** Only a word of Slack's own vocabulary gets into a log. */
function wordIn(text: string | undefined): string | undefined {
  return /^[a-z_]{1,60}$/.exec(text?.trim() ?? '')?.[0];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Slack's usual answer is the word "ok".
    return undefined;
  }
}
