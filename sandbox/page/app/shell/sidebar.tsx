import type { ComponentChildren } from 'preact';
import { conversationsOf, type Place, personById, unreadIn } from '../store/page-state.ts';
import { hashOf } from '../store/place.ts';
import { usePage, useSlice } from '../store/use-page.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { PeopleMenu } from './people-menu.tsx';

/** The left side: the workspace, who you are, channels, the app, the gallery. */
export function Sidebar() {
  const workspace = useSlice((state) => state.sandbox?.workspace.name);
  const all = useSlice((state) => state);
  const conversations = conversationsOf(all);
  const dms = conversations.filter(({ kind }) => kind === 'dm');
  const bot = all.sandbox?.people.find(({ isBot }) => isBot);
  const appName = bot?.name ?? 'Floorwalker';
  return (
    <nav class="sidebar" aria-label="Channels and people" data-testid="sidebar">
      <h1>{workspace}</h1>
      <WhoYouAre />
      <div class="sidebar-scroll">
        <h2>Channels</h2>
        <ul>
          {conversations
            .filter(({ kind }) => kind === 'channel')
            .map(({ id, name, isExternallyShared }) => (
              <Entry key={id} place={{ kind: 'conversation', id }} unread={unreadIn(all, id)}>
                <Icon name={isExternallyShared ? 'link' : 'hash'} /> {name}
              </Entry>
            ))}
        </ul>
        <h2>Apps</h2>
        <ul>
          {dms.map(({ id }) => (
            <Entry key={id} place={{ kind: 'conversation', id }} unread={unreadIn(all, id)}>
              <Avatar person={bot ?? { id, name: appName, isBot: true }} size={20} /> {appName}
            </Entry>
          ))}
          <Entry place={{ kind: 'home' }} unread={0}>
            <Icon name="home" /> Home of {appName}
          </Entry>
        </ul>
        <h2>For reviewers</h2>
        <ul>
          <Entry place={{ kind: 'gallery' }} unread={0}>
            <Icon name="gallery" /> Gallery
          </Entry>
        </ul>
      </div>
    </nav>
  );
}

interface EntryProperties {
  readonly place: Place;
  readonly unread: number;
  readonly children: ComponentChildren;
}

function Entry({ place, unread, children }: EntryProperties) {
  const page = usePage();
  const isHere = useSlice((state) => sameKind(state.place, place));
  return (
    <li>
      <a
        href={hashOf(place)}
        class={unread > 0 ? 'has-unread' : undefined}
        aria-current={isHere ? 'page' : undefined}
        data-testid={`goto-${place.kind === 'conversation' ? place.id : place.kind}`}
        onClick={() => {
          if (isHere) page.showPane('chat');
        }}
      >
        {children}
        {unread > 0 && (
          <span class="unread" data-testid="unread">
            {unread}
            <span class="visually-hidden"> unread</span>
          </span>
        )}
      </a>
    </li>
  );
}

function sameKind(a: Place, b: Place): boolean {
  return a.kind === b.kind && (a.kind !== 'conversation' || hashOf(a) === hashOf(b));
}

function WhoYouAre() {
  const page = usePage();
  const me = useSlice((state) => personById(state, state.me));
  const isOpen = useSlice((state) => state.open === 'people');
  return (
    <div class="who">
      <button
        type="button"
        class="who-button"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        data-testid="who-am-i"
        onClick={() => page.open('people')}
      >
        <Avatar person={me} size={36} />
        <span>
          <small>You are</small>
          <strong>{me?.name}</strong>
          <em>{me?.role}</em>
        </span>
        <Icon name="chevron" />
      </button>
      {isOpen && <PeopleMenu />}
    </div>
  );
}
