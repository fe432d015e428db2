import { z } from 'zod';
import type { Modal } from '../blocks/message.ts';
import type { AnswerMode } from '../blocks/run.ts';

/** `typed`: a command, so no message stands there yet; otherwise as the pressed button says. */
export type ReplyMode = 'typed' | AnswerMode;

/** Where the answer to a line goes, and how. */
export interface Reply {
  /** A response URL: five uses in half an hour. A secret, never logged. */
  readonly respondTo: string;
  readonly mode: ReplyMode;
  readonly channelId?: string | undefined;
}

const shape = z.object({
  respondTo: z.url(),
  mode: z.enum(['typed', 'beside', 'replace']),
  channelId: z.string().optional(),
});

/** The modal with a note of where the answer to it goes. */
export function remembering(modal: Modal, reply: Reply | undefined): Modal {
  return reply ? { ...modal, private_metadata: JSON.stringify(reply) } : modal;
}

/**
 * Reads that note back. Says nothing of who somebody is. undefined for a note of an older version,
 * and for one that would send an answer anywhere but to Slack.
 */
export function rememberedIn(
  view: { readonly private_metadata?: string } | undefined,
  apiUrl: string,
): Reply | undefined {
  const { success, data } = shape.safeParse(parseJson(view?.private_metadata ?? ''));
  return success && isSlacks(data.respondTo, apiUrl) ? data : undefined;
}

/** Slack's response URLs have a host of their own; those of a stand-in come from where its API is. */
function isSlacks(url: string, apiUrl: string): boolean {
  const api = new URL(apiUrl);
  const isSlackItself = /^(www\.)?slack(-gov)?\.com$/.test(api.host);
  const origin = isSlackItself ? `https://hooks.${api.host.replace('www.', '')}` : api.origin;
  return url.startsWith(`${origin}/`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON has no shape of ours.
    return undefined;
  }
}
