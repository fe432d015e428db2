import { driveClient } from '../sandbox/drive/client.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** Who sets the rule and takes the alert, and where it comes. */
export interface Cast {
  readonly sam: string;
  readonly floor: string;
}

/** How the message of an alert begins while it is a warning, and so on. */
const begins = {
  warning: /^Warning\b/,
  critical: /^Critical\b/,
  resolved: /^Resolved\b/,
} as const;

/** A threshold, a rush, and the four states of the alert, each handed to `take` by the name of its picture. */
export async function playAlertStates(
  sandbox: Sandbox,
  { sam, floor }: Cast,
  take: (file: string) => Promise<void>,
): Promise<void> {
  const drive = driveClient(sandbox.url);
  await drive.run(sam, floor, '/alerts add queue-wait Billing over 2m critical 8m in #floor');
  await sandbox.clock.advance(5_000);
  await drive.lever('rush', { on: true, queue: 'Billing' });
  const warning = await alertThatReads(sandbox, { sam, floor }, begins.warning);
  await take('alert-fires.png');
  await drive.press(sam, warning, 'Acknowledge');
  await sandbox.clock.advance(15_000);
  await take('alert-acknowledged.png');
  await alertThatReads(sandbox, { sam, floor }, begins.critical);
  await take('alert-critical.png');
  await drive.lever('rush', { on: false });
  await alertThatReads(sandbox, { sam, floor }, begins.resolved);
  await take('alert-resolved.png');
}

/** The newest message of the alert that begins so, checks passing until there is one. Throws when none comes. */
export async function alertThatReads(sandbox: Sandbox, { sam, floor }: Cast, begin: RegExp) {
  const drive = driveClient(sandbox.url);
  for (let slot = 0; slot < 240; slot += 1) {
    const messages = await drive.messages(sam, floor);
    const found = messages.findLast(({ isBot, isEphemeral, text }) => {
      return isBot && !isEphemeral && begin.test(text);
    });
    if (found) return found;
    await sandbox.clock.advance(15_000);
  }
  throw new Error(`no alert began with ${begin} within an hour`);
}
