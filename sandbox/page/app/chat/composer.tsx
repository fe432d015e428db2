import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../shell/icons.tsx';
import { usePage, useSlice } from '../store/use-page.ts';
import {
  commandInUse,
  type Known,
  moved,
  type Offer,
  type Offered,
  offersFor,
} from './completion.ts';
import { OfferList, UsageHint } from './offer-list.tsx';

interface Properties {
  readonly conversation: string;
  readonly label: string;
}

const nothingKnown: Known = { commands: [], people: [], userGroups: [], conversations: [] };
const noOffers: Offered = { title: '', offers: [] };

/** Where a person types: commands and names complete with arrows, Tab and Enter; Enter sends; ↑ brings back the last line. */
export function Composer({ conversation, label }: Properties) {
  const page = usePage();
  const known = useSlice((state) => state.sandbox) ?? nothingKnown;
  const [line, setLine] = useState('');
  const [place, setPlace] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const history = useRef<string[]>([]);
  const input = useRef<HTMLTextAreaElement>(null);
  const offered = isClosed ? noOffers : offersFor(known, line);
  const { offers } = offered;
  useGrow(input, line);
  useFocusAsked(input, conversation);

  const type = (text: string) => {
    setLine(text);
    setPlace(0);
    setClosed(false);
  };
  const take = (offer: Offer) => {
    type(offer.line);
    input.current?.focus();
  };
  const send = async () => {
    const text = line.trim();
    if (!text) return;
    history.current.push(text);
    type('');
    if (!(await page.say(conversation, text))) setLine((now) => now || text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = offers[place];
    const isWhole = chosen?.line.trimEnd() === line;
    const handled = () => event.preventDefault();
    if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      handled();
      setPlace(moved(place, event.key === 'ArrowDown' ? 1 : -1, offers.length));
    } else if (chosen && (event.key === 'Tab' || (event.key === 'Enter' && !isWhole))) {
      handled();
      take(chosen);
    } else if (chosen && event.key === 'Escape') {
      handled();
      setClosed(true);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      handled();
      void send();
    } else if (event.key === 'ArrowUp' && line === '') {
      handled();
      type(history.current.at(-1) ?? '');
    }
  };
  const used = commandInUse(known.commands, line);
  const isOpen = offers.length > 0;
  return (
    <div class="composer">
      {isOpen && <OfferList offered={offered} place={place} onTake={take} />}
      {used && !isOpen && <UsageHint command={used} />}
      <div class="composer-box">
        <textarea
          ref={input}
          rows={1}
          value={line}
          placeholder={label}
          aria-label={label}
          aria-controls="command-list"
          aria-autocomplete="list"
          aria-activedescendant={isOpen ? `command-${place}` : undefined}
          data-testid="composer"
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="composer-send"
          aria-label="Send"
          data-testid="send"
          disabled={!line.trim()}
          onClick={() => void send()}
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}

function useGrow(input: { readonly current: HTMLTextAreaElement | null }, line: string): void {
  useEffect(() => {
    const box = input.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
    if (line) box.scrollTop = box.scrollHeight;
  }, [input, line]);
}

function useFocusAsked(
  input: { readonly current: HTMLTextAreaElement | null },
  conversation: string,
): void {
  const page = usePage();
  const isAsked = useSlice((state) => state.typeIn === conversation);
  useEffect(() => {
    if (!isAsked) return;
    input.current?.focus();
    page.store.change({ typeIn: undefined });
  }, [input, isAsked, page]);
}
