import { emojiCharacter } from './emoji.ts';
import { parseMrkdwn } from './mrkdwn.ts';
import type { TextNode } from './nodes.ts';

/** Names for ids, as this workspace knows them; undefined for a stranger. */
export type NameOf = (id: string) => string | undefined;

/** mrkdwn as one plain line, for notification lists and screen readers. */
export function flatten(source: string, nameOf: NameOf = () => undefined): string {
  return parseMrkdwn(source)
    .map((node) => flat(node, nameOf))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function flat(node: TextNode, nameOf: NameOf): string {
  switch (node.kind) {
    case 'text':
    case 'code':
    case 'pre':
      return node.text;
    case 'break':
      return ' ';
    case 'bold':
    case 'italic':
    case 'strike':
    case 'quote':
    case 'heading':
    case 'link':
      return node.children.map((child) => flat(child, nameOf)).join('');
    case 'list':
      return node.items.map((item) => item.map((child) => flat(child, nameOf)).join('')).join(', ');
    case 'user':
      return `@${nameOf(node.id) ?? node.label ?? node.id}`;
    case 'channel':
      return `#${nameOf(node.id) ?? node.label ?? node.id}`;
    case 'usergroup':
      return `@${nameOf(node.id) ?? node.label ?? node.id}`;
    case 'broadcast':
      return `@${node.range}`;
    case 'date':
      return node.fallback;
    case 'emoji':
      return emojiCharacter(node.name);
  }
}
