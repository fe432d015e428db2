import { waitBeside } from '../domain/in-time.ts';
import type { Progress } from '../ports/connect.ts';
import type { Clock, Log } from '../ports/ground.ts';
import type { PostAnswer } from './post-answer.ts';
import { progressView } from './progress-view.ts';
import type { Reply } from './reply.ts';
import { mention } from './respond.ts';

/** How long somebody waits before they hear that it goes on. */
const patienceMs = 3_000;

interface Ports {
  readonly clock: Clock;
  readonly log: Log;
  readonly post: PostAnswer;
}

/**
 * Does the work, and says once how far it has come when it takes longer than three seconds: to the
 * asker alone, whoever sees the answer. What is said stands there before this resolves, so that the
 * answer comes after it.
 */
export async function withProgress<Result>(
  ports: Ports,
  reply: Reply,
  work: (onProgress: (progress: Progress) => void) => Promise<Result>,
): Promise<{ readonly result: Result; readonly wasToldProgress: boolean }> {
  const over = new AbortController();
  let latest: Progress | undefined;
  const telling = tell(ports, reply, { signal: over.signal, latest: () => latest });
  try {
    const result = await work((progress) => {
      latest = progress;
    });
    over.abort();
    return { result, wasToldProgress: await telling };
  } finally {
    over.abort();
  }
}

/** True when it was said, or may have been; false when the answer was there first. */
async function tell(
  { clock, log, post }: Ports,
  reply: Reply,
  about: { readonly signal: AbortSignal; readonly latest: () => Progress | undefined },
): Promise<boolean> {
  try {
    await waitBeside(clock, patienceMs, about.signal);
  } catch {
    // The wait was ended: nothing has to be said.
    return false;
  }
  try {
    await mention(post, reply, progressView(about.latest()));
  } catch (err) {
    log.info({ err }, 'the progress could not be shown');
  }
  return true;
}
