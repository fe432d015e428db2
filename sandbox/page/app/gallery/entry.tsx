import type { GalleryEntry } from '../../../drive/api.ts';
import { ScopedBlocks } from '../blocks/scoped-blocks.tsx';
import { ModalFrame } from '../chat/modals.tsx';
import { Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icons.tsx';
import { withArt } from '../text/emoji-art.tsx';
import { flatten } from '../text/flat.ts';

/** One thing the bot can show: at two widths, with the notification that goes with it. */
export function Entry({
  entry,
  isLinked,
}: {
  readonly entry: GalleryEntry;
  readonly isLinked: boolean;
}) {
  return (
    <article
      class={`entry${isLinked ? ' is-linked' : ''}`}
      id={`entry-${entry.id}`}
      data-testid="gallery-entry"
      data-entry-id={entry.id}
    >
      <h4>
        <a href={`#gallery/${encodeURIComponent(entry.id)}`}>{entry.title}</a>
        <span class="tag">{entry.kind}</span>
      </h4>
      <p class="entry-notification">
        <Icon name="bell" size={14} />
        {entry.text ? (
          <span>{withArt(flatten(entry.text))}</span>
        ) : (
          <em>{entry.kind === 'message' ? 'No notification text' : 'A view notifies nobody'}</em>
        )}
      </p>
      <div class="frames">
        <div class="frame frame-desktop">
          <span class="frame-name">Desktop</span>
          <Drawn entry={entry} />
        </div>
        <div class="frame frame-phone">
          <span class="frame-name">Phone · 390 px</span>
          <Drawn entry={entry} />
        </div>
      </div>
    </article>
  );
}

function Drawn({ entry }: { readonly entry: GalleryEntry }) {
  const content = <ScopedBlocks blocks={blocksOf(entry)} what={`“${entry.title}”`} />;
  if (entry.kind === 'modal') {
    const { viewTitle = '', submit = null, close = null } = entry;
    return <ModalFrame view={{ title: viewTitle, submit, close }}>{content}</ModalFrame>;
  }
  if (entry.kind === 'home') return <div class="home">{content}</div>;
  return (
    <div class="message">
      <div class="message-side">
        <Avatar person={{ id: '', name: 'Floorwalker', isBot: true }} />
      </div>
      <div class="message-main">
        <header>
          <strong>Floorwalker</strong> <span class="tag">App</span>
        </header>
        {content}
      </div>
    </div>
  );
}

function blocksOf({ blocks, text }: GalleryEntry): GalleryEntry['blocks'] {
  return blocks.length > 0 ? blocks : [{ type: 'section', text: { type: 'mrkdwn', text } }];
}
