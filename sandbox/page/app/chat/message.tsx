import type { ComponentChildren } from 'preact';
import type { SeenMessage, SharedFile } from '../../../drive/api.ts';
import { ScopedBlocks } from '../blocks/scoped-blocks.tsx';
import { Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icons.tsx';
import { personById } from '../store/page-state.ts';
import { useSlice } from '../store/use-page.ts';
import { timeOfDay } from '../text/dates.ts';
import { localZone } from '../text/formatted.tsx';
import { type DeliveryMark, deliveryMarks } from './delivery-marks.ts';
import { postedAt } from './threads.ts';

interface Properties {
  readonly message: SeenMessage;
  /** True under a message of the same person: no name and picture again. */
  readonly isContinued: boolean;
  /** Begins a reply in the thread; absent where there can be none. */
  readonly onReply?: (() => void) | undefined;
  readonly children?: ComponentChildren;
}

/** One message as this person sees it, with the marks that say how it reached them. */
export function Message({ message, isContinued, onReply, children }: Properties) {
  const author = useSlice((state) => personById(state, message.userId));
  const notifications = useSlice((state) => state.notifications);
  const marks = deliveryMarks(message, notifications);
  const name = author?.name ?? message.userId;
  const time = timeOfDay(postedAt(message.ts), localZone);
  const isBot = message.isBot;
  return (
    <article
      class={`message${message.isEphemeral ? ' is-ephemeral' : ''}${isContinued ? ' is-continued' : ''}`}
      data-testid="message"
      data-ts={message.ts}
      data-ephemeral={message.isEphemeral}
      aria-label={`${name}, ${time}`}
    >
      {message.isEphemeral && <OnlyYou />}
      <div class="message-side">
        {isContinued ? (
          <time class="message-time">{time}</time>
        ) : (
          <Avatar person={{ id: message.userId, name, isBot }} />
        )}
      </div>
      <div class="message-main">
        {!isContinued && (
          <header>
            <strong>{name}</strong>
            {isBot && <span class="tag">App</span>}
            <time class="message-time">{time}</time>
            <Marks marks={marks} />
          </header>
        )}
        <MessageBody message={message} />
        <Files files={message.files ?? []} />
        {isContinued && <Marks marks={marks} />}
        {children}
      </div>
      {onReply && (
        <button type="button" class="reply" data-testid="reply" onClick={onReply}>
          <Icon name="chat" size={14} /> Reply
        </button>
      )}
    </article>
  );
}

/** What a message says: its blocks, or its text where it has none. */
function MessageBody({ message }: { readonly message: SeenMessage }) {
  const text = [{ type: 'section', text: { type: 'mrkdwn', text: message.text } }];
  return (
    <ScopedBlocks
      blocks={message.blocks.length > 0 ? message.blocks : text}
      container={{ kind: 'message', channel: message.channel, ts: message.ts }}
      what="this message"
    />
  );
}

/** Files shared with a message: pictures to be looked at, all others to be saved. */
function Files({ files }: { readonly files: readonly SharedFile[] }) {
  return (
    <>
      {files.map((file) =>
        file.isPicture ? (
          <a key={file.id} class="shared-picture" href={addressOf(file)} data-testid="picture">
            <img src={addressOf(file)} alt={file.altText || file.title} />
          </a>
        ) : (
          <SavedFile key={file.id} file={file} />
        ),
      )}
    </>
  );
}

function SavedFile({ file }: { readonly file: SharedFile }) {
  const { name, title, size } = file;
  return (
    <a class="file" href={addressOf(file)} download={name}>
      <Icon name="task" />
      <span>
        <strong>{title || name}</strong>
        <small>
          {name} · {Math.max(1, Math.round(size / 1024))} kB
        </small>
      </span>
    </a>
  );
}

function addressOf({ id }: SharedFile): string {
  return `/api/files/${encodeURIComponent(id)}`;
}

/** The line over a message nobody else sees. */
export function OnlyYou() {
  return (
    <div class="only-you">
      <Icon name="eye" size={14} /> Only visible to you
    </div>
  );
}

const words = {
  notified: { icon: 'bell', text: 'notified', title: 'This post made the phone buzz' },
  'updated-silently': {
    icon: 'pencil',
    text: 'updated silently · no notification',
    title: 'Changed in place since it was posted; an edit notifies nobody',
  },
} as const;

function Marks({ marks }: { readonly marks: readonly DeliveryMark[] }) {
  if (marks.length === 0) return null;
  return (
    <span class="marks">
      {marks.map((mark) => (
        <span
          key={mark}
          class={`mark mark-${mark}`}
          title={words[mark].title}
          data-testid={`mark-${mark}`}
        >
          <Icon name={words[mark].icon} size={12} />
          {words[mark].text}
        </span>
      ))}
    </span>
  );
}
