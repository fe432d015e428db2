import type { Conversation } from '../../../drive/api.ts';
import { Icon } from '../shell/icons.tsx';
import { conversationsOf } from '../store/page-state.ts';
import { useSlice } from '../store/use-page.ts';
import { AppTabs } from './app-tabs.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

/** A channel or direct message: its heading, what was said, and where one types. */
export function ConversationPane({ id }: { readonly id: string }) {
  const conversation = useSlice((state) => conversationsOf(state).find((one) => one.id === id));
  if (!conversation) return <p class="empty">You are in no such conversation.</p>;
  const isChannel = conversation.kind === 'channel';
  const label = isChannel ? `#${conversation.name}` : conversation.name;
  return (
    <section class="pane chat-pane" aria-label={label} data-testid="conversation">
      {isChannel ? <ChannelHeading conversation={conversation} /> : <AppTabs current="messages" />}
      <MessageList conversation={id} key={id} />
      <Composer conversation={id} label={`Message ${label}`} key={`composer ${id}`} />
    </section>
  );
}

function ChannelHeading({ conversation }: { readonly conversation: Conversation }) {
  return (
    <header class="pane-heading">
      <h2>
        <Icon name="hash" /> {conversation.name}
      </h2>
      <span class="topic">{conversation.topic}</span>
      {conversation.isExternallyShared && (
        <span class="chip chip-warn">Shared with another company</span>
      )}
      {!conversation.isBotMember && <span class="chip">Floorwalker is not a member</span>}
    </header>
  );
}
