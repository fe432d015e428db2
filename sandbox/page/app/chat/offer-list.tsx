import type { KnownCommand, Offer, Offered } from './completion.ts';

interface Properties {
  readonly offered: Offered;
  readonly place: number;
  onTake(offer: Offer): void;
}

/** What a half-typed line may become. */
export function OfferList({ offered: { title, offers }, place, onTake }: Properties) {
  return (
    <div
      class="command-list"
      id="command-list"
      role="listbox"
      aria-label={title}
      data-testid="command-list"
    >
      <div class="command-list-title" aria-hidden="true">
        {title}
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Tab</kbd> take
        </span>
      </div>
      {offers.map((offer, index) => (
        <div
          key={offer.name}
          id={`command-${index}`}
          class="command"
          role="option"
          tabIndex={-1}
          aria-selected={index === place}
          data-testid="command-option"
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(offer);
          }}
        >
          <span class="command-name">
            <strong>{offer.name}</strong> <span>{offer.hint}</span>
          </span>
          <span class="command-description">{offer.description}</span>
        </div>
      ))}
    </div>
  );
}

/** How the command that is being typed wants its arguments. */
export function UsageHint({ command }: { readonly command: KnownCommand }) {
  return (
    <div class="usage-hint" data-testid="usage-hint">
      <strong>{command.command}</strong> <code>{command.usageHint}</code>
      <span>{command.description}</span>
    </div>
  );
}
