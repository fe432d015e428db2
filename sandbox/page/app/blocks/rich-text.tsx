import { asNumber, asObject, asObjects, asText, type Json } from '../json.ts';
import { Nodes } from '../text/formatted.tsx';
import type { TextNode } from '../text/nodes.ts';
import { Undrawable } from './undrawable.tsx';

/** A `rich_text` block, also as a table cell. */
export function RichText({ block }: { readonly block: Json }) {
  return (
    <>
      {asObjects(block.elements).map((element, index) => (
        <Part key={index} element={element} />
      ))}
    </>
  );
}

function Part({ element }: { readonly element: Json }) {
  const content = <Inline elements={asObjects(element.elements)} />;
  switch (element.type) {
    case 'rich_text_section':
      return <div class="rich-section">{content}</div>;
    case 'rich_text_quote':
      return <blockquote>{content}</blockquote>;
    case 'rich_text_preformatted':
      return <pre>{content}</pre>;
    case 'rich_text_list':
      return <RichList element={element} />;
    default:
      return <Undrawable what="rich text" type={asText(element.type)} />;
  }
}

function RichList({ element }: { readonly element: Json }) {
  const style = { marginLeft: `${(asNumber(element.indent) ?? 0) * 24}px` };
  const items = asObjects(element.elements).map((item, index) => (
    <li key={index}>
      <Inline elements={asObjects(item.elements)} />
    </li>
  ));
  if (element.style === 'ordered') return <ol style={style}>{items}</ol>;
  return <ul style={style}>{items}</ul>;
}

function Inline({ elements }: { readonly elements: readonly Json[] }) {
  return <Nodes nodes={elements.flatMap(styledNodes)} />;
}

function styledNodes(element: Json): readonly TextNode[] {
  const style = asObject(element.style);
  const text = asText(element.text);
  if (style.code === true) return [{ kind: 'code', text }];
  let nodes = plainNodes(element);
  if (style.strike === true) nodes = [{ kind: 'strike', children: nodes }];
  if (style.italic === true) nodes = [{ kind: 'italic', children: nodes }];
  if (style.bold === true) nodes = [{ kind: 'bold', children: nodes }];
  return nodes;
}

function plainNodes(element: Json): readonly TextNode[] {
  const text = asText(element.text);
  switch (element.type) {
    case 'text':
      return text
        .split(/(\n)/u)
        .map((part) => (part === '\n' ? { kind: 'break' } : { kind: 'text', text: part }));
    case 'link': {
      const url = asText(element.url);
      return [{ kind: 'link', url, children: [{ kind: 'text', text: text || url }] }];
    }
    case 'user':
      return [{ kind: 'user', id: asText(element.user_id) }];
    case 'channel':
      return [{ kind: 'channel', id: asText(element.channel_id) }];
    case 'usergroup':
      return [{ kind: 'usergroup', id: asText(element.usergroup_id) }];
    case 'broadcast':
      return [{ kind: 'broadcast', range: asText(element.range) }];
    case 'emoji':
      return [{ kind: 'emoji', name: asText(element.name) }];
    case 'date':
      return [dateNode(element)];
    default:
      return [{ kind: 'text', text: `[cannot draw ${asText(element.type)}]` }];
  }
}

function dateNode(element: Json): TextNode {
  const fallback = asText(element.fallback);
  return {
    kind: 'date',
    unixSeconds: asNumber(element.timestamp) ?? 0,
    format: asText(element.format) || '{date_short} {time}',
    fallback,
  };
}
