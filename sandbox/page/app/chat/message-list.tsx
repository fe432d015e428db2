import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SeenMessage } from '../../../drive/api.ts';
import { Avatar } from '../shell/avatar.tsx';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { type SlackbotNote, sandboxNow } from '../store/page-state.ts';
import { usePage, useSlice } from '../store/use-page.ts';
import { dayName } from '../text/dates.ts';
import { localZone } from '../text/formatted.tsx';
import { Message, OnlyYou } from './message.tsx';
import { ReplyBox } from './reply-box.tsx';
import { continues, postedAt, type Thread, threadsOf } from './threads.ts';

const noMessages: readonly SeenMessage[] = [];

/** The messages of a conversation; stays at the end while the reader is there. A message taller than the list begins at its top. */
export function MessageList({ conversation }: { readonly conversation: string }) {
  const { store } = usePage();
  const messages = useSlice((state) => state.messages[conversation]);
  const notes = useSlice((state) => state.slackbot).filter((one) => one.channel === conversation);
  const list = useStickToEnd(conversation);
  const threads = threadsOf(messages ?? noMessages);
  const viewer = { timeZone: localZone, nowMs: sandboxNow(store.state, performance.now()) };
  const days = threads.map(({ root }) => dayName(postedAt(root.ts), viewer));
  return (
    <ScrollArea className="messages" label="Messages" testId="messages" role="log" area={list}>
      <div class="messages-inner">
        {messages?.length === 0 && notes.length === 0 && <Empty />}
        <Notes notes={notes.filter(({ afterTs }) => afterTs === '')} />
        {threads.map((thread, index) => {
          const before = threads[index - 1];
          const isNewDay = days[index] !== days[index - 1];
          const isContinued =
            !isNewDay && before?.replies.length === 0 && continues(thread.root, before.root);
          return (
            <Fragment key={thread.root.ts}>
              {isNewDay && (
                <h3 class="day">
                  <span>{days[index]}</span>
                </h3>
              )}
              <ThreadView thread={thread} isContinued={isContinued} />
              <Notes notes={notes.filter(({ afterTs }) => afterTs === thread.root.ts)} />
            </Fragment>
          );
        })}
      </div>
    </ScrollArea>
  );
}

function ThreadView({
  thread,
  isContinued,
}: {
  readonly thread: Thread;
  readonly isContinued: boolean;
}) {
  const { root, replies } = thread;
  const [isOpen, setOpen] = useState(true);
  const [isReplying, setReplying] = useState(false);
  const reply = root.isEphemeral ? undefined : () => setReplying(true);
  const box = isReplying && <ReplyBox root={root} onDone={() => setReplying(false)} />;
  if (replies.length === 0) {
    return (
      <Message message={root} isContinued={isContinued} onReply={reply}>
        {box}
      </Message>
    );
  }
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  return (
    <Message message={root} isContinued={isContinued} onReply={reply}>
      <button
        type="button"
        class="thread-toggle"
        aria-expanded={isOpen}
        data-testid="thread-toggle"
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? `Hide ${count}` : count}
      </button>
      {isOpen && (
        <div class="thread">
          {replies.map((reply, index) => (
            <Message
              key={reply.ts}
              message={reply}
              isContinued={continues(reply, replies[index - 1])}
            />
          ))}
        </div>
      )}
      {box}
    </Message>
  );
}

/** What Slack itself tells the person when the app did not answer. */
function Notes({ notes }: { readonly notes: readonly SlackbotNote[] }) {
  return (
    <>
      {notes.map(({ id, text }) => (
        <article key={id} class="message is-ephemeral" data-testid="slackbot-note">
          <OnlyYou />
          <div class="message-side">
            <Avatar person={{ id: 'USLACKBOT', name: 'S', isBot: false }} />
          </div>
          <div class="message-main">
            <header>
              <strong>Slackbot</strong>
            </header>
            {text}
          </div>
        </article>
      ))}
    </>
  );
}

function Empty() {
  return (
    <div class="empty">
      <p>Nothing has been said here yet.</p>
      <p>
        Type <kbd>/</kbd> for the commands.
      </p>
    </div>
  );
}

function useStickToEnd(conversation: string) {
  const list = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const shown = list.current;
    const look = () => {
      if (shown) isAtEnd.current = shown.scrollTop > endOf(shown) - 80;
    };
    shown?.addEventListener('scroll', look);
    return () => shown?.removeEventListener('scroll', look);
  }, []);
  useLayoutEffect(() => {
    isAtEnd.current = true;
  }, [conversation]);
  useLayoutEffect(() => {
    const shown = list.current;
    if (shown && isAtEnd.current) shown.scrollTop = Math.max(shown.scrollTop, endOf(shown));
  });
  return list;
}

/** How far down a reader is taken: to the end, but not past the beginning of the newest message. */
function endOf(list: HTMLElement): number {
  const newest = list.querySelector('.messages-inner > :last-child');
  const end = list.scrollHeight - list.clientHeight;
  if (!newest) return end;
  const begins = newest.getBoundingClientRect().top - list.getBoundingClientRect().top;
  return Math.min(end, list.scrollTop + begins);
}
