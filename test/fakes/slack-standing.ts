import type { BotError } from '../../src/domain/errors.ts';
import type { SlackStanding } from '../../src/ports/slack.ts';

/** A Slack that answers, until it has a failure. */
export class FakeSlackStanding implements SlackStanding {
  failure: BotError | undefined;
  scopes: readonly string[] | undefined = ['commands', 'chat:write'];
  asked = 0;

  async look(): Promise<{ readonly scopes: readonly string[] | undefined }> {
    this.asked += 1;
    if (this.failure) throw this.failure;
    return { scopes: this.scopes };
  }
}
