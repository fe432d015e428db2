import { lengthOf } from '../../../blocks/text.ts';

/** As many lines as there is room for, and how many more there are. */
export function linesThatFit(lines: readonly string[], most: number): string {
  const shown: string[] = [];
  let length = 0;
  for (const line of lines) {
    const more = `\n${lines.length} more`;
    if (length + lengthOf(line) + 1 + lengthOf(more) > most) break;
    shown.push(line);
    length += lengthOf(line) + 1;
  }
  const left = lines.length - shown.length;
  return [...shown, ...(left > 0 ? [`… and ${left} more`] : [])].join('\n');
}
