import { useEffect, useRef, useState } from 'preact/hooks';
import type { SeenMessage } from '../../../drive/api.ts';
import { usePage } from '../store/use-page.ts';

interface Properties {
  readonly root: SeenMessage;
  onDone(): void;
}

/** Where a reply in a thread is typed: Enter sends, Escape leaves. Commands do not run in threads. */
export function ReplyBox({ root, onDone }: Properties) {
  const page = usePage();
  const [line, setLine] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const send = async () => {
    if (line.trim() && (await page.say(root.channel, line.trim(), root.ts))) onDone();
  };
  return (
    <input
      ref={input}
      class="input reply-box"
      placeholder="Reply"
      aria-label="Reply in the thread"
      data-testid="reply-box"
      value={line}
      onInput={(event) => setLine(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        if (event.key === 'Enter') void send();
      }}
    />
  );
}
