import type { SandboxState } from '../../../drive/api.ts';

/** A slash command of the installed manifest. */
export interface KnownCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

/** What a half-typed line may become. */
export interface Offer {
  /** `/agents`, `@supervisors`, `#floor`. */
  readonly name: string;
  readonly hint: string;
  readonly description: string;
  /** The line once it was taken, with the blank that more words follow. */
  readonly line: string;
}

/** A list for the line, under its heading; empty when there is nothing to complete. */
export interface Offered {
  readonly title: string;
  readonly offers: readonly Offer[];
}

const mostNames = 10;

/** The commands a line may begin with, or the people, user groups and channels it may end with. */
export function offersFor(state: Known, line: string): Offered {
  const commands = commandOffers(state.commands, line);
  if (commands.length > 0) return { title: 'Commands of Floorwalker', offers: commands };
  return { title: 'People, user groups and channels', offers: nameOffers(state, line) };
}

export type Known = Pick<SandboxState, 'commands' | 'people' | 'userGroups' | 'conversations'>;

/** The commands a half-typed line may become: those that start with it first, then those that contain it. */
function commandOffers(commands: readonly KnownCommand[], line: string): readonly Offer[] {
  const typed = /^\/(\S*)$/u.exec(line)?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  const rank = ({ command }: KnownCommand) => command.slice(1).toLowerCase().indexOf(typed);
  return commands
    .filter((known) => rank(known) !== -1)
    .toSorted((a, b) => Math.min(rank(a), 1) - Math.min(rank(b), 1) || compare(a, b))
    .map(({ command, usageHint, description }) => ({
      name: command,
      hint: usageHint,
      description,
      line: `${command} `,
    }));
}

/** The names the end of a line may become: @ for people and user groups, # for channels. */
function nameOffers(known: Omit<Known, 'commands'>, line: string): readonly Offer[] {
  const typed = /(?<![\w<])[@#][^@#]*$/u.exec(line)?.[0];
  if (typed === undefined) return [];
  const before = line.slice(0, line.length - typed.length);
  const wanted = typed.slice(1).toLowerCase();
  const isMeant = (text: string) => ` ${text.toLowerCase()}`.includes(` ${wanted}`);
  return marks(known, typed.charAt(0))
    .filter(({ name }) => isMeant(name.slice(1)))
    .slice(0, mostNames)
    .map((mark) => ({ ...mark, line: `${before}${mark.name} ` }));
}

/** The command whose arguments are being typed, so that its usage can stand above the composer. */
export function commandInUse(
  commands: readonly KnownCommand[],
  line: string,
): KnownCommand | undefined {
  const typed = /^(\/\S+)\s/u.exec(line)?.[1]?.toLowerCase();
  return commands.find(({ command }) => command.toLowerCase() === typed);
}

/** The next place in a list of `length`, around the ends. */
export function moved(place: number, by: number, length: number): number {
  return length === 0 ? 0 : (place + by + length) % length;
}

function marks(
  { people, userGroups, conversations }: Omit<Known, 'commands'>,
  sign: string,
): readonly Omit<Offer, 'line'>[] {
  if (sign === '#') {
    return conversations
      .filter(({ kind }) => kind === 'channel')
      .map(({ name, topic }) => ({ name: `#${name}`, hint: '', description: topic }));
  }
  const groups = userGroups.map(({ handle, name }) => ({
    name: `@${handle}`,
    hint: 'user group',
    description: name,
  }));
  const persons = people.map(({ name }) => ({ name: `@${name}`, hint: '', description: '' }));
  return [...persons, ...groups];
}

function compare(a: KnownCommand, b: KnownCommand): number {
  return a.command.localeCompare(b.command);
}
