import { typedDuration } from '../../../grammar/duration.ts';
import { quote } from '../../../grammar/words.ts';
import type { AskedQuiet } from './quiet-words.ts';

/** How long and why, as it could be typed: `for 2h because "fire drill"`. */
export function endLine({ end, reason }: AskedQuiet): string {
  const why = reason === undefined ? '' : ` because ${quote(reason)}`;
  switch (end.kind) {
    case 'for':
      return `for ${typedDuration(end.seconds)}${why}`;
    case 'clock':
      return `until ${two(Math.floor(end.minute / 60))}:${two(end.minute % 60)}${why}`;
    default:
      return `until-${end.kind}${why}`;
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
