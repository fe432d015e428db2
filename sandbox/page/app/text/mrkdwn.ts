import { isEmoji } from './emoji.ts';
import { unescaped } from './escapes.ts';
import type { TextNode } from './nodes.ts';
import { parseToken } from './token.ts';

/** Slack's mrkdwn as nodes. Total: whatever is not a notation is text. */
export function parseMrkdwn(source: string): readonly TextNode[] {
  const parts = source.split(/\n?```\n?([\s\S]*?)\n?```\n?/u);
  return parts.flatMap((part, index): readonly TextNode[] => {
    if (index % 2 === 1) return [{ kind: 'pre', text: unescaped(part) }];
    return part ? parseLines(part) : [];
  });
}

/** One line of mrkdwn; no quotes and no fences in it. */
export function parseInline(line: string): readonly TextNode[] {
  const nodes: TextNode[] = [];
  let rest = 0;
  let at = 0;
  while (at < line.length) {
    const hit = readAt(line, at);
    if (!hit) {
      at += 1;
      continue;
    }
    if (at > rest) nodes.push(plain(line.slice(rest, at)));
    nodes.push(hit.node);
    at = hit.end;
    rest = at;
  }
  if (rest < line.length) nodes.push(plain(line.slice(rest)));
  return nodes;
}

function parseLines(part: string): readonly TextNode[] {
  const nodes: TextNode[] = [];
  let quote: TextNode[] | undefined;
  for (const [index, line] of part.split('\n').entries()) {
    const quoted = /^(?:&gt;|>) ?/u.exec(line);
    if (quoted) {
      if (quote) quote.push({ kind: 'break' });
      else {
        quote = [];
        nodes.push({ kind: 'quote', children: quote });
      }
      quote.push(...parseInline(line.slice(quoted[0].length)));
      continue;
    }
    if (index > 0 && !quote) nodes.push({ kind: 'break' });
    quote = undefined;
    nodes.push(...parseInline(line));
  }
  return nodes;
}

interface Hit {
  readonly node: TextNode;
  readonly end: number;
}

const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

function isStyle(character: string): character is keyof typeof styles {
  return character in styles;
}

function readAt(line: string, at: number): Hit | undefined {
  const character = line.charAt(at);
  if (character === '<') return readToken(line, at);
  if (character === '`') return readCode(line, at);
  if (character === ':') return readEmoji(line, at);
  if (isStyle(character)) return readStyled(line, at, character);
  return undefined;
}

function readToken(line: string, at: number): Hit | undefined {
  const close = line.indexOf('>', at);
  if (close === -1) return undefined;
  const node = parseToken(line.slice(at + 1, close));
  return node && { node, end: close + 1 };
}

function readCode(line: string, at: number): Hit | undefined {
  const close = line.indexOf('`', at + 1);
  if (close <= at + 1) return undefined;
  return { node: { kind: 'code', text: unescaped(line.slice(at + 1, close)) }, end: close + 1 };
}

function readEmoji(line: string, at: number): Hit | undefined {
  const match = /^:([a-z0-9_+-]+):/u.exec(line.slice(at, at + 60));
  const name = match?.[1];
  if (!match || !name || !isEmoji(name)) return undefined;
  return { node: { kind: 'emoji', name }, end: at + match[0].length };
}

/** Slack opens a style only at a word's edge, and closes it only there. */
function readStyled(line: string, at: number, mark: keyof typeof styles): Hit | undefined {
  const before = line.charAt(at - 1);
  if (isWord(before) || isBlank(line.charAt(at + 1)) || line.charAt(at + 1) === mark) {
    return undefined;
  }
  const close = closingMark(line, at, mark);
  if (close === -1) return undefined;
  const children = parseInline(line.slice(at + 1, close));
  return { node: { kind: styles[mark], children }, end: close + 1 };
}

function closingMark(line: string, at: number, mark: string): number {
  for (let index = at + 1; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === '<' || character === '`') {
      const end = line.indexOf(character === '<' ? '>' : '`', index + 1);
      if (end !== -1) index = end;
    } else if (
      character === mark &&
      !isBlank(line.charAt(index - 1)) &&
      !isWord(line.charAt(index + 1))
    ) {
      return index;
    }
  }
  return -1;
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function isBlank(character: string): boolean {
  return character === '' || /\s/u.test(character);
}

function plain(text: string): TextNode {
  return { kind: 'text', text: unescaped(text) };
}
