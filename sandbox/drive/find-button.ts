import { everyElement } from '../slack/acting/find-element.ts';
import { type Json, record, text } from '../slack/json.ts';

/** The ids of the button that reads like this or has this action id. Throws with what there is. */
export function buttonIn(
  blocks: readonly Json[],
  button: string,
): { readonly blockId: string; readonly actionId: string } {
  const elements = everyElement(blocks);
  const found = elements.find(
    ({ element }) => element.action_id === button || labelOf(element) === button,
  );
  if (found) {
    const { block, element } = found;
    return { blockId: String(block.block_id), actionId: String(element.action_id) };
  }
  const there = elements.map(({ element }) => labelOf(element) ?? String(element.action_id));
  throw new Error(`no button "${button}" there, only: ${there.join(', ') || 'none'}`);
}

function labelOf(element: Json): string | undefined {
  return text(record(element.text).text);
}
