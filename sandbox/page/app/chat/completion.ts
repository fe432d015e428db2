/** A slash command of the installed manifest. */
export interface KnownCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

/** The commands a half-typed line may become: those that start with it first, then those that contain it. */
export function completions(
  commands: readonly KnownCommand[],
  line: string,
): readonly KnownCommand[] {
  const typed = /^\/(\S*)$/u.exec(line)?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  const rank = ({ command }: KnownCommand) => command.slice(1).toLowerCase().indexOf(typed);
  return commands
    .filter((known) => rank(known) !== -1)
    .toSorted((a, b) => Math.min(rank(a), 1) - Math.min(rank(b), 1) || compare(a, b));
}

/** The command whose arguments are being typed, so that its usage can stand above the composer. */
export function commandInUse(
  commands: readonly KnownCommand[],
  line: string,
): KnownCommand | undefined {
  const typed = /^(\/\S+)\s/u.exec(line)?.[1]?.toLowerCase();
  return commands.find(({ command }) => command.toLowerCase() === typed);
}

/** The line after a completion was taken: the command and the blank its arguments follow. */
export function completed(command: KnownCommand): string {
  return `${command.command} `;
}

/** The next place in a list of `length`, around the ends. */
export function moved(place: number, by: number, length: number): number {
  return length === 0 ? 0 : (place + by + length) % length;
}

function compare(a: KnownCommand, b: KnownCommand): number {
  return a.command.localeCompare(b.command);
}
