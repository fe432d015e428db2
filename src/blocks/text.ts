/** Length as Slack counts it: code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Shortens to a number of code points, with an ellipsis where something was cut. */
export function clip(text: string, maximum: number): string {
  const points = [...text];
  return points.length <= maximum ? text : `${points.slice(0, maximum - 1).join('')}…`;
}

/** Makes a foreign name harmless in mrkdwn: nobody called `<!channel>` pings anybody. Not for plain_text. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const directionControls = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A foreign name inside mrkdwn: escaped, on one line, its formatting characters out of action,
 * and right-to-left text kept from turning the rest of the line around (Unicode isolates).
 */
export function name(text: string): string {
  return nameWithin(text, 80);
}

/** The same, cut at so many code points before it is escaped; for texts longer than a name. */
export function nameWithin(text: string, most: number): string {
  const safe = escapeMrkdwn(clip(calm(oneLine(text)), most));
  return rightToLeft.test(safe) ? `\u2068${safe}\u2069` : safe;
}

/**
 * Slack's formatting characters by their look-alikes: `*` and backticks anywhere, `_` and `~` only
 * where they could open or close (sam_okafor stays), colons only around what could be an emoji.
 */
function calm(text: string): string {
  return text
    .replaceAll('`', 'ˋ')
    .replaceAll('*', '∗')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
    .replaceAll(/(?<![\p{L}\p{N}])~|~(?![\p{L}\p{N}])/gu, '∼')
    .replaceAll(/:([a-z0-9_+'-]+):/gi, '∶$1∶');
}

/** A foreign name where Slack formats nothing (button labels, options, headers). */
export function plainName(text: string): string {
  return clip(oneLine(text), 60);
}

/** "7", "1,200". */
export function figure(number: number): string {
  return number.toLocaleString('en-GB');
}

/** "1 agent", "3 agents", "1,200 agents". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${figure(number)} ${number === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** A foreign text on one line that turns nothing around it; for texts that Slack does not format. */
export function oneLine(text: string): string {
  return text.replaceAll(directionControls, '').replaceAll(/\s+/gu, ' ').trim();
}
