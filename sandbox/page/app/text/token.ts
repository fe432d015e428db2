import { unescaped } from './escapes.ts';
import type { TextNode } from './nodes.ts';

/** What stands between `<` and `>` in mrkdwn; undefined when it is nothing Slack knows. */
export function parseToken(inside: string): TextNode | undefined {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? undefined : unescaped(inside.slice(bar + 1));
  const sign = target.charAt(0);
  if (sign === '@') return mention('user', target.slice(1), label);
  if (sign === '#') return mention('channel', target.slice(1), label);
  if (sign === '!') return special(target.slice(1), label);
  if (!/^[a-z][a-z0-9+.-]*:\S+$/iu.test(target)) return undefined;
  const url = unescaped(target);
  return { kind: 'link', url, children: [{ kind: 'text', text: label || url }] };
}

function mention(
  kind: 'user' | 'channel' | 'usergroup',
  id: string,
  label: string | undefined,
): TextNode | undefined {
  if (!/^[A-Z0-9]+$/u.test(id)) return undefined;
  return label ? { kind, id, label } : { kind, id };
}

function special(target: string, label: string | undefined): TextNode | undefined {
  if (/^(?:channel|here|everyone)$/u.test(target)) return { kind: 'broadcast', range: target };
  if (target.startsWith('subteam^')) return mention('usergroup', target.slice(8), label);
  if (target.startsWith('date^')) return date(target, label);
  return label ? { kind: 'text', text: label } : undefined;
}

function date(target: string, label: string | undefined): TextNode | undefined {
  const [, unix = '', format = '', url] = target.split('^');
  if (!/^-?\d{1,12}$/u.test(unix) || !format) return undefined;
  const node = {
    kind: 'date' as const,
    unixSeconds: Number(unix),
    format: unescaped(format),
    fallback: label ?? unix,
  };
  return url ? { ...node, url: unescaped(url) } : node;
}
