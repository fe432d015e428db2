import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

/** A rule to start from. What it is about is chosen by whoever makes it. */
export interface Preset {
  /** One word, `voice-wait`. */
  readonly name: string;
  readonly title: string;
  /** What stands before what it is about, and after it: `queue-wait`, `over 5m for 1m when open`. */
  readonly watch: string;
  readonly rest: string;
}

/** Calm ones, to be changed: they wait a minute first, and where there are opening hours only those count. */
export const presets: readonly Preset[] = [
  {
    name: 'voice-wait',
    title: 'Voice: the wait is too long',
    watch: 'queue-wait',
    rest: 'channel:voice over 5m critical 10m for 1m when open',
  },
  {
    name: 'voice-oldest',
    title: 'Voice: one caller waits too long',
    watch: 'oldest',
    rest: 'channel:voice over 10m for 1m when open',
  },
  {
    name: 'voice-service-level',
    title: 'Voice: too few are answered in time',
    watch: 'service-level',
    rest: 'within 30m channel:voice under 80% clear 85% for 1m when open',
  },
  {
    name: 'chat-wait',
    title: 'Chat: the wait is too long',
    watch: 'queue-wait',
    rest: 'channel:chat over 2m critical 5m for 1m when open',
  },
  {
    name: 'chat-backlog',
    title: 'Chat: many wait at once',
    watch: 'waiting',
    rest: 'channel:chat over 10 critical 25 for 1m when open',
  },
  {
    name: 'missed',
    title: 'Contacts are missed again and again',
    watch: 'missed',
    rest: 'within 15m over 5 for 1m when open',
  },
  {
    name: 'nobody-staffed',
    title: 'Contacts wait and nobody is staffed',
    watch: 'nobody-staffed',
    rest: 'for 1m when open',
  },
  {
    name: 'idle-agents',
    title: 'Agents are available while contacts wait',
    watch: 'idle-agents',
    rest: 'for 1m when open',
  },
];

/** The line of a preset, about this: `add queue-wait Billing …`. */
export function presetLine({ watch, rest }: Preset, scope = '[queue]'): string {
  return `add ${watch} ${scope} ${rest} in #channel`;
}

/** The preset of `preset:chat-wait`; undefined where the words are no preset at all. */
export function presetOf(words: readonly Word[]): Preset | Misunderstood | undefined {
  const [first, ...more] = words;
  if (first?.kind !== 'key' || first.key !== 'preset' || more.length > 0) return undefined;
  const found = presets.find(({ name }) => name === first.value.toLowerCase());
  return (
    found ??
    misunderstood(
      `There is no preset ${first.value}: choose one of ${presets.map(({ name }) => name).join(', ')}.`,
    )
  );
}
