import { useScope } from '../blocks/scope.ts';
import { Anchor } from './anchor.tsx';
import { formatDate } from './dates.ts';
import { emojiCharacter } from './emoji.ts';
import { withArt } from './emoji-art.tsx';
import { parseMrkdwn } from './mrkdwn.ts';
import type { TextNode } from './nodes.ts';

/** The zone the reader's machine is in. */
export const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A text object: mrkdwn is formatted, plain text only gets its emoji. */
export function TextObject({ type, text }: { readonly type: string; readonly text: string }) {
  return <Nodes nodes={type === 'plain_text' ? plainNodes(text) : parseMrkdwn(text)} />;
}

/** Draws formatted text. Nothing in it can become markup: every part is a text node or an attribute. */
export function Nodes({ nodes }: { readonly nodes: readonly TextNode[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        <Node key={index} node={node} />
      ))}
    </>
  );
}

function Node({ node }: { readonly node: TextNode }) {
  switch (node.kind) {
    case 'text':
      return <>{withArt(node.text)}</>;
    case 'break':
      return <br />;
    case 'bold':
      return <strong>{<Nodes nodes={node.children} />}</strong>;
    case 'italic':
      return <em>{<Nodes nodes={node.children} />}</em>;
    case 'strike':
      return <s>{<Nodes nodes={node.children} />}</s>;
    case 'code':
      return <code>{node.text}</code>;
    case 'pre':
      return <pre>{node.text}</pre>;
    case 'quote':
      return <blockquote>{<Nodes nodes={node.children} />}</blockquote>;
    case 'heading':
      return <strong class="md-heading">{<Nodes nodes={node.children} />}</strong>;
    case 'list':
      return <List node={node} />;
    case 'link':
      return (
        <Anchor url={node.url}>
          <Nodes nodes={node.children} />
        </Anchor>
      );
    case 'broadcast':
      return <span class="mention mention-broadcast">@{node.range}</span>;
    case 'date':
      return <When node={node} />;
    case 'emoji':
      return <span title={`:${node.name}:`}>{withArt(emojiCharacter(node.name))}</span>;
    default:
      return <Mention node={node} />;
  }
}

function List({ node }: { readonly node: Extract<TextNode, { kind: 'list' }> }) {
  const items = node.items.map((item, index) => (
    <li key={index}>
      <Nodes nodes={item} />
    </li>
  ));
  return node.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function When({ node }: { readonly node: Extract<TextNode, { kind: 'date' }> }) {
  const { nowMs } = useScope();
  const text = formatDate(node.unixSeconds, node.format, { timeZone: localZone, nowMs });
  const time = (
    <time dateTime={new Date(node.unixSeconds * 1000).toISOString()} title={node.fallback}>
      {text}
    </time>
  );
  return node.url ? <Anchor url={node.url}>{time}</Anchor> : time;
}

type MentionNode = Extract<TextNode, { kind: 'user' | 'channel' | 'usergroup' }>;

function Mention({ node }: { readonly node: MentionNode }) {
  const { people, userGroups, conversations, goTo } = useScope();
  if (node.kind === 'channel') {
    const known = conversations.find(({ id }) => id === node.id);
    const label = `#${known?.name ?? node.label ?? node.id}`;
    if (!known) return <span class="mention">{label}</span>;
    return (
      <button type="button" class="mention mention-link" onClick={() => goTo(node.id)}>
        {label}
      </button>
    );
  }
  const known =
    people.find(({ id }) => id === node.id)?.name ??
    userGroups.find(({ id }) => id === node.id)?.handle;
  return <span class="mention">@{known ?? node.label ?? node.id}</span>;
}

function plainNodes(text: string): readonly TextNode[] {
  return text.split(/(:[a-z0-9_+-]+:|\n)/u).map((part): TextNode => {
    if (part === '\n') return { kind: 'break' };
    const name = /^:([a-z0-9_+-]+):$/u.exec(part)?.[1];
    return { kind: 'text', text: name ? emojiCharacter(name) : part };
  });
}
