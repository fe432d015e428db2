/** Shortens to a number of code points, with an ellipsis where something was cut. */
export function clip(text: string, maximum: number): string {
  const points = [...text];
  return points.length <= maximum ? text : `${points.slice(0, maximum - 1).join('')}…`;
}

/** Makes a foreign name harmless in mrkdwn: nobody called `<!channel>` pings anybody. Not for plain_text. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * A foreign name inside mrkdwn: escaped, on one line, its formatting characters out of action,
 * and right-to-left text kept from turning the rest of the line around (Unicode isolates).
 */
export function name(text: string): string {
  const oneLine = text.replaceAll(/\s+/gu, ' ').replaceAll('`', 'ˋ').replaceAll('*', '∗').trim();
  return `\u2068${escape(clip(oneLine, 80))}\u2069`;
}

/** A foreign name where Slack formats nothing (button labels, options, headers). */
export function plainName(text: string): string {
  return clip(text.replaceAll(/\s+/gu, ' ').trim(), 60);
}

/** "one agent", "3 agents". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}
