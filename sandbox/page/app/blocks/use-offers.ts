import { useEffect, useState } from 'preact/hooks';
import { matching, shortnessOf } from '../form/picking.ts';
import { asText, type Json } from '../json.ts';
import { type OptionGroup, optionGroups, optionOf } from './options.ts';
import { useScope } from './scope.ts';

/** What a list shows: options, or why there are none. */
export interface Offers {
  readonly groups: readonly OptionGroup[];
  readonly note: string;
}

interface Asked {
  readonly element: Json;
  readonly blockId: string;
  readonly typed: string;
  readonly isOpen: boolean;
}

/** Typing goes on for so long before the app is asked, in milliseconds. */
const debounceMs = 250;

/** The options for what was typed: the element's own, or those the app is asked for. */
export function useOffers(asked: Asked): Offers {
  const { element, typed } = asked;
  const scope = useScope();
  const answered = useAnswered(asked);
  if (isExternal(element)) return answered;
  const groups = matching(optionGroups(element, scope), typed);
  return { groups, note: groups.length > 0 ? '' : 'No results.' };
}

/** Only the answer to what stands there now counts; a late one to an earlier word is dropped. */
function useAnswered({ element, blockId, typed, isOpen }: Asked): Offers {
  const { suggest } = useScope();
  const [offers, setOffers] = useState<Offers>({ groups: [], note: '' });
  const actionId = asText(element.action_id);
  const isAsking = isOpen && isExternal(element);
  const tooShort = shortnessOf(element, typed);
  useEffect(() => {
    if (!isAsking) return undefined;
    setOffers({ groups: [], note: tooShort ?? 'Searching…' });
    if (tooShort) return undefined;
    let isLate = false;
    const ask = async () => {
      const { groups, note } = await suggest(blockId, actionId, typed);
      if (isLate) return;
      const read = groups.map(({ label, options }) => ({ label, options: options.map(optionOf) }));
      setOffers({ groups: read, note: note ?? '' });
    };
    const timer = setTimeout(() => void ask(), typed === '' ? 0 : debounceMs);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [isAsking, tooShort, blockId, actionId, typed]);
  return offers;
}

function isExternal(element: Json): boolean {
  return asText(element.type).endsWith('external_select');
}
