import { whyTestsCannotRun } from '../sandbox/find-redis-server.ts';

/** Looks once, before any test: one sentence says more than hundreds of failures with the same cause. */
export default function globalSetup(): void {
  const sentence = whyTestsCannotRun(process.env);
  if (!sentence) return;
  // An error thrown here would be shown with jest's own stack around it.
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
