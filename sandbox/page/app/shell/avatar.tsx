import type { Person } from '../../../drive/api.ts';
import { Icon } from './icons.tsx';

const hues = [212, 28, 152, 340, 262, 188, 48, 300];

interface Properties {
  readonly person: Pick<Person, 'id' | 'name' | 'isBot'> | undefined;
  readonly size?: number;
}

/** A person's initials on their own colour; the app has its own sign. */
export function Avatar({ person, size = 36 }: Properties) {
  const box = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.4)}px` };
  if (person?.isBot) {
    return (
      <span class="avatar avatar-bot" style={box} aria-hidden="true">
        <Icon name="headset" size={Math.round(size * 0.66)} />
      </span>
    );
  }
  const background = `hsl(${hueOf(person?.id ?? '')} 45% 42%)`;
  return (
    <span class="avatar" style={{ ...box, background }} aria-hidden="true">
      {initials(person?.name ?? '?')}
    </span>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

function hueOf(id: string): number {
  const sum = [...id].reduce((total, character) => total * 31 + character.charCodeAt(0), 7);
  return hues[Math.abs(sum) % hues.length] ?? 212;
}
