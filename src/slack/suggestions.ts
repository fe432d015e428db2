import { optionsOf } from '../blocks/options.ts';
import type { Caller } from '../domain/people.ts';
import type { Choice } from '../features/command.ts';
import { inTime } from './in-time.ts';
import type { SpinePorts } from './line.ts';

/** Slack waits three seconds for options; what is not there by then is not there at all. */
const patienceMs = 2_500;

interface Asked {
  /** Whose search, and which. */
  readonly command: string;
  readonly search: string;
  readonly typed: string;
  readonly caller: Caller;
}

/** The options a select shows for what was typed; none when they cannot be had in time. Never fails. */
export async function suggestions(
  { commands, clock, log }: Pick<SpinePorts, 'commands' | 'clock' | 'log'>,
  { command: asked, search, typed, caller }: Asked,
) {
  const command = commands.find(({ help }) => help.name === asked);
  if (!command) return [];
  const facts = { command: asked, search, user: caller.userId };
  const found = command.search(search, typed, caller).catch((err: unknown) => {
    log.warn({ ...facts, err }, 'a search failed');
    return [];
  });
  const choices: readonly Choice[] | undefined = await inTime(clock, patienceMs, found);
  if (!choices) log.warn(facts, 'a search took too long');
  return optionsOf(choices ?? []);
}
