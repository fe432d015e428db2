import type { SlackStanding } from '../ports/slack.ts';
import type { SlackClients } from './clients.ts';
import { calling } from './translate-error.ts';

/**
 * Asks Slack who we are. What was granted stands in a header of the answer (`x-oauth-scopes`), which
 * the client puts beside it. UNVERIFIED that it lists optional scopes as the others: where there is no
 * header, nothing is said of scopes.
 */
export function createSlackStanding(clients: SlackClients): SlackStanding {
  return {
    look: async () => {
      const answer = await calling('auth.test', () => clients.of(undefined).auth.test());
      return { scopes: answer.response_metadata?.scopes };
    },
  };
}
