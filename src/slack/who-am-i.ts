import { BotError } from '../domain/errors.ts';
import type { Clock, Log } from '../ports/ground.ts';
import type { SlackClients } from './clients.ts';
import { calling } from './translate-error.ts';

/** Pause before Slack is asked again at the start. */
const retryMs = 5_000;

/**
 * The workspace the token belongs to (`auth.test`). While Slack is away it goes on asking; a token
 * that Slack refuses ends the start. Throws BotError `slack_denied` or `slack_rejected`.
 */
export async function workspaceOf(
  clients: SlackClients,
  {
    clock,
    log,
    signal,
  }: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): Promise<string> {
  for (;;) {
    try {
      const { team_id: workspace } = await calling('auth.test', () =>
        clients.of(undefined).auth.test(),
      );
      if (workspace === undefined) throw new BotError('slack_rejected', 'auth.test: no team_id');
      return workspace;
    } catch (error) {
      if (!isAway(error)) throw error;
      log.warn({ err: error }, 'Slack does not answer yet; asking again');
      await clock.wait(retryMs, signal);
    }
  }
}

function isAway(error: unknown): boolean {
  const codes = ['slack_unavailable', 'slack_timeout', 'slack_throttled'];
  return error instanceof BotError && codes.includes(error.code);
}
