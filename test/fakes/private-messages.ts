import type { BotError } from '../../src/domain/errors.ts';
import type { PrivateMessages } from '../../src/ports.ts';

type File = Parameters<PrivateMessages['sendFile']>[2];

/** What was sent to whom. */
export class FakePrivateMessages implements PrivateMessages {
  readonly sent: { readonly workspace: string; readonly userId: string; readonly file: File }[] =
    [];
  /** Thrown instead of sending. */
  failure: BotError | undefined;

  async sendFile(workspace: string, userId: string, file: File): Promise<void> {
    if (this.failure) throw this.failure;
    this.sent.push({ workspace, userId, file });
  }
}
