import { useId, useRef } from 'preact/hooks';
import { countWords, isFull } from '../form/picking.ts';
import { asText, textOf } from '../json.ts';
import type { ElementProperties } from './element.tsx';
import type { Option } from './options.ts';
import { OfferList } from './picker-list.tsx';
import { type Picking, pickByKey, usePicking } from './use-picking.ts';

/** A select one types into: of several, or with options the app knows. What is chosen stands before the words and can be taken away. */
export function Picker(properties: ElementProperties) {
  const picking = usePicking(properties);
  const { chosen, most, canEmpty } = picking;
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const count = countWords(chosen.length, most);
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    const isInside = relatedTarget instanceof Node && root.current?.contains(relatedTarget);
    if (!isInside) picking.close();
  };
  return (
    <div class="picker" ref={root} onFocusOut={onFocusOut}>
      <div class="picker-box" ref={box}>
        {chosen.map((option) => (
          <Token
            key={option.value}
            option={option}
            onRemove={canEmpty ? () => picking.drop(option) : undefined}
          />
        ))}
        <Words {...properties} picking={picking} listId={listId} />
      </div>
      {picking.isOpen && (
        <OfferList
          id={listId}
          at={box}
          offers={picking.offers}
          place={picking.place}
          chosen={chosen}
          isFull={isFull(chosen, most)}
          onTake={picking.take}
        />
      )}
      {count && (
        <p class="picker-count" data-testid="picker-count">
          {count}
        </p>
      )}
      {picking.dialog}
    </div>
  );
}

interface WordsProperties extends ElementProperties {
  readonly picking: Picking;
  readonly listId: string;
}

/** Where one types; what one is at in the list is told through it. */
function Words({ element, labelledBy, picking, listId }: WordsProperties) {
  const { typed, isOpen, place, offered, chosen, error } = picking;
  const placeholder = textOf(element.placeholder) || 'Search';
  return (
    <input
      class="picker-input"
      type="text"
      role="combobox"
      autocomplete="off"
      value={typed}
      placeholder={chosen.length === 0 ? placeholder : ''}
      aria-label={labelledBy ? undefined : placeholder}
      aria-labelledby={labelledBy}
      aria-autocomplete="list"
      aria-expanded={isOpen}
      aria-controls={listId}
      aria-activedescendant={isOpen && offered.length > 0 ? `${listId}-${place}` : undefined}
      aria-invalid={error !== undefined}
      data-action-id={asText(element.action_id)}
      onClick={() => picking.type(typed)}
      onInput={(event) => picking.type(event.currentTarget.value)}
      onKeyDown={(event) => pickByKey(event, picking)}
    />
  );
}

interface TokenProperties {
  readonly option: Option;
  /** Absent where it cannot be taken away. */
  readonly onRemove: (() => void) | undefined;
}

function Token({ option: { label }, onRemove }: TokenProperties) {
  if (!onRemove) return <span class="token">{label}</span>;
  return (
    <button
      type="button"
      class="token"
      aria-label={`Remove ${label}`}
      data-testid="picker-token"
      onClick={onRemove}
    >
      <span>{label}</span>
      <span aria-hidden="true">×</span>
    </button>
  );
}
