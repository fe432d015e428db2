import type { BotError } from '../../src/domain/errors.ts';
import type { FileText, SlackFiles } from '../../src/ports/slack.ts';

/** Files in memory; none can be chosen unless it is said so. */
export class FakeSlackFiles implements SlackFiles {
  isAllowed = false;
  /** Thrown by every method. */
  failure: BotError | undefined;
  readonly files = new Map<string, { readonly by: string; readonly text: string }>();

  async mayRead(): Promise<boolean> {
    if (this.failure) throw this.failure;
    return this.isAllowed;
  }

  async readText(
    _workspace: string,
    fileId: string,
    { uploadedBy, mostBytes }: { uploadedBy: string; mostBytes: number },
  ): Promise<FileText> {
    if (this.failure) throw this.failure;
    const file = this.files.get(fileId);
    if (file?.by !== uploadedBy) return { kind: 'no-file' };
    return file.text.length > mostBytes ? { kind: 'too-large' } : { kind: 'text', text: file.text };
  }
}
