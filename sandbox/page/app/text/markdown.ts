import { parseInline } from './mrkdwn.ts';
import type { TextNode } from './nodes.ts';

/**
 * The everyday part of Markdown (block `markdown`) as nodes: headings, lists, quotes, fences,
 * emphasis, links. Anything else stays readable text.
 */
export function parseMarkdown(source: string): readonly TextNode[] {
  const nodes: TextNode[] = [];
  for (const [index, part] of source.split('```').entries()) {
    if (index % 2 === 1) nodes.push({ kind: 'pre', text: part.replace(/^[a-z]*\n|\n$/gu, '') });
    else for (const paragraph of part.split(/\n{2,}/u)) nodes.push(...parseParagraph(paragraph));
  }
  return nodes;
}

function parseParagraph(paragraph: string): readonly TextNode[] {
  const nodes: TextNode[] = [];
  let list: { items: (readonly TextNode[])[]; isOrdered: boolean } | undefined;
  for (const line of paragraph.split('\n').filter((text) => text.trim())) {
    const item = /^\s*(?:([-*+])|(\d+)[.)])\s+(.*)$/u.exec(line);
    if (item) {
      const isOrdered = item[2] !== undefined;
      if (list?.isOrdered !== isOrdered) {
        list = { items: [], isOrdered };
        nodes.push({ kind: 'list', ...list });
      }
      list.items.push(inline(item[3] ?? ''));
      continue;
    }
    list = undefined;
    nodes.push(...parseLine(line));
  }
  return nodes;
}

function parseLine(line: string): readonly TextNode[] {
  const heading = /^#{1,6}\s+(.*)$/u.exec(line);
  if (heading) return [{ kind: 'heading', children: inline(heading[1] ?? '') }];
  if (line.startsWith('>')) return [{ kind: 'quote', children: inline(line.slice(1).trim()) }];
  return [...inline(line), { kind: 'break' }];
}

/** Markdown emphasis rewritten as mrkdwn's, so that one scanner reads both. */
function inline(text: string): readonly TextNode[] {
  const mrkdwn = text
    .replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/gu, '<$2|$1>')
    .replaceAll(/(?<!\*)\*(?!\*)([^*]+)\*(?!\*)/gu, '_$1_')
    .replaceAll(/\*\*([^*]+)\*\*|__([^_]+)__/gu, '*$1$2*')
    .replaceAll(/~~([^~]+)~~/gu, '~$1~');
  return parseInline(mrkdwn);
}
