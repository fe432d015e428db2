import { useEffect } from 'preact/hooks';
import { withArt } from '../text/emoji-art.tsx';
import type { Option } from './options.ts';
import { useFloat } from './use-float.ts';
import type { Offers } from './use-offers.ts';

interface Properties {
  readonly id: string;
  /** What it lies under. */
  readonly at: { readonly current: HTMLElement | null };
  readonly offers: Offers;
  readonly place: number;
  readonly chosen: readonly Option[];
  /** Nothing more may be chosen. */
  readonly isFull: boolean;
  onTake(option: Option): void;
}

/** The options under a picker. */
export function OfferList({ id, at, offers, place, chosen, isFull, onTake }: Properties) {
  const list = useFloat<HTMLDivElement>(at, true);
  const isTaken = ({ value }: Option) => chosen.some((one) => one.value === value);
  useEffect(() => {
    list.current?.querySelector('.is-current')?.scrollIntoView({ block: 'nearest' });
  }, [list, place]);
  let count = 0;
  return (
    <div
      id={id}
      class="picker-list"
      role="listbox"
      tabIndex={-1}
      popover="manual"
      aria-multiselectable
      ref={list}
      data-testid="picker-list"
      // The words keep the focus, so that typing goes on after a tap.
      onMouseDown={(event) => event.preventDefault()}
    >
      {offers.groups.map(({ label, options }) => {
        const rows = options.map((option) => {
          const index = count++;
          return (
            <Row
              key={option.value}
              id={`${id}-${index}`}
              option={option}
              isCurrent={index === place}
              isTaken={isTaken(option)}
              isDisabled={isFull && !isTaken(option)}
              onTake={onTake}
            />
          );
        });
        if (!label) return rows;
        return (
          <fieldset key={label} aria-label={label}>
            <div class="picker-group">{label}</div>
            {rows}
          </fieldset>
        );
      })}
      {offers.note && (
        <div class="picker-note" role="status" data-testid="picker-note">
          {offers.note}
        </div>
      )}
    </div>
  );
}

interface RowProperties {
  readonly id: string;
  readonly option: Option;
  readonly isCurrent: boolean;
  readonly isTaken: boolean;
  readonly isDisabled: boolean;
  onTake(option: Option): void;
}

function Row({ id, option, isCurrent, isTaken, isDisabled, onTake }: RowProperties) {
  const take = () => {
    if (!isDisabled) onTake(option);
  };
  return (
    <div
      id={id}
      class={`picker-option${isCurrent ? ' is-current' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={isTaken}
      aria-disabled={isDisabled}
      onClick={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    >
      <span>
        {withArt(option.label)}
        {option.description && <small>{option.description}</small>}
      </span>
      {isTaken && <span aria-hidden="true">✓</span>}
    </div>
  );
}
